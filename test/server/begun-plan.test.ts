import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { REFERENCE_CHARACTERS } from "#src/api/plans.ts";
import { setFact } from "#src/document/commands.ts";
import { createDocument } from "#src/document/create-document.ts";
import { indexOf, metaOf, PLAN, SCHEMA, textOf } from "#src/document/roots.ts";
import { Plan } from "#src/plan/plan.ts";
import { Template } from "#src/template/template.ts";
import { FOLDERS } from "#server/serve.ts";
import { readTemplates } from "#server/templates.ts";
import { ask, createPlan, startServer } from "./start-server.ts";
import { connect } from "./sync/client.ts";

const ID = "AAAABBBBCCCCDDDDEEEE";
const [template = assert.fail()] = readTemplates(FOLDERS.templates);
let next = 0;
const who = { by: "Priya", now: () => "2030-05-01T10:00:00.000Z", newId: () => `thing${++next}` };

type Choice = { id?: string; reference?: string; template?: Template };

/** A document as a device makes it; `then` goes on in the same one. */
function begun(choice: Choice = {}, then: (ydoc: Y.Doc) => void = () => {}): Y.Doc {
  const ydoc = new Y.Doc();
  const { id = ID, reference = "K7QP-4M2X", template: from = template } = choice;
  const beginning = { pronouns: "", voice: "first", advocate: null, reviewOn: null } as const;
  createDocument(ydoc, from, { ...beginning, id, reference, resident: "Amina Osei" }, who);
  then(ydoc);
  return ydoc;
}

async function put(address: string, id: string, body: Uint8Array) {
  const headers = { "content-type": "application/octet-stream" };
  const response = await fetch(`${address}/api/plans/${id}`, {
    method: "PUT",
    headers,
    body: new Uint8Array(body),
  });
  return { status: response.status, body: await response.json() };
}

const planOf = async (address: string, id = ID) =>
  Plan.parse((await ask(address, "GET", `/api/plans/${id}/plan.json`)).body);

test("a plan that began on a device is kept whole, under its own id and reference", async (t) => {
  const { address } = await startServer(t);
  assert.deepEqual(await put(address, ID, Y.encodeStateAsUpdate(begun())), {
    status: 201,
    body: { id: ID },
  });
  const plan = await planOf(address);
  assert.equal(plan.id, ID);
  assert.equal(plan.reference, "K7QP-4M2X");
  assert.equal(plan.resident.name, "Amina Osei");
  assert.equal(plan.template.name, template.name);
  assert.equal(plan.outcomes.length, 1);
  const { body } = await ask(address, "GET", "/api/plans?q=amina");
  assert.deepEqual(
    body.plans.map((it: { id: string }) => it.id),
    [ID],
  );
});

test("sent again, one after another or at once, it is one plan and keeps what was written since", async (t) => {
  const { address } = await startServer(t);
  const ydoc = begun();
  const birth = Y.encodeStateAsUpdate(ydoc);
  const first = await Promise.all([1, 2, 3].map(() => put(address, ID, birth)));
  assert.deepEqual(
    first.map((it) => it.status),
    [201, 201, 201],
  );
  const client = connect(t, address, ID);
  await client.synced();
  setFact(client.ydoc, PLAN, "title", "Written since");
  await client.durable();
  assert.equal((await put(address, ID, birth)).status, 201);
  assert.equal((await ask(address, "GET", "/api/plans?q=amina")).body.total, 1);
  assert.equal((await planOf(address)).title, "Written since");
});

test("what was written on the device meanwhile merges over the live connection", async (t) => {
  const { address } = await startServer(t);
  const ydoc = begun();
  await put(address, ID, Y.encodeStateAsUpdate(ydoc));
  const later = new Y.Doc();
  Y.applyUpdate(later, Y.encodeStateAsUpdate(ydoc));
  setFact(later, PLAN, "title", "Cooking again");
  const client = connect(t, address, ID);
  Y.applyUpdate(client.ydoc, Y.encodeStateAsUpdate(later));
  await client.durable();
  assert.equal((await planOf(address)).title, "Cooking again");
});

test("a reference that another plan has is replaced by the server", async (t) => {
  const { address } = await startServer(t);
  const other = await createPlan(address);
  const { reference } = await planOf(address, other);
  assert.equal((await put(address, ID, Y.encodeStateAsUpdate(begun({ reference })))).status, 201);
  const plan = await planOf(address);
  assert.notEqual(plan.reference, reference);
  const letters = `[${REFERENCE_CHARACTERS}]{4}`;
  assert.match(plan.reference, new RegExp(`^${letters}-${letters}$`));
  const listed = (await ask(address, "GET", `/api/plans?q=${plan.reference}`)).body.plans;
  assert.equal(listed[0]?.id, ID);
});

const hidden = (name: string) => (ydoc: Y.Doc) => ydoc.getMap(name).set("a", 1);
const REFUSED: [string, () => Uint8Array, number, RegExp][] = [
  ["what is no document", () => new Uint8Array([1, 2, 3, 4]), 400, /can't read/],
  ["nothing", () => new Uint8Array(0), 400, /can't read/],
  ["an empty document", () => Y.encodeStateAsUpdate(new Y.Doc()), 400, /can't read/],
  [
    "another plan's id",
    () => Y.encodeStateAsUpdate(begun({ id: "ZZZZZZZZZZZZZZZZZZZZ" })),
    400,
    /can't read/,
  ],
  [
    "a reference of another form",
    () => Y.encodeStateAsUpdate(begun({ reference: "AEIO-UAEI" })),
    400,
    /can't read/,
  ],
  [
    "a template that is not there",
    () => Y.encodeStateAsUpdate(begun({ template: { ...template, name: "gone" } })),
    400,
    /template/,
  ],
  [
    "a newer form",
    () => Y.encodeStateAsUpdate(begun({}, (it) => metaOf(it).set("schema", SCHEMA + 1))),
    400,
    /newer version/,
  ],
  ["a root that no plan has", () => Y.encodeStateAsUpdate(begun({}, hidden("x"))), 400, /can't/],
  [
    "a type inside another",
    () => Y.encodeStateAsUpdate(begun({}, (it) => it.getMap("e:plan").set("a", new Y.Map()))),
    400,
    /can't read/,
  ],
  [
    "something more in what it says it is",
    () => Y.encodeStateAsUpdate(begun({}, (it) => metaOf(it).set("other", 1))),
    400,
    /can't read/,
  ],
  [
    "a thing of another shape",
    () => Y.encodeStateAsUpdate(begun({}, (it) => indexOf(it).set("thing", "x"))),
    400,
    /can't read/,
  ],
  [
    "more than one hand in it",
    () => {
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(begun()));
      setFact(other, PLAN, "title", "Mine");
      return Y.encodeStateAsUpdate(other);
    },
    400,
    /can't read/,
  ],
  [
    "a part of a document",
    () => {
      const ydoc = begun();
      const before = Y.encodeStateVector(ydoc);
      setFact(ydoc, PLAN, "title", "Mine");
      return Y.encodeStateAsUpdate(ydoc, before);
    },
    400,
    /can't read/,
  ],
  [
    "more than a beginning",
    () =>
      Y.encodeStateAsUpdate(
        begun({}, (it) => textOf(it, PLAN, "about").insert(0, "word ".repeat(12_000))),
      ),
    400,
    /can't read/,
  ],
];

for (const [what, make, status, sentence] of REFUSED)
  test(`${what} is refused in words and leaves no plan`, async (t) => {
    const { address } = await startServer(t);
    const answer = await put(address, ID, make());
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    assert.match(answer.body.error, sentence);
    assert.equal((await ask(address, "GET", `/api/plans/${ID}/plan.json`)).status, 404);
  });

test("an id that another plan has is refused, and that plan stays as it is", async (t) => {
  const { address } = await startServer(t);
  await put(address, ID, Y.encodeStateAsUpdate(begun()));
  const other = begun({}, (it) => setFact(it, PLAN, "title", "Not yours"));
  const answer = await put(address, ID, Y.encodeStateAsUpdate(other));
  assert.equal(answer.status, 409);
  assert.match(answer.body.error, /another plan/);
  assert.equal((await planOf(address)).title, "Amina Osei's support plan");
});
