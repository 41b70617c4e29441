/** What `ownwords lint --help` says. */
export const lintHelp = `Usage: ownwords lint [OPTIONS] PATH...

Says what is worth asking about in plans: where it is, a question, what was noticed and why
it matters. A PATH is
  plan.json              a file with one plan, as plan JSON
  plans.jsonl            a file with a plan on each line; so is one that ends in .ndjson
  plans/                 a folder with such files, and the folders in it
  -                      standard input, in either form

What to look for:
  --pack NAME            Checks by this policy pack. Left out, it is the plan's or its template's.
  --config FILE          What your organisation makes of the packs: one layer as JSON, or a list.
  --rule NAME            Checks by this rule only; may be given several times. See: ownwords rules
  --today DAY            Checks as on this day, such as 2030-05-01. Left out, it is today.

  --across               Compares the writing of all plans with each other as well, and tells what
                         stands in several: by template and section, and the words they share.
                         It takes 2 or 3 KB of memory for each text, and changes no exit code.
  --key FILE             Your organisation's secret for --across, 16 bytes or more; also taken from
                         OWNWORDS_LINT_KEY. Left out, one is made for this run.

What to tell:
  --min-tier TIER        fix, look or idea: what is sure, likely or an idea. Left out, it is look.
  --min-severity LEVEL   error, warning or advice. Left out, it is advice.
  --baseline FILE        Tells only what is not in this file: what --write-baseline wrote, or
                         lint --format json, jsonl or sarif.
  --write-baseline FILE  Keeps what is found now, whether told or not. It holds no words.

How to tell it:
  --format text          For people to read. This is what you get if you leave it out.
  --format json          One object: plans, problems, totals. A plan is
                         { file, line, plan, reference, template, diagnostics, dismissed, praise }.
  --format jsonl         The same, an object a line: type is plan, problem or totals.
  --format sarif         SARIF 2.1.0, for tools that gather findings. Dismissed ones are suppressed.
  --format csv           A row for each finding, for spreadsheets.
  --format html          One page for those who look after plans, templates and training: findings
                         by rule with how much was looked at, by area of life, plan by plan.
  --out FILE             Where to write it, whole or not at all. Left out, standard output.
  --force                Writes over files that are there already.
  --jobs N               So many threads. Left out, one for each core.
  -h, --help             Shows this.

Exit codes:
  0  Nothing was found that was asked for.
  1  Something was found; none of it is an error to the policy pack.
  2  The command was wrong, or something could not be checked or written. The rest is still done.
  3  Something went wrong inside Ownwords.
  4  Something was found that is an error to the policy pack.

Examples:
  ownwords lint plan.json
  ownwords lint --format json plans/*.json > findings.json
  ownwords lint --format html --out report.html plans/
  ownwords lint --format jsonl --jobs 4 plans.jsonl | head
  curl -s http://127.0.0.1:8080/api/plans/ID/plan.json | ownwords lint -
`;
