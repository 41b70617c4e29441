import "axe-core/axe.min.js";
import type axeCore from "axe-core";
import { render, type TemplateResult } from "lit";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Editing } from "#src/browser/editing.ts";
import { createUndo } from "#src/browser/undo.ts";
import { writePlan } from "#src/document/create-document.ts";
import type { Plan } from "#src/plan/plan.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import type { Template } from "#src/template/template.ts";

let stage: HTMLElement | null = null;
let opened: Editing[] = [];

/** Puts markup on the page with our styles and answers its first element once that is drawn. */
export async function show<T extends HTMLElement>(markup: TemplateResult): Promise<T> {
  stage ??= await makeStage();
  render(markup, stage);
  const element = stage.firstElementChild as T & { updateComplete?: Promise<unknown> };
  await element.updateComplete;
  return element;
}

/** Clears the page; call after each test. */
export function clear(): void {
  stage?.remove();
  stage = null;
  for (const { undo, ydoc } of opened) {
    undo.destroy();
    ydoc.destroy();
  }
  opened = [];
}

/** What axe finds against an element, one line a finding; empty when it is accessible. */
export async function axeFindings(element: Element): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: typeof axeCore };
  const { violations } = await axe.run(element as HTMLElement, {
    // A lone element is no page: it has no main landmark and no first heading.
    rules: { region: { enabled: false }, "page-has-heading-one": { enabled: false } },
  });
  return violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" | ")}`);
}

/** An open document that says what `plan` says, to be edited. */
export function editingOf(plan: Plan, template: Template): Editing {
  const ydoc = new Y.Doc();
  let count = 0;
  const who = {
    by: "Sam",
    now: () => "2030-05-01T09:00:00.000Z",
    newId: () => `new${String(++count).padStart(9, "0")}`,
  };
  writePlan(ydoc, plan, who);
  const editing: Editing = {
    ydoc,
    undo: createUndo(ydoc),
    presence: new Awareness(ydoc),
    who,
    template,
    editable: true,
  };
  opened.push(editing);
  return editing;
}

/** What an open document says now. */
export const planIn = (editing: Editing): Plan => readPlan(editing.ydoc);

/** Waits until something is so; fails with what was waited for. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  // A machine with other work to do can be slow.
  const end = performance.now() + 90_000;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Types into a control as a person would, one event for the whole. */
export function enter(control: HTMLInputElement | HTMLSelectElement, value: string): void {
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

async function makeStage(): Promise<HTMLElement> {
  for (const name of [
    "tokens",
    "base",
    "controls",
    "pages",
    "questions",
    "versions",
    "record",
    "copies",
    "imports",
    "quality",
    "people",
    "guests",
    "comments",
    "reviews",
  ]) {
    if (document.querySelector(`link[data-name="${name}"]`)) continue;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(`../../components/styles/${name}.css`, import.meta.url).href;
    link.dataset["name"] = name;
    await new Promise((resolve) => {
      link.addEventListener("load", resolve);
      document.head.append(link);
    });
  }
  document.documentElement.lang = "en-GB";
  const element = document.createElement("div");
  document.body.append(element);
  return element;
}
