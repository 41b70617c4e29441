import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import {
  CLOSE_NOT_ALLOWED,
  CLOSE_REFUSED,
  CLOSE_TOO_LARGE,
  CLOSE_UNKNOWN_PLAN,
} from "#src/api/sync.ts";
import type { Scope } from "#src/access.ts";
import { addOutcome, setFact, setSpeaker } from "#src/document/commands.ts";
import { addRemark } from "#src/document/record-commands.ts";
import { textOf } from "#src/document/roots.ts";
import {
  AWARENESS,
  presenceFrame,
  QUERY_AWARENESS,
  STEP_1,
  STEP_2,
  syncFrame,
  UPDATE,
} from "#server/sync/frames.ts";
import { upgradeStatus } from "#test/server/bare-request.ts";
import { until, updateOf } from "#test/server/support.ts";
import { connect, markFrame, rawLine, updateFrame } from "#test/server/sync/client.ts";
import { crew, GUESTS, guestIn } from "./crew.ts";

type Crew = Awaited<ReturnType<typeof crew>>;

const RESIDENT = { kind: "resident", person: null } as const;
const WORKER = { kind: "worker", person: null } as const;
const as = ({ cookie }: { cookie: string }) => ({ headers: { cookie } });
let last = 0;
const by = (name: string) => ({
  by: name,
  now: () => "2030-05-01T10:00:00Z",
  newId: () => `id${++last}`,
});

/** A plan with an outcome in the resident's words; answers all of it. */
async function writtenPlan(t: TestContext, { address, plan, who }: Crew) {
  const lead = connect(t, address, plan, new Y.Doc(), as(who.lead));
  await lead.synced();
  const outcome = addOutcome(lead.ydoc, [], RESIDENT, by("Lee"));
  setSpeaker(lead.ydoc, outcome, "voice", RESIDENT);
  textOf(lead.ydoc, outcome, "voice").insert(0, "I want to sing.");
  await lead.durable();
  return { lead, outcome, bytes: () => Y.encodeStateAsUpdate(lead.ydoc) };
}

/** What becomes of a frame on a new line: `"kept"`, or the code with which the line was closed. */
async function outcomeOf(
  t: TestContext,
  { address, plan }: Pick<Crew, "address" | "plan">,
  who: { cookie: string },
  frame: Uint8Array,
): Promise<"kept" | number> {
  const { line, frames, closed } = await rawLine(t, address, plan, as(who));
  line.send(frame);
  line.send(markFrame(1));
  const isKept = () => frames.some((it) => it[0] === 100 && it[1] === 1);
  await until(() => isKept() || line.readyState === line.CLOSED, "it is answered");
  const answer = isKept() ? "kept" : await closed();
  line.terminate();
  return answer;
}

const ANYTHING = ["a fact", "own words", "a remark", "a remark in another's name"];
const REMARK = ["a remark"];

/** What each scope lets a guest change. */
const MAY: Record<Scope, readonly string[]> = {
  write: ANYTHING,
  own: ["own words", ...REMARK],
  suggest: REMARK,
  comment: REMARK,
  read: [],
};

test("a guest of each kind changes what the scope allows and nothing else", async (t) => {
  const place = await crew(t);
  const { lead, outcome, bytes } = await writtenPlan(t, place);
  const remarkOf = (ydoc: Y.Doc, name: string, guest: string) =>
    addRemark(ydoc, { about: outcome, by: name, on: null }, WORKER, { ...by(name), guest });
  for (const [kind, scope] of GUESTS) {
    const guest = await guestIn(place, kind, scope);
    const changes: Record<string, (ydoc: Y.Doc) => void> = {
      "a fact": (ydoc) => setFact(ydoc, outcome, "hours", ++last),
      "own words": (ydoc) => textOf(ydoc, outcome, "voice").insert(0, "Yes. "),
      "a remark": (ydoc) => remarkOf(ydoc, kind, guest.id),
      "a remark in another's name": (ydoc) => remarkOf(ydoc, "Lee", guest.id),
    };
    for (const [what, change] of Object.entries(changes)) {
      const before = Y.encodeStateVector(lead.ydoc);
      const got = await outcomeOf(t, place, guest, updateFrame(updateOf(change, bytes())));
      // Of those with a lane of their own, only the resident speaks in this text.
      const isTheirs = what !== "own words" || scope !== "own" || kind === "resident";
      const expected = MAY[scope].includes(what) && isTheirs ? "kept" : CLOSE_NOT_ALLOWED;
      assert.equal(got, expected, `${kind} ${scope}: ${what}`);
      if (got === "kept") await until(() => isNewer(lead.ydoc, before), "the lead has it");
      else assert.deepEqual(Y.encodeStateVector(lead.ydoc), before);
    }
  }
});

const isNewer = (ydoc: Y.Doc, before: Uint8Array) =>
  Y.encodeStateVector(ydoc).join() !== before.join();

test("whoever may only read asks for the document and shows where they are, and no more", async (t) => {
  const place = await crew(t);
  const { bytes } = await writtenPlan(t, place);
  const guest = place.who.family;
  for (const frame of [
    syncFrame(STEP_1, Y.encodeStateVector(new Y.Doc())),
    presenceFrame([{ client: 7, clock: 1, state: "{}" }]),
    new Uint8Array([QUERY_AWARENESS]),
    syncFrame(STEP_2, bytes()),
    syncFrame(UPDATE, bytes()),
  ])
    assert.equal(await outcomeOf(t, place, guest, frame), "kept", String(frame.slice(0, 2)));
});

test("what belongs to one plan is refused in another, and changes neither", async (t) => {
  const place = await crew(t);
  const { address, db, plan, oak, person, ask } = place;
  const kim = place.who["other team"];
  const begun = await ask(kim, "POST", "/api/plans", {
    template: "care-act",
    resident: "Dilys",
    voice: "first",
  });
  const { id: other } = await begun.json();
  const theirs = connect(t, address, other, new Y.Doc(), as(kim));
  await theirs.synced();
  const outcome = addOutcome(theirs.ydoc, [], RESIDENT, by("Kim"));
  const before = Y.encodeStateVector(theirs.ydoc);
  textOf(theirs.ydoc, outcome, "voice").insert(0, "Dilys alone");
  const edit = Y.encodeStateAsUpdate(theirs.ydoc, before);
  await theirs.durable();

  const sam = await person("Sam", { [oak]: "practitioner" });
  const rows = async () => {
    const kept = await db.selectFrom("planUpdate").select(["planId", "seq", "bytes"]).execute();
    const born = await db.selectFrom("planSnapshot").select(["planId", "bytes"]).execute();
    return JSON.stringify([kept, born]);
  };
  const at = await rows();
  const whole = Y.encodeStateAsUpdate(theirs.ydoc);
  for (const frame of [syncFrame(UPDATE, whole), syncFrame(STEP_2, whole)])
    assert.equal(await outcomeOf(t, place, sam, frame), CLOSE_REFUSED);

  // An edit alone builds on what is not here: all of it is asked for, and refused.
  const raw = await rawLine(t, address, plan, as(sam));
  raw.line.send(updateFrame(edit));
  await until(() => raw.frames.filter((it) => it[0] === 0 && it[1] === STEP_1).length > 1, "asked");
  raw.line.send(syncFrame(STEP_2, whole));
  assert.equal(await raw.closed(), CLOSE_REFUSED);
  assert.equal(await rows(), at);
  const stray = await rawLine(t, address, other, as(sam));
  stray.line.send(updateFrame(edit));
  assert.equal(await stray.closed(), CLOSE_UNKNOWN_PLAN);
  assert.equal(await rows(), at);
});

test("nobody speaks for a client that is somebody else's, nor under another name", async (t) => {
  const place = await crew(t);
  const { address, plan, who } = place;
  const [sam, lee] = [who.practitioner, who.lead].map((it) =>
    connect(t, address, plan, new Y.Doc(), as(it)),
  );
  await Promise.all([sam!.synced(), lee!.synced()]);
  sam!.provider.awareness.setLocalStateField("user", { name: "Sam", colour: "#111" });
  const seen = (client: number) => lee!.provider.awareness.getStates().get(client)?.["user"];
  await until(() => seen(sam!.ydoc.clientID) !== undefined, "Sam is seen");
  const { line, frames } = await rawLine(t, address, plan, as(who.family));
  const state = JSON.stringify({ user: { name: "Lee", colour: "#222" } });
  // Their own client first, so that the next is another's for certain.
  line.send(presenceFrame([{ client: 5, clock: 1, state }]));
  line.send(presenceFrame([{ client: sam!.ydoc.clientID, clock: 9999, state }]));
  line.send(presenceFrame([{ client: sam!.ydoc.clientID, clock: 99999, state: "null" }]));
  line.send(markFrame(1));
  await until(() => frames.some((it) => it[0] === 100 && it[1] === 1), "all was taken");
  await until(() => seen(5) !== undefined, "the guest is seen");
  assert.deepEqual(seen(5), { name: "family", colour: "#222" });
  await lee!.durable();
  assert.deepEqual(seen(sam!.ydoc.clientID), { name: "Sam", colour: "#111" });
});

test("a page of another site opens no line with anybody's cookie", async (t) => {
  const { address, plan, who } = await crew(t);
  const { port } = new URL(address);
  const own = { origin: address };
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `https://127.0.0.1:${port}.evil.example` },
    { origin: `http://127.0.0.1:${Number(port) + 1}` },
    { origin: `http://127.0.0.1@evil.example:${port}` },
    { ...own, host: "evil.example" },
    { origin: "http://evil.example", "x-forwarded-host": "evil.example" },
    { ...own, "sec-fetch-site": "cross-site" },
    { ...own, "sec-fetch-site": "same-site" },
  ];
  for (const role of ["practitioner", "lead", "resident", "family"] as const) {
    const { cookie } = who[role];
    assert.equal(await upgradeStatus(address, plan, { ...own, cookie }), 101, role);
    for (const headers of foreign)
      assert.equal(
        await upgradeStatus(address, plan, { ...headers, cookie }),
        403,
        `${role} ${JSON.stringify(headers)}`,
      );
  }
});

test("presence of any size is refused before it costs anything", async (t) => {
  const place = await crew(t);
  const { family } = place.who;
  const message = (write: (encoder: encoding.Encoder) => void) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, AWARENESS);
      encoding.writeVarUint8Array(encoder, encoding.encode(write));
    });
  const crowd = message((it) => {
    encoding.writeVarUint(it, 1_000_000);
    for (let at = 0; at < 1_000_000; at++) {
      encoding.writeVarUint(it, at);
      encoding.writeVarUint(it, 1);
      encoding.writeVarString(it, "{}");
    }
  });
  const deep = presenceFrame([
    { client: 1, clock: 1, state: `{"a":${"[".repeat(800_000)}${"]".repeat(800_000)}}` },
  ]);
  for (const frame of [crowd, deep])
    assert.equal(await outcomeOf(t, place, family, frame), CLOSE_TOO_LARGE);
});

test("what no device writes, and would take minutes, is refused at once", async (t) => {
  const place = await crew(t);
  const { lead, bytes } = await writtenPlan(t, place);
  textOf(lead.ydoc, "plan", "about").insert(0, "x".repeat(400_000));
  await lead.durable();
  const backwards = encoding.encode((it) => {
    encoding.writeVarUint(it, 0);
    encoding.writeVarUint(it, 1);
    encoding.writeVarUint(it, lead.ydoc.clientID);
    encoding.writeVarUint(it, 100_000);
    for (let at = 100_000; at > 0; at--) {
      encoding.writeVarUint(it, 200 + 2 * at);
      encoding.writeVarUint(it, 1);
    }
  });
  const twins = encoding.encode((it) => {
    encoding.writeVarUint(it, 1);
    encoding.writeVarUint(it, 100_000);
    encoding.writeVarUint(it, 5);
    encoding.writeVarUint(it, 0);
    for (let at = 0; at < 100_000; at++) {
      encoding.writeUint8(it, 0x28);
      encoding.writeVarUint(it, 1);
      encoding.writeVarString(it, "e:x");
      encoding.writeVarString(it, "rank");
      encoding.writeVarUint(it, 1);
      encoding.writeAny(it, at);
    }
    encoding.writeVarUint(it, 0);
  });
  const before = bytes();
  for (const update of [backwards, twins])
    for (const role of ["practitioner", "resident", "family"] as const)
      assert.equal(
        await outcomeOf(t, place, place.who[role], updateFrame(update)),
        CLOSE_REFUSED,
        role,
      );
  await lead.durable();
  assert.deepEqual(bytes(), before);
});
