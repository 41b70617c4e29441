/** What other programs see in our files: pandoc, mammoth and LibreOffice have to agree with the copy. */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import type { Block, Copy, CopyOptions, Line } from "#src/export/copy.ts";
import { copyOf } from "#src/export/copy-model.ts";
import { exportWord } from "#src/export/word.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { throughOffice, throughPandoc } from "#test/support/readers.ts";
import { changed } from "./changed.ts";
import { asked, sample } from "./sample.ts";

const { was, is } = changed();
const rosa = sample("care-act-rosa");
const ofRosa = { plan: is, template: rosa.template };
const remark = { tag: "choir.voice", about: "sing", words: "How often?", who: "Ownwords" };
const findings = [remark, { ...remark, tag: "plan.people", about: "" }];

type Case = { plan: Plan; template: Template; options: CopyOptions };

const cases: Record<string, Case> = {
  working: { ...ofRosa, options: { ...asked, findings } },
  edited: { ...ofRosa, options: { ...asked, findings, editing: true } },
  resident: { ...ofRosa, options: { ...asked, copy: "resident", plainWords: true } },
  large: { ...ofRosa, options: { ...asked, copy: "resident", largePrint: true } },
  provider: { ...ofRosa, options: { ...asked, copy: "provider" } },
  review: { ...ofRosa, options: { ...asked, copy: "review", baseline: was } },
  tracked: { ...ofRosa, options: { ...asked, copy: "review", baseline: was, tracked: true } },
  hostile: { ...sample("hostile"), options: asked },
  advocate: { ...sample("care-act-advocate"), options: { ...asked, copy: "resident" } },
};

/** What a reader sees, in numbers and in headings. */
type Seen = {
  headings: readonly string[];
  /** The header rows of tables, each with the names of its columns. */
  tables: readonly string[];
  items: number;
  comments: number;
};

describe("a copy in other programs", () => {
  const files: Record<string, Uint8Array> = {};
  let saved: Record<string, Uint8Array> = {};
  before(async () => {
    for (const [name, { plan, template, options }] of Object.entries(cases))
      files[`${name}.docx`] = await exportWord(plan, template, options);
    saved = await throughOffice(files, "docx");
  });

  for (const [name, { plan, template, options }] of Object.entries(cases)) {
    it(`has the headings, header rows, lists and comments of the copy: ${name}`, async () => {
      const file = files[`${name}.docx`]!;
      const own = seenInCopy(copyOf(plan, template, options));
      assert.ok(own.headings.length > 5);
      const isSeen = (by: string, seen: Seen) =>
        // Neither pandoc nor mammoth takes out a table whose rows are all deleted.
        assert.deepEqual(options.tracked ? { ...seen, tables: own.tables } : seen, own, by);
      isSeen("pandoc", await seenByPandoc(file));
      // Equal words that went and came are moves to LibreOffice, which pandoc passes over.
      if (!options.tracked) isSeen("LibreOffice", await seenByPandoc(saved[`${name}.docx`]!));
      isSeen("mammoth", await seenByMammoth(file));
    });
  }

  it("has as many changes for pandoc as the file holds, and LibreOffice keeps each word of them", async () => {
    const file = files["tracked.docx"]!;
    const body = strFromU8(unzipSync(file)["word/document.xml"]!);
    const words = (xml: string, tag: string) =>
      [...xml.matchAll(new RegExp(`<w:(${tag}) [^>]*>(.*?)</w:\\1>`, "gs"))]
        .map((it) => (it[2] ?? "").replace(/<[^>]*>/g, ""))
        .join("")
        .replace(/\s/g, "");
    const json = await throughPandoc(file, "json", "all");
    assert.ok(json.includes('["insertion"]') && json.includes('["deletion"]'));
    const after = strFromU8(unzipSync(saved["tracked.docx"]!)["word/document.xml"]!);
    // What went here and came there with the same words is a move to LibreOffice.
    for (const tag of ["ins|moveTo", "del|moveFrom"]) {
      assert.ok(words(body, tag).length > 100);
      assert.equal(words(after, tag), words(body, tag), tag);
    }
  });
});

/** What is to be seen when every change is accepted. */
function seenInCopy({ blocks, remarks }: Copy): Seen {
  const left = blocks.filter((it) => !("change" in it) || it.change !== "removed");
  return {
    headings: left.flatMap((it) =>
      it.kind === "heading" ? [`${it.level} ${spaced(it.text)}`] : [],
    ),
    tables: left.flatMap((it) =>
      it.kind === "table" ? [it.columns.map(({ heading }) => spaced(heading)).join("|")] : [],
    ),
    items: left.flatMap(linesIn).filter(isItem).length,
    comments: remarks.length,
  };
}

function linesIn(block: Block): readonly Line[] {
  if (block.kind === "table") return block.rows.flat(2);
  return block.kind === "line" ? [block] : [];
}

function isItem({ depth, runs, change }: Line): boolean {
  const text = runs.filter((it) => it.change !== "removed").map((it) => it.text);
  return depth !== null && change !== "removed" && text.join("").trim() !== "";
}

/** A piece of what pandoc understands: its kind and what is in it. */
type Node = { t: string; c?: unknown };

async function seenByPandoc(file: Uint8Array): Promise<Seen> {
  const headings: string[] = [];
  const tables: string[] = [];
  let items = 0;
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    const { t, c } = node as Node;
    if (t === "Header") {
      const [level, , inside] = c as [number, unknown, unknown];
      const words = spaced(plainOf(inside));
      // Of a deleted heading pandoc leaves the empty line.
      if (words !== "") headings.push(`${level} ${words}`);
    }
    if (t === "Table") {
      const [, , , [, rows]] = c as [unknown, unknown, unknown, [unknown, [unknown, unknown[]][]]];
      tables.push(...rows.map(([, cells]) => cells.map((it) => spaced(plainOf(it))).join("|")));
    }
    if (t === "BulletList")
      items += (c as unknown[][]).filter((it) => plainOf(it).trim() !== "").length;
    Object.values(node).forEach(visit);
  };
  visit(JSON.parse(await throughPandoc(file, "json", "accept")));
  const all = await throughPandoc(file, "json", "all");
  return { headings, tables, items, comments: all.split('"comment-start"').length - 1 };
}

function plainOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(plainOf).join("");
  if (typeof node !== "object" || node === null) return "";
  const { t, c } = node as Node;
  if (t === "Str") return c as string;
  return /^(Space|SoftBreak|LineBreak)$/.test(t) ? " " : plainOf(c ?? []);
}

async function seenByMammoth(file: Uint8Array): Promise<Seen> {
  const styleMap = ["comment-reference => sup.comment"];
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(file) }, { styleMap });
  const page = value.slice(0, value.search(/<dl>|$/));
  const text = (html: string) =>
    spaced(
      html
        .replace(/<sup class="comment">.*?<\/sup>/g, "")
        .replace(/<br \/>/g, " ")
        .replace(/<[^>]*>/g, "")
        .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ENTITIES[name] ?? ""),
    );
  const inside = (tag: string) =>
    [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "gs"))].map((it) => it[1] ?? "");
  const headings = [...page.matchAll(/<h([1-6])>(.*?)<\/h\1>/gs)]
    .map((it) => [it[1], text(it[2] ?? "")])
    .filter(([, words]) => words !== "");
  return {
    headings: headings.map((it) => it.join(" ")),
    tables: inside("thead").map((it) =>
      [...it.matchAll(/<th>(.*?)<\/th>/gs)].map(([, cell]) => text(cell ?? "")).join("|"),
    ),
    items: page.split("<li>").filter((it, at) => at > 0 && text(it) !== "").length,
    comments: page.split('<sup class="comment">').length - 1,
  };
}

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&" };

function spaced(text: string): string {
  return text.replace(/[\s\x85]+/g, " ").trim();
}
