import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { Document, Packer, Paragraph, HeadingLevel } from "docx";
import * as z from "zod/mini";
import { checkWord } from "#src/export/check-word.ts";
import { copyOf } from "#src/export/copy-model.ts";
import type { CopyOptions } from "#src/export/copy.ts";
import { writeHtml } from "#src/export/write-html.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { validateBytes } from "#test/validate-word.ts";
import { installPeers } from "./sync-peers.ts";

/** What else writes Word files, and how often each is asked. */
export const PEERS = {
  pandoc: { what: "pandoc, from our web page", times: 12 },
  libreoffice: { what: "LibreOffice, from our web page", times: 4 },
  "html-to-docx": { what: "@turbodocx/html-to-docx 1.23.1, from our web page", times: 25 },
  docxtemplater: { what: "docxtemplater 3.71.0, a bare template", times: 25 },
} as const;

/** How long one took each time, and what its file is like. */
export type PeerFile = { taken: readonly number[]; bytes: number; invalid: number; found: number };

const RUN = fileURLToPath(new URL("../word-peers/run.mjs", import.meta.url));
const Answer = z.object({ taken: z.array(z.number()) });

/** Has each of them write the same plan. One that isn't on this machine, or fails, is null. */
export async function runWordPeers(
  plan: Plan,
  template: Template,
  options: CopyOptions,
): Promise<Map<keyof typeof PEERS, PeerFile | null>> {
  const folder = mkdtempSync(join(tmpdir(), "ownwords-bench-"));
  const found = new Map<keyof typeof PEERS, PeerFile | null>();
  try {
    const page = writeHtml(copyOf(plan, template, options), () => undefined);
    writeFileSync(join(folder, "plan.html"), page);
    writeFileSync(join(folder, "plan.json"), JSON.stringify(flat(plan)));
    writeFileSync(join(folder, "template.docx"), await bareTemplate());
    const peers = await installPeers("word-peers");
    for (const name of ["pandoc", "libreoffice", "html-to-docx", "docxtemplater"] as const)
      found.set(name, await runPeer(name, folder, peers));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return found;
}

async function runPeer(
  name: keyof typeof PEERS,
  folder: string,
  peers: string,
): Promise<PeerFile | null> {
  const child = spawn(process.execPath, [RUN, name, folder, `${PEERS[name].times}`], {
    env: { ...process.env, PEERS: peers },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const said = await text(child.stdout);
  const answer = Answer.safeParse(JSON.parse(said || "null"));
  if (!answer.success) return null;
  const file = new Uint8Array(readFileSync(join(folder, "made.docx")));
  const invalid = (await validateBytes(file)).errors.length;
  const bytes = file.length;
  return { taken: answer.data.taken, bytes, invalid, found: checkWord(file).length };
}

/** The words of a plan as a template's placeholders take them. */
function flat(plan: Plan) {
  return {
    title: plan.title,
    outcomes: plan.outcomes.map((it) => ({
      texts: Object.values(it.writing).map(({ text }) => ({ text })),
      markers: it.markers.map(({ wording }) => ({ text: wording.text })),
      actions: it.actions.map(({ wording, dueOn }) => ({ text: wording.text, dueOn })),
    })),
  };
}

/** A template with headings and words, and without tables or lists. */
async function bareTemplate(): Promise<Uint8Array> {
  const lines = [
    "{#outcomes}",
    "{#texts}",
    "{text}",
    "{/texts}",
    "{#markers}",
    "{text}",
    "{/markers}",
    "{#actions}",
    "{text}, by {dueOn}",
    "{/actions}",
    "{/outcomes}",
  ];
  const title = new Paragraph({ heading: HeadingLevel.HEADING_1, text: "{title}" });
  const children = [title, ...lines.map((it) => new Paragraph({ text: it }))];
  return new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }] })));
}
