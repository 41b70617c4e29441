import { expect } from "chai";
import { openDevice } from "#src/browser/open-device.ts";

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
});
