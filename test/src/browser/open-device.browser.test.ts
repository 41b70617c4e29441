import { expect } from "chai";
import type { Session } from "#src/api/people.ts";
import { copiesHere, lockCopies, noteUse, wipeCopy } from "#src/browser/copies-here.ts";
import { openLocalStore } from "#src/browser/local-store.ts";
import { openDevice } from "#src/browser/open-device.ts";

const someone: Session = {
  state: "person",
  id: "person00000000000000",
  name: "Priya Nair",
  email: "priya@oak.example",
  organisation: "Oak Street Homes",
  isAdministrator: false,
  teams: [],
  deviceDays: 30,
};

const realFetch = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = realFetch;
});

/** Stands in for the network: these answers one after the other, then that somebody has to sign in. */
function answers(...first: (Response | null)[]) {
  const signedOut = { state: "signed-out", organisation: "Oak Street Homes" };
  globalThis.fetch = async () => {
    const answer = first.length ? first.shift() : Response.json(signedOut);
    if (!answer) throw new TypeError("Failed to fetch");
    return answer;
  };
}

describe("openDevice", () => {
  it("asks by itself until the server is there, and says meanwhile why there is nothing", async () => {
    answers(null, new Response("{}", { status: 503 }), new Response("{}", { status: 500 }));
    const told: string[] = [];
    const device = await openDevice((problem) => told.push(problem));
    expect(device.session.state).to.equal("signed-out");
    expect(device.store).to.equal(null);
    expect(told.length).to.equal(3);
    expect(told[0]).to.equal("The server can't be reached. Check the connection and try again.");
  });

  it("wipes a copy with its key when it has grown old, though its session only ended and nobody signs in again", async () => {
    const names = ["ownwords-old", "ownwords-new"];
    const days = [31, 29];
    for (const [at, name] of names.entries()) {
      const store = await openLocalStore(name);
      await store.append("p", new Uint8Array([0, 0]), true);
      store.close();
      noteUse(name, someone, Date.now() - (days[at] ?? 0) * 24 * 60 * 60 * 1000);
    }
    lockCopies();
    answers(null);
    await openDevice(() => {});
    const left = (await indexedDB.databases()).map((it) => it.name);
    expect(names.filter((it) => left.includes(it))).to.deep.equal(["ownwords-new"]);
    expect(copiesHere()).to.deep.equal(["ownwords-new"]);
    await wipeCopy("ownwords-new");
  });
});
