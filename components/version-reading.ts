import { html, nothing, type TemplateResult } from "lit";
import { type Block, defaultCopyOptions, type Line, type Run } from "#src/export/copy.ts";
import { copyOf } from "#src/export/copy-model.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";

/** A plan to read, as a copy shows it, without room for pens. `on` is the day it is of. */
export function versionReading(plan: Plan, template: Template, on: string): TemplateResult {
  const options = defaultCopyOptions(plan, "practitioner", { version: "", exportedOn: on });
  const { blocks, language } = copyOf(plan, template, options);
  let part = "";
  return html`<div class="reading" lang=${language}>
    ${toRead(blocks).map((it) => {
      if (it.kind === "heading" && it.level === 2) part = it.text;
      return blockToRead(it, part);
    })}
  </div>`;
}

/** What there is to read: not what only leads to a line to write on, nor what is signed. */
function toRead(blocks: readonly Block[]): Block[] {
  const end = blocks.findLastIndex((it) => it.kind === "heading" && it.level === 2);
  return (
    blocks
      .slice(0, end + 2)
      // The day of the version stands over it already.
      .filter((it) => !(it.kind === "line" && it.runs[0]?.text === "This copy: "))
      .filter((it, at) => !(it.kind === "line" && isPrompt(it) && isPen(blocks[at + 1])))
      .filter((it) => !isPen(it))
  );
}

const isPen = (block: Block | undefined) =>
  block?.kind === "write-lines" || block?.kind === "signature";

const isPrompt = ({ runs }: Line) => runs.at(-1)?.text.endsWith(":") ?? false;

/** `part` is the heading of the part of the plan that a block stands in. */
function blockToRead(block: Block, part: string): unknown {
  switch (block.kind) {
    case "heading":
      return heading(block.level, block.text);
    case "line":
      return line(block);
    case "table":
      return html`<div class="table-frame" tabindex="0" role="region" aria-label="${part}, table">
        <table>
          <caption class="visually-hidden">
            ${block.description}
          </caption>
          <thead>
            <tr>
              ${block.columns.map((it) => html`<th scope="col">${it.heading}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${block.rows.map(
              (row) =>
                html`<tr>
                  ${row.map((cell) => html`<td>${cell.map(line)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
    // A version is read for its words.
    case "picture":
    case "write-lines":
    case "signature":
      return nothing;
  }
}

/** The version stands in a dialog, two headings deep. */
function heading(level: 1 | 2 | 3, text: string): TemplateResult {
  if (level === 1) return html`<h4 class="reading-title">${text}</h4>`;
  return level === 2 ? html`<h5>${text}</h5>` : html`<h6>${text}</h6>`;
}

function line({ tone, runs, depth }: Line): TemplateResult {
  const item = depth === null ? "" : ` li depth-${depth}`;
  return html`<p class="tone-${tone}${item}" dir="auto">${runs.map(run)}</p>`;
}

function run({ text, strong, em, struck, href }: Run): unknown {
  let content: unknown = text;
  if (href !== null) content = html`<a href=${href} rel="noopener noreferrer">${content}</a>`;
  if (struck) content = html`<s>${content}</s>`;
  if (em) content = html`<em>${content}</em>`;
  return strong ? html`<strong>${content}</strong>` : content;
}
