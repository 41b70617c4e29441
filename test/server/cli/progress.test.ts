import assert from "node:assert/strict";
import { test } from "node:test";
import { startProgress } from "#server/cli/progress.ts";

function shown(isTTY: boolean): string {
  let text = "";
  const write = (part: string | Uint8Array) => ((text += String(part)), true);
  const { show, end } = startProgress({ isTTY, write });
  for (let done = 0; done <= 8; done++) show({ what: "Copying", done, total: 8 });
  show({ what: "Comparing", done: 0, total: 0 });
  end();
  return text;
}

test("in a terminal progress is one line for each step, written over as it goes on", () => {
  const lines = shown(true).split("\n");
  assert.equal(lines.length, 3);
  assert.ok(lines[0]!.startsWith("\r\u001b[2KCopying: 0 of 8"));
  assert.ok(lines[0]!.endsWith("\r\u001b[2KCopying: 8 of 8"));
  assert.equal(lines[1], "\r\u001b[2KComparing: 0 of 0");
});

test("elsewhere progress is a few plain lines", () => {
  assert.equal(
    shown(false),
    [0, 2, 4, 6, 8].map((it) => `Copying: ${it} of 8\n`).join("") + "Comparing: 0 of 0\n",
  );
});
