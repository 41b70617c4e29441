import { expect } from "chai";
import type { PasteRefusedEvent } from "#src/browser/editor/paste.ts";
import { clearDesks, createDesk, type Field, pasteInto } from "./field.ts";

afterEach(clearDesks);

/** What a field holds after pasting: one entry a line, list items with their depth before them. */
function linesAfter(types: Record<string, string>): string[] {
  const field = createDesk().open("about");
  field.editor.focus("end");
  pasteInto(field, types);
  return linesIn(field);
}

function linesIn({ editable }: Field): string[] {
  return [...editable.querySelectorAll<HTMLElement>(".line")].map((it) =>
    it.matches(".li") ? `${it.dataset["depth"]}: ${it.innerHTML}` : it.innerHTML,
  );
}

describe("pasting", () => {
  it("reads the lists, bold and italics of Word's clipboard", () => {
    const item = (level: number, words: string) =>
      `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'>` +
      `<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·` +
      `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>` +
      `${words}<o:p></o:p></p>`;
    const html =
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head>` +
      `<body><!--StartFragment--><p class=MsoNormal>I like <b>strong</b>\n<i>tea</i>.<o:p></o:p></p>` +
      `${item(1, "milk")}\n${item(2, "sugar")}<p class=MsoNormal>Done</p><!--EndFragment--></body></html>`;
    expect(linesAfter({ "text/html": html })).to.deep.equal([
      "I like <strong>strong</strong> <em>tea</em>.",
      "0: milk",
      "1: sugar",
      "Done",
    ]);
  });

  it("reads LibreOffice's lists, which have a paragraph in each item", () => {
    const html =
      "<ul>\n\t<li><p style='margin-bottom: 0cm'>milk</p></li>\n\t<ul>\n\t\t<li><p>sugar</p></li>\n\t</ul>\n</ul>\n<p>Done</p>";
    expect(linesAfter({ "text/html": html })).to.deep.equal(["0: milk", "1: sugar", "Done"]);
  });

  it("reads bold from the style of Google Docs, whose outer b is not bold", () => {
    const html =
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:400">I am </span>' +
      '<span style="font-weight:700">sure</span></p><ul><li style="font-weight:400"><p><span>milk</span></p></li></ul></b>';
    expect(linesAfter({ "text/html": html })).to.deep.equal([
      "I am <strong>sure</strong>",
      "0: milk",
    ]);
  });

  it("keeps the words of tables, and drops scripts, pictures and unsafe links", () => {
    const html =
      "<table><tr><td>Mon</td><td>swim</td></tr><tr><td>Tue</td><td>rest</td></tr></table>" +
      '<p>see <a href="javascript:alert(1)">this</a> or <a href="https://example.org/">that</a>' +
      '<img src="x" onerror="alert(1)"><script>alert(1)</script></p>';
    expect(linesAfter({ "text/html": html })).to.deep.equal([
      "Mon - swim",
      "Tue - rest",
      'see this or <a href="https://example.org/" rel="noopener noreferrer">that</a>',
    ]);
  });

  it("makes lines of plain text, with its empty lines and bullets", () => {
    expect(linesAfter({ "text/plain": "One\r\n\r\n• two\r\n- three\r\n" })).to.deep.equal([
      "One",
      '<br class="ProseMirror-trailingBreak">',
      "0: two",
      "0: three",
    ]);
  });

  it("puts words into the line that the caret is in", () => {
    const field = createDesk().open("about", "I walk\n");
    field.editor.select(2, 2);
    pasteInto(field, { "text/html": "<ul><li>will often</li></ul>" });
    expect(field.ytext.toDelta()).to.deep.equal([{ insert: "I will oftenwalk\n" }]);
  });

  it("takes over its own lines as they are", () => {
    const desk = createDesk();
    const from = desk.open("about", "one  two\nthree\n");
    from.ytext.format(14, 1, { kind: "li", depth: 2 });
    from.editor.select(0, 14);
    const clipboardData = new DataTransfer();
    from.editable.dispatchEvent(
      new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }),
    );
    expect(clipboardData.getData("text/plain")).to.equal("one  two\n- three");
    const to = desk.open("wishes");
    to.editor.focus("end");
    pasteInto(to, { "text/html": clipboardData.getData("text/html") });
    expect(linesIn(to)).to.deep.equal(["one  two", "2: three"]);
  });

  it("refuses more than 50,000 characters and says so", () => {
    const field = createDesk().open("about", "words");
    const said: string[] = [];
    field.mount.addEventListener("paste-refused", (event) =>
      said.push((event as PasteRefusedEvent).message),
    );
    field.editor.focus("end");
    pasteInto(field, { "text/plain": "x".repeat(50_001) });
    expect(field.ytext.toString()).to.equal("words");
    expect(said).to.have.length(1);
  });
});
