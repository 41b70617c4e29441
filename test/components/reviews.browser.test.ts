import { expect } from "chai";
import { html } from "lit";
import "#components/review-band.ts";
import "#components/review-panel.ts";
import type { OwReview } from "#components/review-panel.ts";
import type { OwReviewBand } from "#components/review-band.ts";
import { type ReviewsToldEvent } from "#components/review-events.ts";
import type { NewReviewStep } from "#src/api/reviews.ts";
import type { OpenPlan } from "#src/browser/open-plan.ts";
import { createPlanChecks } from "#src/browser/plan-checks.ts";
import type { Place } from "#src/lint/rule.ts";
import { textOf } from "#src/document/roots.ts";
import { action, outcome, plan } from "#src/plan/build.ts";
import { axeFindings, clear, editingOf, planIn, show, until } from "./fixture.ts";
import { reviewOf, type ReviewServer, startReviews, stepped } from "./review-server.ts";
import { template } from "./template.ts";

let server: ReviewServer;

beforeEach(() => (server = startReviews()));

afterEach(() => {
  clear();
  server.stop();
});

/** The panel and the band over one open plan with an action that nobody owns, as a page has them. */
async function reviewPage({ kept = new Map<string, unknown>(), caret = "" } = {}) {
  const editing = editingOf(plan([outcome("I want to sing.", action("Find a choir"))]), template);
  let panel: OwReview;
  let band: OwReviewBand;
  const places: Place[] = [];
  const said: string[] = [];
  const checks = createPlanChecks(
    template,
    async () => [],
    () => planIn(editing),
    () => draw(),
  );
  const open = {
    editing,
    checks,
    may: () => true,
    reviewDraft: {
      kept: async () => kept.get("draft"),
      keep: async (value: unknown) => void kept.set("draft", structuredClone(value)),
    },
  } as unknown as OpenPlan;
  const draw = async () => {
    const page = await show<HTMLElement>(html`<div class="with-review">
      <ow-review-band
        planId="plan1"
        .isOpen=${true}
        @reviews-told=${({ here }: ReviewsToldEvent) => {
          [panel.here, panel.now] = [here, here.now];
        }}
      ></ow-review-band>
      <ow-review
        planId="plan1"
        .isOpen=${true}
        .open=${open}
        .plan=${planIn(editing)}
        .noticed=${checks.noticed}
        .caret=${caret}
        @place-wanted=${({ place }: { place: Place }) => places.push(place)}
        @versions-wanted=${() => said.push("versions")}
        @close-wanted=${() => said.push("close")}
      ></ow-review>
    </div>`);
    panel = page.querySelector("ow-review")!;
    band = page.querySelector("ow-review-band")!;
  };
  await draw();
  checks.check();
  await checks.settle();
  editing.ydoc.on("afterTransaction", () => {
    checks.check();
    void checks.settle();
  });
  const text = () => panel.textContent.replaceAll(/\s+/g, " ");
  await until("the panel knows of reviews", () => panel.now !== null);
  await panel!.updateComplete;
  return {
    editing,
    kept,
    places,
    said,
    text,
    get panel() {
      return panel;
    },
    get band() {
      return band;
    },
    button: (words: string) =>
      [...panel.querySelectorAll("button")].find((it) => it.textContent.trim().startsWith(words))!,
    box: (about: string) =>
      [...panel.querySelectorAll<HTMLInputElement>("input[type=checkbox]")].find((it) =>
        it.closest("label")!.textContent.includes(about),
      )!,
    write: (label: string, words: string) => {
      const field = [...panel.querySelectorAll("label")].find((it) =>
        it.textContent.trim().startsWith(label),
      )!;
      const area = field.querySelector("textarea")!;
      area.value = words;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
  };
}

const focused = () => document.activeElement?.id ?? "";

type Items = NewReviewStep["items"];

describe("<ow-review>", () => {
  it("asks for what was ticked, and begins a review with that where there is none", async () => {
    const page = await reviewPage({ caret: "o1/voice" });
    expect(page.text()).to.contain("What is open in the plan");
    expect(await axeFindings(page.panel)).to.deep.equal([]);
    page.box("Who will").click();
    await page.panel.updateComplete;
    page.write("What should change?", "  Ask Kim.  ");
    page.button("Ask about").click();
    await page.panel.updateComplete;
    const own = [...page.panel.querySelectorAll("textarea[required]")];
    expect(own).to.have.length(1);
    (own[0] as HTMLTextAreaElement).value = "Where does she sing now?";
    own[0]!.dispatchEvent(new Event("input", { bubbles: true }));
    page.write("What you want to say", "Two small things.");
    await page.panel.updateComplete;
    page.button("Ask for 2 changes").click();
    await until("it was sent", () => server.sent.length === 1);
    expect(server.sent[0]).to.deep.include({ kind: "asked", words: "Two small things.", after: 1 });
    expect(
      server.sent[0]!.items.map(({ rule, entity, section, words }) => [
        rule,
        entity,
        section,
        words,
      ]),
    ).to.deep.equal([
      ["action-has-owner", "o1-a1", "owner", "Ask Kim."],
      ["", "o1", "voice", "Where does she sing now?"],
    ]);
    await until("the focus is on the heading", () => focused() === "review-title");
    expect(page.panel.querySelector("[role=status]")!.textContent).to.contain(
      "Asked for 2 changes.",
    );
    await until("the band says so", () =>
      page.band.textContent.includes("Sana asked for 2 changes on 1 May 2020."),
    );
    expect(await axeFindings(page.band)).to.deep.equal([]);
  });

  it("tells whoever writes the plan whether each thing is still there, and takes the answer", async () => {
    const items: Items = [
      { key: "", rule: "", entity: "o1", section: "voice", words: "Where does she sing?" },
    ];
    server.told = {
      mayReview: false,
      reviews: [stepped(reviewOf(["begun"]), "asked", "Please.", "Sana", items)],
    };
    const page = await reviewPage();
    const finding = page.panel.noticed.open!.find((it) => it.rule === "action-has-owner")!;
    const { rule, key, place } = finding;
    const asked = { key, rule, entity: place.entity, section: place.key, words: "" };
    server.told.reviews = [
      stepped(reviewOf(["begun"]), "asked", "Please.", "Sana", [...items, asked]),
    ];
    await page.panel.here!.ask();
    await until("it is there", () => page.text().includes("Still as it was."));
    expect(page.text()).not.to.contain("What is open in the plan");
    expect(await axeFindings(page.panel)).to.deep.equal([]);
    page.button("Go to the words").click();
    expect(page.places[0]).to.deep.equal({ entity: "o1", key: "voice", from: 0, to: 0 });
    const words = textOf(page.editing.ydoc, "o1-a1", "text")!;
    words.insert(0, "I will ");
    await until("nobody asks it any more", () => page.text().includes("Not asked any more."));
    page.write("What you did about it", "I asked her.");
    page.button("Say that it’s done").click();
    await until("it was sent", () => server.sent.length === 1);
    expect(server.sent[0]).to.deep.include({ kind: "answered", words: "I asked her.", after: 2 });
    await until("the band says so", () => page.band.textContent.includes("Sana answered"));
  });

  it("signs off with a reason for each thing that is left open", async () => {
    server.told.reviews = [reviewOf(["begun"])];
    const page = await reviewPage();
    page.button("Sign off…").click();
    await until("the form has the focus", () => focused() === "sign-off-title");
    expect(await axeFindings(page.panel)).to.deep.equal([]);
    page.button("Sign off").click();
    expect(server.sent).to.deep.equal([]);
    for (const it of page.panel.querySelectorAll<HTMLTextAreaElement>("textarea[required]")) {
      it.value = "We talk about it next week.";
      it.dispatchEvent(new Event("input", { bubbles: true }));
    }
    await page.panel.updateComplete;
    page.button("Sign off").click();
    await until("it was sent", () => server.sent.length === 1);
    const open = page.panel.noticed.open!.filter((it) => it.tier === "fix" || it.tier === "look");
    expect(server.sent[0]!.kind).to.equal("signedOff");
    expect(server.sent[0]!.items.map((it) => it.key)).to.have.members(open.map((it) => it.key));
    expect(new Set(server.sent[0]!.items.map((it) => it.words))).to.deep.equal(
      new Set(["We talk about it next week."]),
    );
    await until("it is over", () => page.button("Take it up again") !== undefined);
    expect(page.text()).to.contain(`with ${open.length} thing`);
  });

  it("says what others did meanwhile, and keeps what was typed", async () => {
    server.told.reviews = [reviewOf(["begun"])];
    const page = await reviewPage();
    page.write("What you want to say", "Please look again.");
    server.told = {
      ...server.told,
      reviews: [stepped(server.told.reviews[0]!, "reviewed", "", "Kim")],
    };
    server.told.reviews[0] = { ...server.told.reviews[0]!, state: "waiting" };
    page.button("Ask for changes").click();
    await until("it says so", () => page.text().includes("Reviewed by Kim on 1 May 2020."));
    expect(page.panel.querySelector("[role=alert]")!.textContent).to.contain("Your words are kept");
    expect(server.sent).to.deep.equal([]);
    page.button("Ask for changes").click();
    await until("it was sent", () => server.sent.length === 1);
    expect(server.sent[0]).to.deep.include({ words: "Please look again.", after: 2 });
  });

  it("keeps on the device what is not sent, and forgets it then", async () => {
    const page = await reviewPage();
    page.write("What you want to say", "Half a sentence");
    page.box("Who will").click();
    await until("it is kept", () => JSON.stringify([...page.kept]).includes("action-has-owner"));
    const { kept } = page;
    clear();
    const later = await reviewPage({ kept });
    await until("it is taken up", () => later.button("Ask for 1 change") !== undefined);
    later.button("Ask for 1 change").click();
    await until("it was sent", () => server.sent.length === 1);
    expect(server.sent[0]!.words).to.equal("Half a sentence");
    await until("it is forgotten", () => !JSON.stringify([...kept]).includes("Half a sentence"));
  });

  it("asks for nothing that nobody named, and shows what has changed since", async () => {
    server.told.reviews = [{ ...reviewOf(["begun", "reviewed", "again"]), hasChanged: true }];
    const page = await reviewPage();
    page.button("Ask for changes").click();
    await until("it says so", () => page.text().includes("Tick what you ask for"));
    page.button("See what changed").click();
    page.panel
      .querySelector("aside")!
      .dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    expect(page.said).to.deep.equal(["versions", "close"]);
    expect(server.sent).to.deep.equal([]);
  });
});

describe("<ow-review-band>", () => {
  it("shows nothing where there is no review, and while the resident looks on", async () => {
    const band = await show<OwReviewBand>(html`<ow-review-band planId="plan1"></ow-review-band>`);
    const section = () => band.querySelector("section")!;
    expect(section().checkVisibility()).to.equal(false);
    server.told.reviews = [reviewOf(["begun", "asked"])];
    dispatchEvent(new Event("focus"));
    await until("it is shown", () => section().checkVisibility());
    band.isTogether = true;
    await band.updateComplete;
    expect(section().checkVisibility()).to.equal(false);
    expect(band.textContent).not.to.contain("asked");
  });
});
