import { expect } from "chai";
import { html } from "lit";
import "#components/notices-menu.ts";
import { noticeInWords, noticePath } from "#components/notices-words.ts";
import type { OwNoticesMenu } from "#components/notices-menu.ts";
import type { Notice } from "#src/api/notices.ts";
import { axeFindings, clear, show, until } from "./fixture.ts";

const realFetch = globalThis.fetch;

let notices: unknown[] = [];
let seen: string[] = [];

beforeEach(() => {
  [notices, seen] = [[noticeOf("n1"), noticeOf("n2", { isSeen: true })], []];
  globalThis.fetch = async (path, more) => {
    if (path === "/api/notices") return Response.json({ notices });
    seen.push(...(await new Request(path, more).json()).ids);
    return new Response(null, { status: 204 });
  };
});

afterEach(() => {
  clear();
  globalThis.fetch = realFetch;
});

const noticeOf = (id: string, more: Partial<Notice> = {}): Notice => ({
  id,
  at: "2030-05-01T09:00:00.000Z",
  isSeen: false,
  plan: { id: "plan1", reference: "K7QP-4M2X", resident: "Rosa" },
  by: "Kim",
  why: "I am on call tonight",
  facts: { kind: "glass-broken", by: "kim", glass: "g1", until: Date.parse("2030-05-01T17:00") },
  ...more,
});

async function menu() {
  const it = await show<OwNoticesMenu>(html`<ow-notices-menu></ow-notices-menu>`);
  await until("there is something to tell", () => it.querySelector("li") !== null);
  return it;
}

const bellOf = (it: OwNoticesMenu) => it.querySelector("button")!;

describe("a notice about a review", () => {
  it("says who did what, and leads to the review beside the plan", () => {
    const said = (["review-asked", "review-answered", "reviewed", "signed-off"] as const).map(
      (kind) => noticeOf("n1", { why: "", facts: { kind, by: "kim", review: "r1" } }),
    );
    expect(said.map(noticeInWords)).to.deep.equal([
      "Kim asked for changes in Rosa's plan.",
      "Kim answered what you asked for in Rosa's plan.",
      "Kim looked at Rosa's plan for its quality, and asks for nothing more.",
      "Kim signed off Rosa's plan.",
    ]);
    for (const it of said) expect(noticePath(it)).to.equal("/plans/plan1#review");
  });
});

describe("<ow-notices-menu>", () => {
  it("says how much is new, on the bell and to those who listen", async () => {
    const it = await menu();
    expect(bellOf(it).ariaLabel).to.equal("Notices, 1 new");
    expect(it.querySelector(".notices-count")?.textContent).to.equal("1");
    expect(it.querySelector("[role=status]")?.textContent).to.equal("1 new notice");
    expect(await axeFindings(it)).to.deep.equal([]);
  });

  it("tells in a sentence what happened and why, and leads to the plan", async () => {
    const it = await menu();
    bellOf(it).click();
    const first = it.querySelector("li")!;
    const link = first.querySelector("a")!;
    expect(link.textContent).to.equal(
      "Kim had to look at Rosa's plan and can read it until 17:00.",
    );
    expect(link.getAttribute("href")).to.equal("/plans/plan1");
    expect(first.querySelector("q")?.textContent).to.equal("I am on call tonight");
    expect(await axeFindings(it)).to.deep.equal([]);
  });

  it("says once which were looked at, when the list is opened", async () => {
    const it = await menu();
    bellOf(it).click();
    await until("they are seen", () => seen.length > 0);
    expect(seen).to.deep.equal(["n1"]);
    notices = [noticeOf("n1", { isSeen: true })];
    bellOf(it).click();
    await until("nothing is new", () => bellOf(it).ariaLabel === "Notices");
  });

  it("looks again when the window comes to the front", async () => {
    const it = await menu();
    notices = [noticeOf("n3"), ...notices];
    dispatchEvent(new Event("focus"));
    await until("there is more", () => bellOf(it).ariaLabel === "Notices, 2 new");
  });

  it("passes over what it does not know", async () => {
    notices = [{ id: "n9", facts: { kind: "later" } }, noticeOf("n1")];
    const it = await menu();
    expect(it.querySelectorAll("li").length).to.equal(1);
  });
});
