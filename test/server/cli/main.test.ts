import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ownwords } from "./run-cli.ts";

test("--help tells the commands, the exit codes and examples", async () => {
  const { code, out, err } = await ownwords(["--help"]);
  assert.equal(code, 0);
  assert.equal(err, "");
  for (const word of [
    "lint",
    "rules",
    "explain-config",
    "export",
    "schema plan",
    "templates",
    "migrate",
    "copy",
    "Exit codes:",
  ])
    assert.ok(out.includes(word), word);
});

test("every command has its own --help, and every option of it stands there", async () => {
  const options = {
    lint: [
      "--format",
      "--out",
      "--force",
      "--jobs",
      "--today",
      "--pack",
      "--config",
      "--rule",
      "--across",
      "--key",
      "--min-tier",
      "--min-severity",
      "--baseline",
      "--write-baseline",
    ],
    export: ["--out", "--force", "--copy", "--version-label", "--on"],
    rules: ["--format"],
    "explain-config": ["--pack", "--config", "--format"],
    schema: [],
    templates: [],
    migrate: ["--check"],
    copy: ["--from", "--to"],
  };
  for (const [name, names] of Object.entries(options)) {
    const { code, out } = await ownwords([name, "--help"]);
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^Usage: ownwords ${name}`));
    for (const option of ["--help", ...names]) assert.ok(out.includes(option), option);
  }
});

test("--version is the version of the project", async () => {
  const file = new URL("../../../package.json", import.meta.url);
  const { version } = JSON.parse(readFileSync(file, "utf8"));
  assert.equal((await ownwords(["--version"])).out, `${version}\n`);
});

test("wrong use is one line that guesses what was meant, and exit code 2", async () => {
  const wrong: [string[], RegExp][] = [
    [[], /Say what to do, for example: /],
    [["lnit"], /There is no command lnit\. Do you mean lint\? /],
    [["--versoin"], /There is no option --versoin\. Do you mean --version\? /],
    [["constructor"], /There is no command constructor\. See/],
    [["lint"], /Say which file to check/],
    [["lint", "-", "-"], /Standard input can be read only once/],
    [
      ["lint", "--fromat", "json", "a"],
      /There is no option --fromat for lint\. Do you mean --format\?/,
    ],
    [["lint", "--toString", "a"], /There is no option --toString for lint\. See/],
    [["lint", "--format", "--today", "a"], /--format needs a value/],
    [["lint", "--format", "xml", "a"], /--format is "xml", and should be one of text, json/],
    [["lint", "--today", "2030-02-30", "a"], /--today is "2030-02-30", and should be a day/],
    [["lint", "--jobs", "0", "a"], /--jobs is "0", and should be a number of threads/],
    [["lint", "--rule", "no-thread", "a"], /There is no rule no-thread\. Do you mean no-threat\?/],
    [
      ["lint", "--pack", "care-atc", "a"],
      /There is no policy pack care-atc\. Do you mean care-act\?/,
    ],
    [["lint", "--help=yes"], /--help takes no value/],
    [["export", "a", "b", "--out", "c.docx"], /Only one file/],
    [["export", "a"], /Say where to write the copy/],
    [["export", "a", "--out", "b.pdf"], /b\.pdf should end in \.docx/],
    [
      ["export", "a", "--out", "b.docx", "--copy", "family"],
      /--copy is "family", and should be one of pra/,
    ],
    [["rules", "no-thread"], /There is no rule no-thread\. Do you mean no-threat\?/],
    [["explain-config"], /Say which rule to explain/],
    [
      ["explain-config", "no-threat", "--pack", "x"],
      /There is no policy pack x\. There are care-act/,
    ],
    [["schema"], /Say what to print the schema of/],
    [["schema", "template"], /There is no schema of "template", only of plan/],
    [["templates", "a"], /takes no file/],
  ];
  await Promise.all(
    wrong.map(async ([args, sentence]) => {
      const { code, out, err } = await ownwords(args);
      assert.equal(code, 2, args.join(" "));
      assert.equal(out, "", args.join(" "));
      assert.match(err, /^ownwords: [A-Za-z-][^\n]+\n$/);
      assert.match(err.trim(), sentence);
    }),
  );
});

test("templates lists name, version and title", async () => {
  const { code, out } = await ownwords(["templates"]);
  assert.equal(code, 0);
  assert.match(out, /^care-act\t1\tOutcome-based support plan$/m);
  assert.match(out, /^personal-action-plan\t1\tPersonal Action Plan$/m);
});
