import type { Locator, Page } from "playwright-core";
import { eventually } from "./eventually.ts";

/** The id of the plan that a page shows. */
export function planIdOf(page: Page): string {
  return new URL(page.url()).pathname.replace("/plans/", "");
}

/** Opens a plan and waits until it can be read. */
export async function openPlan(page: Page, id: string): Promise<void> {
  await page.goto(`/plans/${id}`);
  await planShown(page);
}

/** Waits until a plan is on the page. */
export async function planShown(page: Page): Promise<void> {
  await page.locator("ow-plan-editor .sheet").waitFor();
}

/** Begins a plan through the dialog. */
export async function beginPlan(
  page: Page,
  resident: string,
  fill: (dialog: Locator) => Promise<void> = async () => {},
): Promise<string> {
  await page.goto("/");
  await page.getByRole("button", { name: "New plan" }).click();
  const dialog = page.getByRole("dialog", { name: "New plan" });
  await dialog.getByLabel("Whose plan is it?").fill(resident);
  await fill(dialog);
  await dialog.getByRole("button", { name: "Start the plan" }).click();
  await planShown(page);
  return planIdOf(page);
}

/** What the page says of where the writing is. */
export function statusOf(page: Page): Promise<string> {
  return page
    .locator("ow-sync-status")
    .innerText()
    .then((it) => it.trim());
}

/** Waits until the page says so of where the writing is. */
export function statusBecomes(page: Page, words: string): Promise<void> {
  return eventually(() => statusOf(page), words);
}

/** One outcome of the plan that is open, counting from 1. */
export function outcome(page: Page, number: number): Locator {
  return page.getByRole("region", { name: `Outcome ${number}`, exact: true });
}

/** An accessible name; browsers put a space before hidden words that begin with a comma. */
export function called(name: string, more = "$"): RegExp {
  const plain = name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${plain.replaceAll(/([,:]) /g, "\\s?$1 ")}${more}`);
}

/** A piece of writing as somebody with a screen reader finds it, once it can be typed in. */
export async function field(scope: Locator, name: string): Promise<Locator> {
  const box = scope.getByRole("textbox", { name: called(name) });
  // Near the window an editor takes the place of the lines.
  await box.evaluate((it) => it.scrollIntoView({ block: "center" }));
  const editor = box.and(scope.page().locator(".ProseMirror"));
  await editor.waitFor();
  return editor;
}

/** Types at the end of a piece of writing. */
export async function write(scope: Locator, name: string, words: string): Promise<void> {
  const editor = await field(scope, name);
  await editor.click();
  await scope.page().keyboard.press("Control+End");
  await scope.page().keyboard.type(words);
}

/** The words of a piece of writing on the screen, without names of carets and words only offered. */
export async function wordsIn(scope: Locator, name: string): Promise<string> {
  return scope.getByRole("textbox", { name: called(name) }).evaluate((it) =>
    [...it.querySelectorAll(".line")]
      .map((line) => {
        const bare = line.cloneNode(true) as HTMLElement;
        for (const other of bare.querySelectorAll(".presence-caret, .suggested-in")) other.remove();
        return bare.textContent;
      })
      .join("\n"),
  );
}

/** Chooses from a list by what it says. */
export async function choose(scope: Locator, name: string, label: string): Promise<void> {
  await scope.getByRole("combobox", { name: called(name) }).selectOption({ label });
}

/** Puts words into a plain field. */
export async function fill(scope: Locator, name: string, words: string): Promise<void> {
  await scope.getByLabel(called(name)).fill(words);
}

/** Presses a day, fills the date field that comes, and leaves it. */
export async function chooseDay(scope: Locator, name: string, day: string): Promise<void> {
  const button = scope.getByRole("button", { name: called(name, " ") });
  await button.click();
  const input = scope.locator('input[type="date"]');
  await input.fill(day);
  // The browser's own calendar is open and takes the keys.
  await input.blur();
  await button.waitFor();
}
