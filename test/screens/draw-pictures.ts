// Makes the PNG of each of our own drawings from its SVG: `node test/screens/draw-pictures.ts`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";
import { chromium } from "playwright-core";
import { chromeArgs, findChrome } from "#test/chrome.mjs";

/** Enough for three centimetres in print at 250 dots an inch. */
const SIZE = 300;

const folder = new URL("../../templates/pictures/", import.meta.url);
const INK = [0x1c, 0x1c, 0x1c];
const PAPER = [0xff, 0xff, 0xff];
const YELLOW = [0xff, 0xdc, 0x73];
const BLUE = [0xbf, 0xe4, 0xf0];

/** The colours of the drawings and what lies between them at an edge: sixteen, four bits each. */
const PALETTE = [
  INK,
  PAPER,
  YELLOW,
  BLUE,
  ...between(INK, PAPER, 6),
  ...between(INK, YELLOW, 3),
  ...between(INK, BLUE, 3),
];

const executablePath = process.env["CHROME_PATH"] ?? (await findChrome());
const browser = await chromium.launch({ executablePath, args: chromeArgs });
const page = await browser.newPage();
for (const file of readdirSync(folder).filter((it) => it.endsWith(".svg"))) {
  const svg = readFileSync(new URL(file, folder)).toString("base64");
  const png = pngOf(Buffer.from(await page.evaluate(pixelsOf, { svg, size: SIZE }), "base64"));
  writeFileSync(new URL(file.replace(/svg$/, "png"), folder), png);
  process.stdout.write(`${file}: ${png.length} bytes\n`);
}
await browser.close();

/** The dots of a drawing on white, four bytes each, as base64; this runs in the browser. */
async function pixelsOf({ svg, size }: { svg: string; size: number }): Promise<string> {
  const image = new Image(size, size);
  image.src = `data:image/svg+xml;base64,${svg}`;
  await image.decode();
  const canvas = new OffscreenCanvas(size, size);
  const drawn = canvas.getContext("2d");
  if (!drawn) throw new Error("This browser draws nothing.");
  drawn.fillStyle = "#ffffff";
  drawn.fillRect(0, 0, size, size);
  drawn.drawImage(image, 0, 0, size, size);
  let text = "";
  for (const byte of drawn.getImageData(0, 0, size, size).data) text += String.fromCharCode(byte);
  return btoa(text);
}

/** A PNG of these dots in the colours of the palette. */
function pngOf(dots: Buffer): Buffer {
  const row = SIZE / 2 + 1;
  const rows = Buffer.alloc(row * SIZE);
  for (let y = 0; y < SIZE; y++)
    for (let x = 0; x < SIZE; x += 2) {
      const at = (y * SIZE + x) * 4;
      const pair = (nearest(dots, at) << 4) | nearest(dots, at + 4);
      rows[y * row + 1 + x / 2] = pair;
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIZE, 0);
  head.writeUInt32BE(SIZE, 4);
  // Four bits a dot, colours from a palette, no interlacing.
  head.set([4, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(PALETTE.flat())),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function nearest(dots: Buffer, at: number): number {
  const distance = (colour: readonly number[]) =>
    colour.reduce((sum, it, index) => sum + (it - (dots[at + index] ?? 0)) ** 2, 0);
  const far = PALETTE.map(distance);
  return far.indexOf(Math.min(...far));
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function between(from: readonly number[], to: readonly number[], steps: number): number[][] {
  const mixed = (share: number) =>
    from.map((it, index) => Math.round(it + ((to[index] ?? it) - it) * share));
  return Array.from({ length: steps }, (_, index) => mixed((index + 1) / (steps + 1)));
}
