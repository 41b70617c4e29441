import { html, type TemplateResult } from "lit";
import type { Mark, Writing } from "#src/plan/plan.ts";

/** The lines of a piece of writing as the editor would draw them, for reading. */
export function writingLines({ text, marks, bullets }: Writing): TemplateResult[] {
  let start = 0;
  return text.split("\n").map((line, index) => {
    const bullet = bullets.find((it) => it.line === index);
    const runs = marks.length ? runsOf(line, start, marks) : line;
    start += line.length + 1;
    const content = line ? runs : html`<br />`;
    return bullet
      ? html`<div class="line li" data-depth=${bullet.depth}>${content}</div>`
      : html`<div class="line">${content}</div>`;
  });
}

/** Cuts a line where a mark begins or ends. */
function runsOf(line: string, start: number, marks: readonly Mark[]): unknown[] {
  const cuts = new Set([0, line.length]);
  for (const { from, to } of marks)
    for (const at of [from - start, to - start]) if (at > 0 && at < line.length) cuts.add(at);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, at) => {
    const to = places[at + 1] ?? line.length;
    const inside = marks.filter((it) => it.from <= start + from && it.to >= start + to);
    return inside.reduce<unknown>((content, mark) => wrap(content, mark), line.slice(from, to));
  });
}

function wrap(content: unknown, { kind, href }: Mark) {
  switch (kind) {
    case "strong":
      return html`<strong>${content}</strong>`;
    case "em":
      return html`<em>${content}</em>`;
    case "struck":
      return html`<s>${content}</s>`;
    case "link":
      return html`<a href=${href ?? ""} rel="noopener noreferrer">${content}</a>`;
    case "own":
      return html`<span class="own-words" title="The resident's own words">${content}</span>`;
  }
}
