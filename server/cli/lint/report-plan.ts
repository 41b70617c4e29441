import type { Told } from "#src/lint/help/help-of.ts";
import { nameOf } from "#src/plan/plan.ts";
import type { Dismissal } from "#src/plan/record.ts";
import type { Checked } from "./check-plan.ts";
import { REASONS, spotOf } from "./in-plan.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import { TIER_NAMES } from "./report-tables.ts";

/** The part of the report about one plan; nothing where nothing was found in it. */
export function planReport(checked: Checked): Markup {
  const { file, line, plan, template, open, dismissed, praise } = checked;
  if (!open.length && !dismissed.length) return NOTHING;
  const title = [plan.reference, nameOf(plan.resident), template.title].filter(Boolean).join(", ");
  const source = line === null ? file : `${file}, line ${line}`;
  const good = praise.length ? ` · noticed as good: ${praise.length}` : "";
  return markup`<article>
<h3>${title}</h3>
<p class="quiet">${source}${good}</p>
${byPart(checked).map(
  ({ head, found }) => markup`<h4>${head}</h4>
<ol>
${found.map((it) => findingReport(it, checked))}</ol>
`,
)}${dismissed.length ? dismissedReport(dismissed, checked) : NOTHING}</article>`;
}

/** What was found, by the outcome it is about. */
function byPart(checked: Checked): { head: string; found: Told[] }[] {
  const parts: { head: string; found: Told[] }[] = [];
  for (const it of checked.open) {
    const { part, begins } = spotOf(it.place, checked);
    const head = [part, begins].filter(Boolean).join(" · ");
    if (parts.at(-1)?.head !== head) parts.push({ head, found: [] });
    parts.at(-1)?.found.push(it);
  }
  return parts;
}

function findingReport(found: Told, checked: Checked): Markup {
  const { message, question, why, rule, tier, severity } = found;
  const { section, words } = spotOf(found.place, checked);
  return markup`<li>
<p class="quiet">${section}</p>
<p class="question">${question}</p>
<p>${message}</p>
${words.trim() ? markup`<blockquote>${words}</blockquote>` : NOTHING}
<p>Why: ${why}</p>
<p class="quiet">${rule} · ${TIER_NAMES[tier]} · ${severity}</p>
</li>
`;
}

function dismissedReport(
  dismissed: readonly { diagnostic: Told; dismissal: Dismissal }[],
  checked: Checked,
): Markup {
  // Who dismissed it is in the plan; a report that counts would rank people by it.
  const items = dismissed.map(({ diagnostic, dismissal: { reason, note, at } }) => {
    const { part, section } = spotOf(diagnostic.place, checked);
    return markup`<li>
<p class="quiet">${part} · ${section}</p>
<p>${diagnostic.message}</p>
<p>${REASONS[reason]}${note ? `: ${note}` : ""}</p>
<p class="quiet">${diagnostic.rule} · dismissed on ${at.slice(0, 10)}</p>
</li>
`;
  });
  return markup`<h4>Dismissed, with the reason</h4>\n<ul>\n${items}</ul>\n`;
}
