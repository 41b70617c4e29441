import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { checkWord } from "#src/export/check-word.ts";
import { exportWord } from "#src/export/word.ts";
import { changed } from "./changed.ts";
import { asked, sample } from "./sample.ts";

const { template } = sample("care-act-rosa");
const { was, is } = changed();
const remark = { tag: "choir.voice", about: "sing", words: "How often?", who: "Ownwords" };
const findings = [remark, { ...remark, about: "", words: "Who helps?" }];
const edited = exportWord(was, template, { ...asked, findings, editing: true });
const tracked = exportWord(is, template, {
  ...asked,
  copy: "review",
  baseline: was,
  tracked: true,
});

type Damage = [
  what: string,
  rule: string,
  file: Promise<Uint8Array>,
  from: string | RegExp,
  to: string,
];

const damages: Damage[] = [
  [
    "a mark of a comment that is not there",
    "comments-are-whole",
    edited,
    '<w:commentReference w:id="0"/>',
    '<w:commentReference w:id="9"/>',
  ],
  [
    "a comment that stands nowhere",
    "comments-are-whole",
    edited,
    '<w:commentReference w:id="1"/>',
    "<w:tab/>",
  ],
  ["a comment without an end", "comments-are-whole", edited, '<w:commentRangeEnd w:id="0"/>', ""],
  [
    "a comment without a beginning",
    "comments-are-whole",
    edited,
    '<w:commentRangeStart w:id="0"/>',
    "",
  ],
  ["a change by nobody", "changes-are-signed", tracked, /w:author="Ownwords"/, 'w:author=""'],
  ["a change without a day", "changes-are-signed", tracked, / w:date="[^"]*"/, ""],
  ["two changes of one number", "changes-are-signed", tracked, /(<w:(?:ins|del) w:id=")2"/, '$11"'],
  [
    "ordinary text in a deletion",
    "deleted-text-is-deleted",
    tracked,
    /<w:delText([^>]*>[^<]*)<\/w:delText>/,
    "<w:t$1</w:t>",
  ],
  [
    "deleted text outside of a deletion",
    "deleted-text-is-deleted",
    tracked,
    /<w:t( [^>]*)?>([^<]*)<\/w:t>/,
    "<w:delText>$2</w:delText>",
  ],
  ["a control without a tag", "controls-are-sound", edited, /<w:tag [^>]*>/, ""],
  ["a control without a title", "controls-are-sound", edited, /<w:alias [^>]*>/, ""],
  [
    "a control with a tag that Word cuts",
    "controls-are-sound",
    edited,
    /<w:tag w:val="/,
    `<w:tag w:val="${"o".repeat(60)}`,
  ],
  [
    "two controls of one number",
    "controls-are-sound",
    edited,
    /(<w:id w:val="\d+"\/>)(.*?)<w:id w:val="\d+"\/>/s,
    "$1$2$1",
  ],
  [
    "a control around nothing",
    "controls-are-sound",
    edited,
    /<w:sdtContent>.*?<\/w:sdtContent>/s,
    "<w:sdtContent/>",
  ],
  [
    "a control around a table",
    "controls-are-sound",
    edited,
    "<w:sdtContent>",
    "<w:sdtContent><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
  ],
  [
    "a control in a control",
    "controls-are-sound",
    edited,
    "<w:sdtContent>",
    "<w:sdtContent><w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
  ],
];

describe("checkWord", () => {
  it("finds nothing in good files with comments, controls and changes", async () => {
    assert.deepEqual([...checkWord(await edited), ...checkWord(await tracked)], []);
  });

  for (const [what, rule, file, from, to] of damages)
    it(`notices ${what}`, async () => {
      const parts = unzipSync(await file);
      const body = strFromU8(parts["word/document.xml"]!);
      const damaged = body.replace(from, to);
      assert.notEqual(damaged, body, "the damage hit nothing");
      const rules = rulesIn({ ...parts, "word/document.xml": strToU8(damaged) });
      assert.ok(rules.includes(rule), `found only: ${rules.join(", ")}`);
    });

  it("notices a part for comments without any", async () => {
    const parts = unzipSync(await edited);
    const none = strFromU8(parts["word/comments.xml"]!).replace(/<w:comment .*<\/w:comment>/s, "");
    const rules = rulesIn({ ...parts, "word/comments.xml": strToU8(none) });
    assert.ok(rules.includes("comments-are-whole"));
  });
});

function rulesIn(parts: Record<string, Uint8Array>): string[] {
  const files: Zippable = {};
  for (const [name, bytes] of Object.entries(parts))
    files[name] = [bytes, { attrs: 0o644 << 16, os: 3 }];
  return checkWord(zipSync(files)).map((it) => it.rule);
}
