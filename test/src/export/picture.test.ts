import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import { checkWord } from "#src/export/check-word.ts";
import { copyOf } from "#src/export/copy-model.ts";
import { readPictureForm } from "#src/export/picture.ts";
import { exportWord } from "#src/export/word.ts";
import { noWriting } from "#src/plan/plan.ts";
import { printOfText } from "#src/plan/print.ts";
import { validateFile } from "#test/validate-word.ts";
import { asked, sample } from "./sample.ts";
import { shown } from "./shown.ts";
import { somePictures, withPictures } from "./some-pictures.ts";

/** As small as a JPEG can be: its size, and nothing to see. */
const JPEG = [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 40, 0, 80, 1, 1, 0x11, 0, 0xff, 0xd9];

describe("readPictureForm", () => {
  const home = somePictures.get("home")!.bytes;

  it("tells a PNG and a JPEG and how large each is", () => {
    assert.deepEqual(readPictureForm(home), { type: "png", width: 300, height: 300 });
    const form = readPictureForm(Uint8Array.from(JPEG));
    assert.deepEqual(form, { type: "jpg", width: 80, height: 40 });
  });

  it("knows no picture that is cut short, has no size or is something else", () => {
    assert.equal(readPictureForm(home.slice(0, -1)), null);
    const flat = Uint8Array.from(JPEG.with(8, 0));
    assert.equal(readPictureForm(flat), null);
    assert.equal(readPictureForm(new TextEncoder().encode("<svg></svg>")), null);
  });

  it("ends on any bytes at all", () => {
    const begun = fc
      .uint8Array({ maxLength: 60 })
      .map((it) => Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, ...it, 0xff, 0xd9]));
    const any = fc.oneof(fc.uint8Array({ maxLength: 80 }), begun);
    fc.assert(fc.property(any, (bytes) => void readPictureForm(bytes)));
  });
});

describe("a Word copy with pictures", () => {
  const { plan: bare, template } = sample("care-act-rosa");
  const plan = withPictures(bare);
  const wanted = { ...asked, pictures: true };
  const make = () => exportWord(plan, template, wanted, { pictures: somePictures });

  it("is valid, and nothing in it is repaired or shuts a reader out", async () => {
    const file = await make();
    assert.deepEqual(checkWord(file), []);
    assert.deepEqual(await errorsIn(file), []);
  });

  it("is the same to the byte when it is made again, and stays small", async () => {
    const [first, again] = [await make(), await make()];
    assert.equal(Buffer.compare(first, again), 0);
    const without = await exportWord(plan, template, asked, { pictures: somePictures });
    assert.ok(first.length - without.length < 15_000);
  });

  it("shows each picture to another program, whole and with its words", async () => {
    const images: Buffer[] = [];
    const convertImage = mammoth.images.imgElement(async (it) => {
      images.push(Buffer.from(await it.read("base64"), "base64"));
      return { src: "" };
    });
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(await make()) },
      { convertImage },
    );
    assert.equal(images.length, plan.outcomes.length);
    plan.outcomes.forEach(({ picture }, index) => {
      const { bytes, alt } = somePictures.get(picture)!;
      assert.equal(Buffer.compare(images[index]!, bytes), 0);
      assert.ok(value.includes(alt.replace(/"/g, "&quot;").replace("& ", "&amp; ")), value);
    });
  });

  it("has none that nobody asked for, and passes over one that is not there", async () => {
    const media = async (file: Promise<Uint8Array>) =>
      Object.keys(unzipSync(await file)).filter((it) => it.startsWith("word/media/"));
    assert.deepEqual(
      await media(exportWord(plan, template, asked, { pictures: somePictures })),
      [],
    );
    assert.deepEqual(await media(exportWord(plan, template, wanted)), []);
    assert.deepEqual(
      await media(exportWord(bare, template, wanted, { pictures: somePictures })),
      [],
    );
    const lost = { ...plan, outcomes: plan.outcomes.map((it) => ({ ...it, picture: "lost" })) };
    const file = exportWord(lost, template, wanted, { pictures: somePictures });
    assert.deepEqual(checkWord(await file), []);
    assert.deepEqual(await media(file), []);
  });

  it("keeps one file of a picture that several outcomes have", async () => {
    const all = { ...plan, outcomes: plan.outcomes.map((it) => ({ ...it, picture: "home" })) };
    const parts = unzipSync(await exportWord(all, template, wanted, { pictures: somePictures }));
    assert.equal(Object.keys(parts).filter((it) => it.startsWith("word/media/")).length, 1);
    const body = strFromU8(parts["word/document.xml"]!);
    const ids = [...body.matchAll(/<wp:docPr id="(\d+)"/g)].map((it) => Number(it[1]));
    assert.deepEqual(
      ids,
      all.outcomes.map((_, index) => index + 1),
    );
  });

  it("stands to the left of the words in Easy Read, in no table and not adrift", async () => {
    const text = "I want to sing.\nGrace drives me there.";
    const approved = { easyReadBy: "Temi", easyReadOn: "2030-05-01" };
    const outcomes = plan.outcomes.map((it) => ({
      ...it,
      ...approved,
      easyRead: { ...noWriting(), text },
      easyReadPrint: printOfText(text),
    }));
    const easy = { ...wanted, copy: "resident", easyRead: true } as const;
    const { blocks } = copyOf({ ...plan, outcomes }, template, easy, somePictures);
    const at = blocks.findIndex((it) => it.kind === "picture");
    assert.equal(shown(blocks[at + 1]!), "I want to sing.");
    const file = await exportWord({ ...plan, outcomes }, template, easy, {
      pictures: somePictures,
    });
    assert.deepEqual(checkWord(file), []);
    assert.deepEqual(await errorsIn(file), []);
    const body = strFromU8(unzipSync(file)["word/document.xml"]!);
    assert.equal(body.match(/<w:framePr /g)?.length, outcomes.length);
    assert.doesNotMatch(body, /<wp:anchor|<w:tbl>/);
  });

  it("has all sentences of Easy Read beside it, however many there are", async () => {
    const heightFor = async (text: string) => {
      const easyRead = { ...noWriting(), text };
      const approved = { easyReadBy: "Temi", easyReadOn: "2030-05-01", easyRead };
      const outcomes = plan.outcomes.map((it) => {
        return { ...it, ...approved, easyReadPrint: printOfText(text) };
      });
      const easy = { ...wanted, copy: "resident", easyRead: true } as const;
      const more = { pictures: somePictures };
      const file = await exportWord({ ...plan, outcomes }, template, easy, more);
      const body = strFromU8(unzipSync(file)["word/document.xml"]!);
      const frame = /<w:framePr [^>]*>/.exec(body)?.[0] ?? "";
      assert.match(frame, /w:hRule="atLeast"/);
      return Number(/ w:h="(\d+)"/.exec(frame)?.[1]);
    };
    const four = await heightFor("I sing.\nSam sings.\nWe sing.\nAll sing.");
    const eight = await heightFor(Array.from({ length: 8 }, () => "We sing.").join("\n"));
    // In twentieths of a point: the sentences are set in 18.5 points, with space between.
    assert.ok(four > 4 * 18.5 * 20 && eight > 2 * four, `${four}, ${eight}`);
  });

  it("stands before the words of its outcome", () => {
    const { blocks } = copyOf(plan, template, wanted, somePictures);
    const places = blocks.flatMap((it, index) => (it.kind === "picture" ? [index] : []));
    assert.equal(places.length, plan.outcomes.length);
    for (const at of places) assert.equal(blocks[at - 1]?.kind, "heading");
  });
});

async function errorsIn(file: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), "ownwords-"));
  try {
    writeFileSync(join(folder, "copy.docx"), file);
    return (await validateFile(join(folder, "copy.docx"))).errors;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
