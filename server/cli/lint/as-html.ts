import type { Checked } from "./check-plan.ts";
import type { Ended, Format } from "./format.ts";
import { markup } from "./markup.ts";
import { planReport } from "./report-plan.ts";
import { reportStyle } from "./report-style.ts";
import {
  acrossTable,
  areaTable,
  dismissalTable,
  overview,
  problemList,
  ruleTable,
} from "./report-tables.ts";

/** One page for people who look after plans, templates and training; it loads nothing. */
export const asHtml: Format = {
  countsFirst: true,
  head: (ended) => headOf(ended),
  plan: (checked: Checked) => planReport(checked).markup,
  between: "\n",
  tail: () => "\n</section>\n</main>\n</body>\n</html>\n",
};

function headOf(ended: Ended): string {
  const { tally, today, isCompared, across } = ended;
  const { all } = tally;
  const sections = [
    { id: "read", title: "What was read", body: overview(ended) },
    { id: "rules", title: "By rule", body: ruleTable(ended) },
    { id: "areas", title: "By area of life", body: areaTable(tally) },
    ...(across
      ? [{ id: "across", title: "The same wording in several plans", body: acrossTable(across) }]
      : []),
    { id: "dismissed", title: "Dismissed", body: dismissalTable(tally) },
  ];
  const title = `What is worth asking about in ${all.plans} ${all.plans === 1 ? "plan" : "plans"}`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const page = markup`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ markup: reportStyle }}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>As on ${today}. This is about texts and never about who wrote them: a finding is a question to ask, and many have good answers.</p>
${isCompared ? markup`<p>Only what is new since the baseline is told.</p>` : markup``}
<nav aria-label="Contents"><ul>
${[...sections, { id: "plans", title: "Plan by plan" }].map(
  ({ id, title: name }) => markup`<li><a href="#${id}">${name}</a></li>\n`,
)}</ul></nav>
</header>
<main>
${problemList(ended)}
${sections.map(
  ({ id, title: name, body }) =>
    markup`<section aria-labelledby="${id}">\n<h2 id="${id}">${name}</h2>\n${body}</section>\n`,
)}
<section aria-labelledby="plans">
<h2 id="plans">Plan by plan</h2>
<p>Plans in which nothing was found and nothing dismissed are only counted above.</p>
`;
  return page.markup;
}
