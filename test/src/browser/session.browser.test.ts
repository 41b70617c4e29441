import { expect } from "chai";
import { readSession } from "#src/browser/session.ts";

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

describe("readSession", () => {
  it("asks by itself until the server is there, and says meanwhile why there is nothing", async () => {
    answers(null, new Response("{}", { status: 503 }), new Response("{}", { status: 500 }));
    const told: string[] = [];
    const session = await readSession(null, (problem) => told.push(problem));
    expect(session.state).to.equal("signed-out");
    expect(told.length).to.equal(3);
    expect(told[0]).to.equal("The server can't be reached. Check the connection and try again.");
  });
});
