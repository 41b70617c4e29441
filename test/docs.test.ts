import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** How OWASP numbers the requirements of its standard 5.0 at level 1 and at level 2, by section. */
const NUMBERS: Record<"1" | "2", string> = {
  "1": `
    1.2 1-5
    1.3 1-2
    1.5 1
    2.1 1
    2.2 1-2
    2.3 1
    3.2 1-2
    3.3 1
    3.4 1-2
    3.5 1-3
    4.1 1
    4.4 1
    5.2 1-2
    5.3 1-2
    6.1 1
    6.2 1-8
    6.3 1-2
    6.4 1-2
    7.2 1-4
    7.4 1-2
    8.1 1
    8.2 1-2
    8.3 1
    9.1 1-3
    9.2 1
    10.4 1-5
    11.3 1-2
    11.4 1
    12.1 1
    12.2 1-2
    13.4 1
    14.2 1
    14.3 1
    15.1 1
    15.2 1
    15.3 1
  `,
  "2": `
    1.1 1-2
    1.2 6-9
    1.3 3-11
    1.4 1-3
    1.5 2
    2.1 2-3
    2.2 3
    2.3 2-4
    2.4 1
    3.3 2-4
    3.4 3-6
    3.5 4-5
    3.7 1-2
    4.1 2-3
    4.2 1
    4.3 1-2
    4.4 2-4
    5.1 1
    5.2 3
    5.4 1-3
    6.1 2-3
    6.2 9-12
    6.3 3-4
    6.4 3-4
    6.5 1-5
    6.6 1-3
    6.8 1-4
    7.1 1-3
    7.3 1-2
    7.4 3-5
    7.5 1-2
    7.6 1-2
    8.1 2
    8.2 3
    8.4 1
    9.2 2-4
    10.1 1-2
    10.2 1-2
    10.3 1-4
    10.4 6-11
    10.5 1-5
    10.6 1-2
    10.7 1-3
    11.1 1-2
    11.2 1-3
    11.3 3
    11.4 2-4
    11.5 1
    11.6 1
    12.1 2-3
    12.3 1-4
    13.1 1
    13.2 1-5
    13.3 1-2
    13.4 2-5
    14.1 1-2
    14.2 2-4
    14.3 2-3
    15.1 2-3
    15.2 2-3
    15.3 2-7
    16.1 1
    16.2 1-5
    16.3 1-4
    16.4 1-3
    16.5 1-3
    17.1 1
    17.2 1-4
    17.3 1-2
  `,
};

const STATES = new Set(["met", "not applicable", "open"]);

type Row = { number: string; level: string; asked: string; state: string; how: string };

function rows(): Row[] {
  return read("docs/security.md")
    .split("\n")
    .filter((it) => /^\| \d/.test(it))
    .map((line) => {
      const [, number = "", level = "", asked = "", state = "", how = ""] = line
        .split(/(?<!\\)\|/)
        .map((it) => it.trim());
      return { number, level, asked, state, how };
    });
}

/** `"1.2 6-8 10"` names 1.2.6, 1.2.7, 1.2.8 and 1.2.10. */
function numbersOf(sections: string): string[] {
  return sections
    .trim()
    .split(/\s*\n\s*/)
    .flatMap((line) => {
      const [section = "", ...ranges] = line.split(" ");
      return ranges.flatMap((range) => {
        const [first = 0, last = first] = range.split("-").map(Number);
        return Array.from({ length: last - first + 1 }, (_, at) => `${section}.${first + at}`);
      });
    });
}

test("every requirement of levels 1 and 2 stands in the table once, with an answer", () => {
  const found = rows();
  const wanted = (["1", "2"] as const).flatMap((level) =>
    numbersOf(NUMBERS[level]).map((number) => `${number} at level ${level}`),
  );
  assert.equal(wanted.length, 253);
  assert.deepEqual(
    found.map((it) => `${it.number} at level ${it.level}`).toSorted(),
    wanted.toSorted(),
  );
  for (const { number, asked, state, how } of found) {
    assert.ok(asked.length > 5, number);
    assert.ok(STATES.has(state), `${number} is ${state}`);
    assert.ok(how.length > 3, number);
  }
});

test("the counts above the table are those of the table", () => {
  const count = (state: string) => rows().filter((it) => it.state === state).length;
  const said = /(\d+) met, (\d+) not applicable, (\d+) open\./.exec(read("docs/security.md"));
  assert.deepEqual(said?.slice(1).map(Number), [...STATES].map(count));
});

test("every file that the documents name is there", () => {
  for (const name of readdirSync(join(ROOT, "docs")).filter((it) => it.endsWith(".md"))) {
    const text = read(`docs/${name}`);
    const named = [
      ...text.matchAll(
        /`((?:src|server|components|test|deploy|docs|\.setup)\/[\w./-]+|[A-Z]+\.md|package-lock\.json)`/g,
      ),
    ];
    for (const [, path = ""] of named) assert.ok(existsSync(join(ROOT, path)), `${name}: ${path}`);
  }
});

test("every setting and command that the documents name is there", () => {
  const settings = `${read("server/config.ts")} ${read("server/secret.ts")}`;
  const cli = read("server/cli/main.ts");
  for (const name of readdirSync(join(ROOT, "docs")).filter((it) => it.endsWith(".md"))) {
    const text = read(`docs/${name}`);
    for (const [, setting = ""] of text.matchAll(
      /`([A-Z]+(?:_[A-Z]+)+|ORIGINS|HOST|PORT)(?:=[^`]*)?`/g,
    ))
      assert.ok(settings.includes(`"${setting}"`), `${name}: ${setting}`);
    for (const [, command = ""] of text.matchAll(/`ownwords ([a-z-]+)/g))
      assert.ok(cli.includes(`["${command}", `), `${name}: ownwords ${command}`);
  }
});
