/**
 * Measures the built app in a real browser over the real server, and prints the figures beside what
 * was promised. Times of keys are processor time of the page's main thread, so that a busy machine
 * disturbs them little; the rest are times on the clock. Nothing here ever fails for being slow.
 *
 * `npm run bench editor`; a further argument picks the parts whose name holds it, as in
 * `npm run bench editor opening`.
 */
import type { Browser, Page } from "playwright-core";
import { type Colleague, joinPlan } from "./support/colleague.ts";
import { type BenchServer, startBenchServer } from "./support/bench-server.ts";
import {
  amount,
  type Figure,
  figure,
  medianOf,
  printFigures,
  type Spread,
  spreadOf,
} from "./support/figures.ts";
import { countLive } from "./support/live-objects.ts";
import { longPlan } from "./support/long-plan.ts";
import {
  caretIn,
  openingOf,
  startBrowser,
  visitorOf,
  watchOpening,
  wholePlan,
} from "./support/plan-in-browser.ts";
import { sleep, type Watched, watchThread } from "./support/thread-time.ts";

const RUNS = 3;
const KEYS = 40;
/** Long enough for a key to be drawn, kept on disk, told to the server and checked by the rules. */
const SETTLE_MS = 260;
const OPENINGS = 9;
const SIZES = [10, 100];

const parts: Record<string, (address: string, browser: Browser) => Promise<void>> = {
  keys,
  slowed,
  colleague,
  opening,
  heap,
  leaving,
};

const wanted = process.argv[2] ?? "";
const server: BenchServer = await startBenchServer([
  ...SIZES.map((it) => ({ ...longPlan(it), id: planOf(it) })),
  ...Array.from({ length: 12 }, (_, at) => ({ ...longPlan(10), id: planOf(at, "visited") })),
]);
const browser = await startBrowser();
try {
  for (const [name, measure] of Object.entries(parts))
    if (name.includes(wanted)) await measure(server.address, browser);
} finally {
  await browser.close();
  await server.stop();
}

function planOf(number: number, kind = "outcomes"): string {
  return `bench${kind}${String(number).padStart(12, "0")}`;
}

async function keys(address: string, browser: Browser) {
  const figures: Figure[] = [];
  for (const size of SIZES) {
    const limits = size === 100 ? { task: 10, script: 3 } : { task: null, script: null };
    figures.push(...(await keysAt(address, browser, size, 1, limits)));
  }
  printFigures("A key, with all that follows from it, the checks included: p50 / p95", figures);
}

async function slowed(address: string, browser: Browser) {
  const limits = { task: null, script: 12 };
  const figures = await keysAt(address, browser, 100, 4, limits);
  printFigures("The same on a processor slowed 4 times", figures);
}

/** Types into the middle of a plan, each run in a page of its own. */
async function keysAt(
  address: string,
  browser: Browser,
  size: number,
  slowing: number,
  limits: { task: number | null; script: number | null },
): Promise<Figure[]> {
  const idle: number[] = [];
  const task: Spread[] = [];
  const script: Spread[] = [];
  for (let run = 0; run < RUNS; run++) {
    await inPlan(address, browser, size, async (page, thread) => {
      await caretIn(page, Math.floor(size / 2));
      await thread.cdp.send("Emulation.setCPUThrottlingRate", { rate: slowing });
      for (const letter of " warm ") await thread.cost(() => page.keyboard.type(letter), SETTLE_MS);
      idle.push((await thread.cost(async () => {}, SETTLE_MS)).task);
      const costs = [];
      for (const letter of lettersOf(KEYS))
        costs.push(await thread.cost(() => page.keyboard.type(letter), SETTLE_MS));
      task.push(spreadOf(costs.map((it) => it.task)));
      script.push(spreadOf(costs.map((it) => it.script)));
    });
  }
  return [
    figure(`${size} outcomes: main thread`, "ms", medianOf(task), "p95", limits.task),
    figure(`${size} outcomes: script`, "ms", medianOf(script), "p95", limits.script),
    amount(`${size} outcomes: main thread with no key, as long`, "ms", spreadOf(idle).p50),
  ];
}

async function colleague(address: string, browser: Browser) {
  const figures: Figure[] = [];
  for (const size of SIZES) {
    const applied: Spread[] = [];
    const script: Spread[] = [];
    for (let run = 0; run < RUNS; run++) {
      await inPlan(address, browser, size, async (page, thread) => {
        const outcome = Math.floor(size / 2);
        await caretIn(page, outcome);
        const other = await joinPlan(address, planOf(size));
        const measured = await typedBy(other, `o${outcome + 1}`, page, thread);
        other.leave();
        applied.push(spreadOf(measured.applied));
        script.push(spreadOf(measured.script));
      });
    }
    const name = `${size} outcomes: `;
    figures.push(
      figure(`${name}in the document and on the screen`, "ms", medianOf(applied), "p95", 1),
      figure(`${name}script, all that follows included`, "ms", medianOf(script)),
    );
  }
  printFigures("A colleague's key, in a field that is open here: p50 / p95", figures);
}

async function typedBy(other: Colleague, outcome: string, page: Page, thread: Watched) {
  const takeTaken = () =>
    page.evaluate(() => (globalThis as unknown as { taken: number[] }).taken.splice(0));
  const script = [];
  const applied = [];
  for (const letter of lettersOf(KEYS + 5)) {
    await takeTaken();
    const { script: took } = await thread.cost(async () => {
      other.type(outcome, "individual", letter);
    }, SETTLE_MS);
    script.push(took);
    // Other messages are answers about what is on disk, and short.
    applied.push(Math.max(0, ...(await takeTaken())));
  }
  return { script: script.slice(5), applied: applied.slice(5) };
}

async function opening(address: string, browser: Browser) {
  const figures: Figure[] = [];
  for (const size of SIZES) {
    const read = [];
    const edit = [];
    const task = [];
    const context = await visitorOf(browser);
    await watchOpening(context);
    await visitOnce(context, address, size);
    for (let round = 0; round < OPENINGS; round++) {
      const page = await context.newPage();
      const thread = await watchThread(page);
      await page.goto(`${address}/plans/${planOf(size)}`, { waitUntil: "commit" });
      const seen = await openingOf(page);
      task.push((await thread.time()).task);
      read.push(seen.read);
      edit.push(seen.edit);
      await sleep(300);
      await page.close();
    }
    await context.close();
    figures.push(
      figure(`${size} outcomes: first words to read`, "ms", spreadOf(read)),
      figure(`${size} outcomes: ready to edit`, "ms", spreadOf(edit), "p50", size > 10 ? 170 : 140),
      figure(`${size} outcomes: main thread until then`, "ms", spreadOf(task)),
    );
  }
  printFigures("Opening a plan from this device: p50 / p95", figures);
}

/** Opens a plan until the device has it, and the app's own files. */
async function visitOnce(
  context: Awaited<ReturnType<typeof visitorOf>>,
  address: string,
  size: number,
) {
  const page = await context.newPage();
  await page.goto(`${address}/plans/${planOf(size)}`);
  await wholePlan(page, size);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await sleep(1000);
  await page.close();
}

async function heap(address: string, browser: Browser) {
  await inPlan(address, browser, 100, async (_page, thread) => {
    const megabytes = (await thread.heap()) / 1024 / 1024;
    const { Nodes: nodes = 0, JSEventListeners: listeners = 0 } = await thread.metrics();
    printFigures("Memory with a plan of 100 outcomes open", [
      amount("heap", "MB", megabytes, 8),
      amount("nodes of the page", "", nodes),
      amount("listeners", "", listeners),
    ]);
  });
}

/** Opens and leaves ten plans in one page and looks for what stays. */
async function leaving(address: string, browser: Browser) {
  const context = await visitorOf(browser);
  const page = await context.newPage();
  const thread = await watchThread(page);
  await page.goto(address);
  const found = [];
  for (let visit = 0; visit < 12; visit++) {
    await go(page, `/plans/${planOf(visit, "visited")}`);
    await wholePlan(page, 10);
    await caretIn(page, 1);
    await page.keyboard.type("a");
    await page.evaluate(() => {
      const editor = document.querySelector("ow-plan-editor");
      Object.assign(globalThis, { YDoc: editor?.editing.ydoc.constructor });
    });
    await go(page, "/");
    await page.locator("ow-home-page h1").waitFor();
    await sleep(600);
    // The first two fill what is filled once.
    if (visit === 1 || visit === 11) found.push(await countLive(thread));
  }
  const [before = {}, after = {}] = found;
  const grown = Object.keys(after).map((name) =>
    amount(`more ${name}`, "", (after[name] ?? 0) - (before[name] ?? 0)),
  );
  printFigures("After opening and leaving ten plans of 10 outcomes", grown);
  await context.close();
}

async function go(page: Page, path: string) {
  await page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
}

/** Opens a plan in a browser of its own and measures in it once all is drawn and at rest. */
async function inPlan(
  address: string,
  browser: Browser,
  size: number,
  measure: (page: Page, thread: Watched) => Promise<void>,
) {
  const context = await visitorOf(browser);
  await context.addInitScript(timeMessages);
  const page = await context.newPage();
  const thread = await watchThread(page);
  await page.goto(`${address}/plans/${planOf(size)}`);
  await wholePlan(page, size);
  await sleep(1500);
  await measure(page, thread);
  await context.close();
}

/** Notes in `taken` how long each message of a web socket keeps the page. */
function timeMessages() {
  const taken: number[] = [];
  Object.assign(globalThis, { taken });
  const own = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage");
  Object.defineProperty(WebSocket.prototype, "onmessage", {
    configurable: true,
    set(listener: (event: Event) => void) {
      own?.set?.call(this, (event: Event) => {
        const began = performance.now();
        listener(event);
        taken.push(performance.now() - began);
      });
    },
  });
}

function lettersOf(amount: number): string[] {
  const words = "the kettle is mine and so is the window by the stove where I sit ";
  return Array.from(words.repeat(Math.ceil(amount / words.length))).slice(0, amount);
}
