import { expect } from "chai";
import type { Session } from "#src/api/people.ts";
import {
  copiesHere,
  copyNameOf,
  lockCopies,
  noteUse,
  openCopyHere,
  wipeCopy,
  wipeOldCopies,
} from "#src/browser/copies-here.ts";
import { openLocalStore } from "#src/browser/local-store.ts";
import { written } from "./store-on-disk.ts";

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.parse("2030-05-01T10:00:00Z");

const person = (id: string, deviceDays = 30): Session => ({
  state: "person",
  id,
  name: "Priya Nair",
  email: "priya@oak.example",
  organisation: "Oak Street Homes",
  isAdministrator: false,
  teams: [],
  deviceDays,
});

const guest: Session = {
  state: "guest",
  id: "guest0000000000000000",
  name: "Rosa",
  organisation: "Oak Street Homes",
  as: "resident",
  scope: "own",
  plan: "AAAABBBBCCCCDDDDEEEE",
  until: NOW + DAY,
};

async function useAs(session: Session, now: number): Promise<string> {
  const name = await copyNameOf(session);
  if (name === null) throw new Error("Nobody is here.");
  noteUse(name, session, now);
  const store = await openLocalStore(name);
  await store.append("p", written(["Brannoc"]).updates[0]!, true);
  store.close();
  return name;
}

const isThere = async (name: string) =>
  (await indexedDB.databases()).some((it) => it.name === name);

async function clear() {
  for (const name of copiesHere()) await wipeCopy(name);
  localStorage.removeItem("ownwords.copies");
}

beforeEach(clear);
afterEach(clear);

describe("copies on this device", () => {
  it("are one for each person, named so that nobody is named", async () => {
    const [one, other, visitor] = await Promise.all(
      [person("priya000000000000000"), person("tom00000000000000000"), guest].map(copyNameOf),
    );
    expect(new Set([one, other, visitor]).size).to.equal(3);
    expect(`${one}`).to.match(/^ownwords-[0-9a-f]{24}$/);
    expect(await copyNameOf(person("priya000000000000000"))).to.equal(one);
    expect(await copyNameOf({ state: "owner" })).to.equal("ownwords");
    expect(await copyNameOf({ state: "setup" })).to.equal(null);
    noteUse(`${one}`, person("priya000000000000000"), NOW);
    const kept = JSON.stringify(localStorage);
    for (const word of ["Priya", "priya", "Oak"]) expect(kept).not.to.include(word);
  });

  it("open without a server for whoever was here last, until the server says that they left", async () => {
    expect(openCopyHere()).to.equal(null);
    const first = await useAs(person("priya000000000000000"), NOW);
    expect(openCopyHere()).to.equal(first);
    const second = await useAs(person("tom00000000000000000"), NOW);
    expect(openCopyHere()).to.equal(second);
    lockCopies();
    expect(openCopyHere()).to.equal(null);
    // What was not sent is still there for the one whose it is.
    const store = await openLocalStore(first);
    expect((await store.load("p")).updates).to.have.length(1);
    store.close();
  });

  it("go when nobody has used them for as many days as the organisation says", async () => {
    const name = await useAs(person("priya000000000000000", 7), NOW);
    const other = await useAs(person("tom00000000000000000", 60), NOW);
    await wipeOldCopies(NOW + 7 * DAY);
    expect(copiesHere()).to.deep.equal([name, other]);
    await wipeOldCopies(NOW + 7 * DAY + 1);
    expect(copiesHere()).to.deep.equal([other]);
    expect(await isThere(name)).to.equal(false);
    expect(await isThere(other)).to.equal(true);
  });

  it("of a guest live no longer than the guest", async () => {
    const name = await useAs(guest, NOW);
    await wipeOldCopies(NOW + DAY - 1);
    expect(await isThere(name)).to.equal(true);
    await wipeOldCopies(NOW + DAY);
    expect(await isThere(name)).to.equal(false);
    expect(openCopyHere()).to.equal(null);
  });

  it("are wiped though they are open in another tab", async () => {
    const name = await useAs(person("priya000000000000000"), NOW);
    const open = await openLocalStore(name);
    await wipeCopy(name);
    expect(await isThere(name)).to.equal(false);
    expect(await open.load("p").catch(() => "lost")).to.equal("lost");
    expect(copiesHere()).to.deep.equal([]);
  });

  it("are none where what is known of them is damaged", () => {
    for (const damaged of ["{", "null", '[{"name":1}]']) {
      localStorage.setItem("ownwords.copies", damaged);
      expect(openCopyHere(), damaged).to.equal(null);
    }
  });
});
