/**
 * Measures how long a key takes until it lies sealed on this device's disk: from the press, through the
 * document and the key's encryption, until the transaction of the browser's storage is complete.
 */
import { startBenchServer } from "./support/bench-server.ts";
import { figure, printFigures, spreadOf } from "./support/figures.ts";
import { longPlan } from "./support/long-plan.ts";
import { caretIn, startBrowser, visitorOf } from "./support/plan-in-browser.ts";
import { sleep } from "./support/thread-time.ts";

const PLAN = "benchdevice0000000001";
const KEYS = 120;

const server = await startBenchServer([{ ...longPlan(10), id: PLAN }]);
const browser = await startBrowser();
try {
  const context = await visitorOf(browser, {});
  const page = await context.newPage();
  await page.addInitScript(() => {
    const measured = { sealing: [] as number[], kept: [] as number[], stored: [] as number[] };
    let pressed = 0;
    let sealedFrom = 0;
    Object.assign(globalThis, { measured });
    addEventListener("keydown", () => (pressed = performance.now()), true);
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    crypto.subtle.encrypt = async (...given: Parameters<typeof encrypt>) => {
      const begun = performance.now();
      sealedFrom = begun;
      const sealed = await encrypt(...given);
      measured.sealing.push(performance.now() - begun);
      return sealed;
    };
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...row) {
      const { transaction } = this;
      const [at, begun] = [pressed, sealedFrom];
      transaction.addEventListener("complete", () => {
        if (!at) return;
        measured.kept.push(performance.now() - begun);
        measured.stored.push(performance.now() - at);
      });
      return add.apply(this, row);
    };
  });
  await page.goto(`${server.address}/plans/${PLAN}`);
  await caretIn(page, 1);
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.type("abcdefghij".charAt(key % 10));
    await sleep(60);
  }
  await sleep(1000);
  const { sealing, kept, stored } = await page.evaluate(
    () =>
      (globalThis as unknown as { measured: Record<"sealing" | "kept" | "stored", number[]> })
        .measured,
  );
  printFigures("A key on this device's disk: p50 / p95", [
    figure("sealing it", "ms", spreadOf(sealing)),
    figure("sealing it, until its transaction is complete", "ms", spreadOf(kept), "p95", 5),
    figure("the same from the press of the key", "ms", spreadOf(stored)),
  ]);
} finally {
  await browser.close();
  await server.stop();
}
