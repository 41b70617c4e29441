import { expect } from "chai";
import type { PlanSummary } from "#src/api/plans.ts";
import { ApiProblem, createApiClient } from "#src/browser/api-client.ts";
import { type LocalStore, openLocalStore } from "#src/browser/local-store.ts";

const realFetch = globalThis.fetch;
let store: LocalStore;
let name = "";
let count = 0;
let asked: { method: string; path: string; body: unknown }[] = [];

beforeEach(async () => {
  name = `api-test-${Date.now()}-${++count}`;
  store = await openLocalStore(name);
  asked = [];
});

afterEach(() => {
  globalThis.fetch = realFetch;
  store.close();
  indexedDB.deleteDatabase(name);
});

/** Stands in for the network: every question gets this answer. */
function answer(status: number, body: unknown) {
  globalThis.fetch = async (path, init) => {
    const sent = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    asked.push({
      method: init?.method ?? "GET",
      path: new Request(path).url.slice(location.origin.length),
      body: sent,
    });
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return new Response(status === 204 ? null : text, { status });
  };
}

function cutNetwork() {
  globalThis.fetch = async () => {
    throw new TypeError("Failed to fetch");
  };
}

const summary = (id: string, more: Partial<PlanSummary> = {}): PlanSummary => ({
  id: id.padEnd(16, "0"),
  reference: "K7QP-4M2X",
  title: "My support plan",
  resident: "Rosa Marsh",
  template: { name: "care-act", version: 1, title: "Care and support plan" },
  outcomes: 2,
  findings: 3,
  nextReviewOn: "2030-05-01",
  changedAt: "2030-04-01T10:00:00.000Z",
  archived: false,
  example: false,
  ...more,
});

async function problemOf(deed: Promise<unknown>): Promise<ApiProblem> {
  const problem = await deed.catch((it: unknown) => it);
  expect(problem).to.be.instanceOf(ApiProblem);
  return problem as ApiProblem;
}

const page = (plans: PlanSummary[], next: string | null = null) => ({
  plans,
  total: plans.length,
  next,
});

const opened = (plan: PlanSummary, resident = plan.resident) =>
  store.noteOpened({
    id: plan.id,
    reference: plan.reference,
    title: plan.title,
    resident,
    openedAt: "2030-04-02T10:00:00.000Z",
  });

describe("createApiClient", () => {
  it("lists what the server answers", async () => {
    const plans = [summary("a")];
    answer(200, page(plans, "k2-a"));
    const found = await createApiClient({ store }).listPlans({ q: "rosa & co", archived: false });
    expect(found).to.deep.equal({
      plans,
      total: 1,
      next: "k2-a",
      isBehind: false,
      from: "server",
      waiting: new Set(),
    });
    expect(asked[0]?.path).to.equal("/api/plans?q=rosa+%26+co&archived=false");
  });

  it("lists more plans after those that it has", async () => {
    answer(200, page([summary("a")], "k2-a"));
    const api = createApiClient({ store });
    const { next } = await api.listPlans({ q: "", archived: false });
    await api.listPlans({ q: "", archived: false, cursor: next! });
    expect(asked[1]?.path).to.equal("/api/plans?q=&archived=false&cursor=k2-a");
    cutNetwork();
    const more = problemOf(api.listPlans({ q: "", archived: false, cursor: next! }));
    expect((await more).isUnreachable).to.equal(true);
  });

  it("lists the plans that were opened here when the server can't be reached", async () => {
    const [rosa, amir, away] = [
      summary("a"),
      summary("b", { resident: "Amir" }),
      summary("c", { resident: "Ola", archived: true }),
    ];
    const api = createApiClient({ store });
    answer(200, page([rosa, amir]));
    await api.listPlans({ q: "", archived: false });
    answer(200, page([away]));
    await api.listPlans({ q: "", archived: true });
    await opened(rosa, "Rosa Marsh-Lee");
    await opened(away);
    await opened(summary("d", { resident: "Kit" }));
    cutNetwork();

    const residents = async (q: string, archived: boolean) => {
      const { plans, total, next, from } = await api.listPlans({ q, archived });
      expect([from, total, next]).to.deep.equal(["device", plans.length, null]);
      return plans.map((it) => it.resident).sort();
    };
    expect(await residents("", false)).to.deep.equal(["Kit", "Rosa Marsh-Lee"]);
    expect(await residents("", true)).to.deep.equal(["Ola"]);
    expect(await residents("lee ROSA", false)).to.deep.equal(["Rosa Marsh-Lee"]);
    expect(await residents("nobody", false)).to.deep.equal([]);
  });

  it("offers the templates of last time when the server can't be reached", async () => {
    const template = {
      name: "care-act",
      version: 1,
      title: "Care and support plan",
      summary: "",
      planSections: [],
      outcomeSections: [],
    };
    const api = createApiClient({ store });
    answer(200, { templates: [template] });
    expect((await api.templates()).from).to.equal("server");
    cutNetwork();
    const { templates, from } = await api.templates();
    expect(from).to.equal("device");
    expect(templates[0]?.title).to.equal("Care and support plan");
  });

  it("takes a plan's template from this device, and asks only for one it has not", async () => {
    const more = { title: "Plan", summary: "", planSections: [], outcomeSections: [] };
    const first = { name: "care-act", version: 1, ...more };
    const api = createApiClient({ store });
    answer(200, { templates: [first] });
    await api.templates();
    asked = [];
    expect((await api.template("care-act", 1)).version).to.equal(1);
    expect(asked).to.deep.equal([]);
    answer(200, { templates: [first, { ...first, version: 2 }] });
    expect((await api.template("care-act", 2)).version).to.equal(2);
    expect(asked.map((it) => it.path)).to.deep.equal(["/api/templates"]);
  });

  it("begins, duplicates and archives plans", async () => {
    const api = createApiClient({ store });
    const id = "abcdefghij0123456789";
    answer(201, { id });
    const plan = { template: "care-act", resident: "Rosa", pronouns: "", voice: "first" as const };
    expect(await api.createPlan(plan)).to.deep.equal({ id });
    expect(await api.duplicatePlan(id)).to.deep.equal({ id });
    answer(204, "");
    await api.setArchived(id, true);
    expect(asked).to.deep.equal([
      { method: "POST", path: "/api/plans", body: plan },
      { method: "POST", path: `/api/plans/${id}/duplicate`, body: undefined },
      { method: "PUT", path: `/api/plans/${id}/archived`, body: { archived: true } },
    ]);
  });

  it("passes on what the server says, and has its own words where it says nothing", async () => {
    const api = createApiClient({ store: null });
    const list = () => problemOf(api.listPlans({ q: "", archived: false }));
    answer(400, { error: "There is no such template." });
    expect((await list()).message).to.equal("There is no such template.");
    answer(500, "<h1>Oh</h1>");
    expect((await list()).message).to.equal("The server couldn't do that. Try again in a moment.");
    answer(200, { plans: [{ id: 1 }] });
    expect((await list()).message).to.include("can't read");
    answer(502, "<h1>Bad gateway</h1>");
    expect((await list()).isUnreachable).to.equal(true);
    cutNetwork();
    expect((await list()).message).to.equal(
      "The server can't be reached. Check the connection and try again.",
    );
  });
});
