import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { count, dayInWords, momentInWords, possessive, speakerInWords } from "#components/words.ts";
import { today } from "#src/browser/today.ts";
import { plan } from "#src/plan/build.ts";

const withAma = plan([], {
  people: [
    {
      id: "p1",
      name: "Ama Boateng",
      relation: "sister",
      paid: "unpaid",
      organisation: "",
      pronouns: "",
    },
  ],
});

describe("words on screen", () => {
  it("writes a day as people do", () => {
    assert.equal(dayInWords("2030-05-01"), "1 May 2030");
    assert.equal(dayInWords("2030-12-31", "short"), "31 Dec 2030");
  });

  it("tells a moment beside now", () => {
    const now = new Date(2030, 4, 2, 12, 0);
    assert.equal(momentInWords(new Date(2030, 4, 2, 11, 59, 30).toISOString(), now), "just now");
    assert.equal(momentInWords(new Date(2030, 4, 2, 11, 30).toISOString(), now), "30 minutes ago");
    assert.equal(momentInWords(new Date(2030, 4, 2, 8, 5).toISOString(), now), "today at 08:05");
    assert.equal(
      momentInWords(new Date(2030, 4, 1, 23, 5).toISOString(), now),
      "yesterday at 23:05",
    );
    assert.equal(momentInWords(new Date(2030, 2, 1, 9, 0).toISOString(), now), "1 Mar 2030");
  });

  it("takes today from this device's calendar", () => {
    assert.equal(today(new Date(2030, 0, 9, 23, 59)), "2030-01-09");
  });

  it("counts one and many", () => {
    assert.equal(count(1, "person", "people"), "1 person");
    assert.equal(count(0, "question"), "0 questions");
  });

  it("says whose words something is", () => {
    const words = (kind: "resident" | "quoted" | "family" | "advocate" | "worker" | "document") =>
      speakerInWords({ kind, person: kind === "family" ? "p1" : null }, withAma);
    assert.equal(words("resident"), "Jean's own words");
    assert.equal(words("quoted"), "Jean's words, written down by a worker");
    assert.equal(words("family"), "Ama Boateng, sister");
    assert.equal(words("advocate"), "An advocate");
    assert.equal(words("worker"), "The worker's view");
    assert.equal(words("document"), "From an earlier record");
  });

  it("adds an apostrophe alone after an s", () => {
    assert.equal(possessive("James"), "James'");
  });
});
