import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { exportWord } from "#src/export/word.ts";
import { ImportError } from "#src/import/import-error.ts";
import { scanXml } from "#src/import/scan-xml.ts";
import { asked, sample } from "#test/src/export/sample.ts";
import { partsOf } from "./word-edits.ts";

/** What was told, with stretches of text that follow each other made one; null where it was refused. */
type Told = string[] | null;

function createTold() {
  const told: string[] = [];
  let words = "";
  const flush = () => {
    if (words !== "") told.push(`text ${words}`);
    words = "";
  };
  return {
    open(name: string, attributes: Record<string, string>) {
      flush();
      told.push(`open ${name} ${JSON.stringify(Object.entries(attributes))}`);
    },
    close(name: string) {
      flush();
      told.push(`close ${name}`);
    },
    text(more: string) {
      words += more;
    },
    told,
  };
}

function ours(xml: string): Told {
  const { told, ...scanner } = createTold();
  try {
    scanXml(xml, scanner);
    return told;
  } catch (error) {
    assert.ok(error instanceof ImportError, String(error));
    return null;
  }
}

/** What a reader by others makes of it, which keeps to the letter of XML. */
function theirs(xml: string): Told {
  const { told, open, close, text } = createTold();
  const parser = new SaxesParser<{ xmlns: false; position: false }>({
    xmlns: false,
    position: false,
  });
  const refuse = () => {
    throw new Error("refused");
  };
  parser.on("doctype", refuse);
  parser.on("error", refuse);
  parser.on("opentag", (it) => open(it.name, it.attributes));
  parser.on("closetag", (it) => close(it.name));
  parser.on("text", text);
  parser.on("cdata", text);
  try {
    parser.write(xml).close();
    return told;
  } catch {
    return null;
  }
}

const name = fc.constantFrom("a", "w:p", "ö", "_x-1.2", "日本", "a\u0300", ":", "𐀀");
const words = fc
  .array(
    fc.constantFrom(
      ..."x é 😀 & < > \" ' \n \r\n \t ]]> -- &amp; &lt; &#65; &#x1F600; &#0; &nope; &constructor; & ; = / ? !".split(
        " ",
      ),
      " ",
    ),
    { maxLength: 6 },
  )
  .map((it) => it.join(""));
const safe = words.map((it) =>
  it.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`).replaceAll("\0", ""),
);
const attribute = fc
  .tuple(name, safe, fc.constantFrom('"', "'"), fc.constantFrom(" ", "\n", "  "))
  .map(([key, value, quote, gap]) => `${gap}${key}${gap.trimEnd()}=${quote}${value}${quote}`);
const attributes = fc
  .uniqueArray(attribute, { maxLength: 3, selector: (it) => it.trim().split("=")[0] })
  .map((it) => it.join(""));
const { element } = fc.letrec<{ element: string; piece: string }>((tie) => ({
  element: fc.oneof(
    { depthSize: "small" },
    fc.tuple(name, attributes).map(([it, own]) => `<${it}${own}/>`),
    fc
      .tuple(name, attributes, fc.array(tie("piece"), { maxLength: 3 }))
      .map(([it, own, inside]) => `<${it}${own}>${inside.join("")}</${it} >`),
  ),
  piece: fc.oneof(
    { depthSize: "small" },
    safe,
    safe.map((it) => `<![CDATA[${it}]]>`),
    safe.map((it) => `<!--${it.replaceAll("-", "")}-->`),
    safe.map((it) => `<?go ${it.replaceAll("?", "")}?>`),
    tie("element"),
  ),
}));

describe("scanXml", () => {
  it("tells the same as a reader by others of whatever is well-formed", () => {
    fc.assert(
      fc.property(element, (xml) => {
        const told = theirs(xml);
        assert.notEqual(told, null, xml);
        assert.deepEqual(ours(xml), told, xml);
      }),
    );
  });

  it("refuses what a reader by others refuses, and takes what that takes", () => {
    const cut = fc.tuple(element, words, fc.nat(), fc.nat(4)).map(([xml, put, at, take]) => {
      const signs = Array.from(xml);
      signs.splice(at % (signs.length + 1), take, put);
      return signs.join("");
    });
    fc.assert(
      fc.property(cut, (xml) => {
        const told = theirs(xml);
        // Where a comment or an instruction begins and how it is called tells nothing about a plan.
        if (told !== null || !/<[!?]/.test(xml)) assert.deepEqual(ours(xml), told, xml);
      }),
      { numRuns: 3000 },
    );
  });

  it("tells the same of all parts of a copy", async () => {
    const { plan, template } = sample("hostile");
    for (const [part, xml] of partsOf(await exportWord(plan, template, asked)))
      if (/\.(xml|rels)$/.test(part)) assert.deepEqual(ours(xml), theirs(xml), part);
  });
});
