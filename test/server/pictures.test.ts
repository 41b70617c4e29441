import assert from "node:assert/strict";
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { PictureList } from "#src/api/pictures.ts";
import { ourPictures, readPictureFolder, readPictures } from "#server/pictures.ts";
import { ask, startServer } from "./start-server.ts";

const OURS = new URL("../../templates/pictures/", import.meta.url);

test("our own drawings are all there, small, and say what they show", () => {
  const pictures = ourPictures();
  assert.equal(pictures.length, 24);
  assert.equal(new Set(pictures.map((it) => it.name)).size, 24);
  for (const { name, alt, bytes, form } of pictures) {
    assert.deepEqual(form, { type: "png", width: 300, height: 300 }, name);
    assert.ok(bytes.length < 5000, `${name} has ${bytes.length} bytes`);
    assert.match(alt, /^[A-Z][^.]+$/);
  }
});

test("every fault in a folder of pictures is named with its file", (t) => {
  const folder = folderOf(t, [
    { name: "house", file: "house.png", alt: "" },
    { name: "", file: "home.png", alt: "A house" },
    { name: "out", file: "../out.png", alt: "Out" },
    { name: "moving", file: "moving.gif", alt: "Moving" },
    { name: "home", file: "home.jpg", alt: "Home" },
    { name: "home", file: "cut.png", alt: "Cut" },
    { name: "big", file: "big.png", alt: "Big" },
    { alt: "No file" },
  ]);
  for (const name of ["home.png", "home.jpg", "cut.png", "big.png"])
    copyFileSync(new URL("home.png", OURS), join(folder, name));
  truncateSync(join(folder, "cut.png"), 900);
  truncateSync(join(folder, "big.png"), 300_000);
  const { pictures, faults } = readPictureFolder(folder);
  assert.deepEqual(pictures, []);
  assert.deepEqual(faults, [
    "house.png has no alt text. Say in a few words what it shows, for those who don't see it.",
    "house.png is not in the folder.",
    "home.png has no name. People choose it by its name.",
    "../out.png should be a file in the folder itself.",
    "moving.gif should be a PNG or JPEG picture.",
    "home.jpg is a PNG picture under another ending.",
    'cut.png has the name "home", which home.jpg has too.',
    "cut.png is no whole PNG picture.",
    "big.png is too large: 293 KB, and 200 KB at most go into a copy.",
    "picture 8 has no name. People choose it by its name.",
    "picture 8 has no file.",
  ]);
});

test("a list of pictures that is none says so", (t) => {
  const faultOf = (list: string) => {
    const folder = folderOf(t, []);
    writeFileSync(join(folder, "pictures.json"), list);
    return readPictureFolder(folder).faults;
  };
  assert.deepEqual(faultOf("[{"), ["pictures.json is not JSON."]);
  assert.match(faultOf('{"a":1}').join(), /should be a list of pictures/);
  assert.match(faultOf('[{"name":1}]').join(), /Entry 1 has another shape/);
});

test("an organisation's picture stands in for ours of the same name", (t) => {
  const folder = folderOf(t, [{ name: "home", file: "bus.png", alt: "Our bus" }]);
  copyFileSync(new URL("travel.png", OURS), join(folder, "bus.png"));
  const home = readPictures(folder).filter((it) => it.name === "home");
  assert.deepEqual(
    home.map((it) => it.alt),
    ["Our bus"],
  );
  assert.equal(readPictures(folder).length, 24);
});

test("a server with a faulty folder of pictures does not start", async (t) => {
  const picturesDir = folderOf(t, [{ name: "home", file: "home.png", alt: "" }]);
  await assert.rejects(startServer(t, { picturesDir }), /PICTURES_DIR: home\.png has no alt text/);
});

test("the server lists pictures and gives each under an address that is its own for good", async (t) => {
  const { address } = await startServer(t);
  const { body } = await ask(address, "GET", "/api/pictures");
  const { pictures } = PictureList.parse(body);
  assert.equal(pictures.length, 24);
  const home = pictures.find((it) => it.name === "home");
  assert.equal(home?.alt, "A house with a yellow door");
  const answer = await fetch(address + home.address);
  assert.equal(answer.headers.get("content-type"), "image/png");
  assert.match(answer.headers.get("cache-control") ?? "", /immutable/);
  assert.deepEqual(
    new Uint8Array(await answer.arrayBuffer()),
    new Uint8Array(readFileSync(new URL("home.png", OURS))),
  );
  assert.equal((await fetch(`${address}/api/pictures/none.png`)).status, 404);
});

function folderOf(t: TestContext, list: readonly object[]): string {
  const folder = mkdtempSync(join(tmpdir(), "ownwords-pictures-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "pictures.json"), JSON.stringify(list));
  return folder;
}
