import { expect } from "chai";
import { type Connection, openConnection } from "#src/browser/connection.ts";
import { metaOf, PLAN, SCHEMA, textOf } from "#src/document/roots.ts";
import { startPageServer, until } from "./page-server.ts";

const wordsIn = ({ ydoc }: Connection) => textOf(ydoc, PLAN, "about").toString();

function write({ ydoc }: Connection, words: string) {
  const ytext = textOf(ydoc, PLAN, "about");
  ytext.insert(ytext.length, words);
}

describe("tabs of two people in one browser", () => {
  it("hear without a server of what the same person writes, and of nobody else's words", async () => {
    const server = startPageServer((ydoc) => metaOf(ydoc).set("schema", SCHEMA));
    server.kill();
    const plan = `plan${Date.now()}`;
    const open = (as: string) => openConnection({ plan, store: null, url: "ws://page/sync", as });
    const [staff, guest, sameGuest] = [open("person-1"), open("guest-1"), open("guest-1")];
    const all = [staff, guest, sameGuest];
    await until(() => all.every((it) => it.status.kind === "offline"), "nobody has a server");
    write(guest, "I like mornings.");
    await until(() => wordsIn(sameGuest) !== "", "the guest's words in their other tab");
    write(staff, "Sam likes mornings.");
    write(sameGuest, " And tea.");
    await until(() => wordsIn(guest).includes("tea"), "the guest's words in their first tab");
    expect(all.map(wordsIn)).to.deep.equal([
      "Sam likes mornings.",
      "I like mornings. And tea.",
      "I like mornings. And tea.",
    ]);
    await Promise.all(all.map((it) => it.close()));
    server.end();
  });
});
