import fc from "fast-check";
import { del, docx, ins, p, r } from "./docx-file.ts";

/** A generated file, and the words in it that somebody must have written. */
export type SomeFile = { body: string; bytes: Uint8Array; words: string[] };

const LABELS = [
  "Goal",
  "Goal 2: a new start",
  "Outcome 1",
  "My strengths",
  "Family and friends",
  "Timescale",
  "Review date",
  "How will we know?",
  "Actions",
  "What",
  "Who",
  "By when",
  "Name",
  "Keyworker",
  "Total hours",
  "Signed",
  "Notes",
  "About me",
  "Wh0 knows",
];

const label = fc.constantFrom(...LABELS);

/** Every word made here is another, so that one that is lost shows. */
const answer = fc
  .tuple(
    fc.constantFrom("", "Sam: ", "Sam Lee (sister)", "By 12 May 2030 ", "4 hours ", "- ", "Goal: "),
    fc.constantFrom("", " (12/05/2030)", " – by 1 June 2030", ".......", " and Kim"),
  )
  .map(
    ([before, after]) =>
      (word: string) =>
        `${before}${word}${after}`,
  );

const line = fc.oneof(
  { weight: 2, arbitrary: label.map((it) => () => it) },
  { weight: 3, arbitrary: answer },
  {
    weight: 2,
    arbitrary: fc.tuple(label, answer).map(
      ([it, say]) =>
        (word: string) =>
          `${it}: ${say(word)}`,
    ),
  },
  { weight: 1, arbitrary: fc.constant(() => "") },
);

const paragraph = fc.record({
  line,
  look: fc.constantFrom(
    "plain",
    "bold",
    "heading",
    "item",
    "inserted",
    "deleted",
    "half bold",
    "broken",
  ),
});

type Make = (next: () => string) => string;

const paragraphXml: fc.Arbitrary<Make> = paragraph.map(({ line: say, look }) => (next) => {
  const text = say(next());
  switch (look) {
    case "bold":
      return p(r(text, "<w:b/>"));
    case "heading":
      return p(text, '<w:outlineLvl w:val="1"/>');
    case "item":
      return p(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    case "inserted":
      return p(ins(text));
    case "deleted":
      return p(r(`${next()} `) + del(text));
    case "half bold":
      return p(r(text.slice(0, 6), "<w:b/>") + r(` ${next()}`));
    case "broken":
      return p(`<w:r><w:t>${text}</w:t><w:br/><w:t>${next()}</w:t></w:r>`);
    case "plain":
      return p(text);
  }
});

const { item } = fc.letrec<{ item: Make; table: Make; cell: Make }>((tie) => ({
  item: fc.oneof(
    { depthSize: "small" },
    { weight: 4, arbitrary: paragraphXml },
    { weight: 2, arbitrary: tie("table") },
  ),
  cell: fc
    .array(tie("item"), { minLength: 0, maxLength: 2 })
    .map(
      (items) => (next) => `<w:tc><w:tcPr/>${items.map((it) => it(next)).join("")}${p("")}</w:tc>`,
    ),
  table: fc
    .array(fc.array(tie("cell"), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
    .map(
      (rows) => (next) =>
        `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((cells) => `<w:tr>${cells.map((it) => it(next)).join("")}</w:tr>`).join("")}</w:tbl>`,
    ),
}));

/** Files of labels and words in any order, with tables in tables and tracked changes. */
export const files: fc.Arbitrary<SomeFile> = fc
  .array(item, { minLength: 1, maxLength: 14 })
  .map((items) => {
    const words: string[] = [];
    const next = () => {
      const word = `w${words.length}x`;
      words.push(word);
      return word;
    };
    const body = `${p("Support plan")}${items.map((it) => it(next)).join("")}${p("")}`;
    const bytes = docx({ body, footer1: p("Page foot"), header1: p("Page head") });
    return { body, bytes, words: words.filter((it) => body.includes(it)) };
  });
