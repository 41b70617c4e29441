import { readFollowMe } from "#src/import/read-follow-me.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import type { WordFile } from "#src/import/word-file.ts";
import type { FollowMe } from "#src/plan/follow-me.ts";
import { parsePlan } from "#src/plan/parse-plan.ts";
import type { Plan } from "#src/plan/plan.ts";
import { fingerprintOf, type FollowMeKey, isWhole, readFollowMeKey } from "#server/follow-me.ts";
import type { CopyKind } from "#src/export/copy.ts";
import type { Given } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { findTemplate, installedTemplates } from "./find-template.ts";
import { complain } from "./output.ts";
import { decode, nameOfFile, readBytes } from "./read-plan-file.ts";

/** Signs a plan to go along in its copy; null where nobody asked for that. */
export type Signer = (plan: Plan) => FollowMe | null;

/** What signs plans for the copies that are made now; it says once that they hold all of the plan. */
export async function signerFor({ flags, texts }: Given, copy: CopyKind): Promise<Signer> {
  if (!flags.has("follow-me")) {
    if (texts.has("key")) throw new CommandError("--key is for --follow-me.");
    return () => null;
  }
  if (copy === "provider")
    throw new CommandError(
      "A provider copy never has the whole plan inside, so --follow-me can't go with it.",
    );
  const file = texts.get("key");
  if (file === undefined)
    throw new CommandError(
      "--follow-me needs a key to sign the plan with. Say which with --key FILE.",
    );
  const { sign } = await readKey(file);
  complain(
    `The whole plan is inside ${flags.has("all") ? "each" : "this"} copy, with everything on record. Give it only to those who may have all of it.`,
  );
  return sign;
}

/**
 * The plan that a Word file carries inside; null where it carries none. It says whose it is and
 * whether the words of the document are still those of the plan; a plan that was changed since it was
 * signed is refused.
 */
export async function planInside(
  word: WordFile,
  { texts }: Given,
  file: string,
): Promise<{ plan: Plan; report: string } | null> {
  const found = readFollowMe(word);
  if (!found) return null;
  const name = nameOfFile(file);
  const own = texts.get("key");
  const ownKey = own === undefined ? null : (await readKey(own)).publicKey;
  if (!isWhole(found))
    throw new CommandError(
      `The plan inside ${name} was changed since it was signed, so it is not used. To read the words of the document in its place, add --by-labels.`,
    );
  const { plan, problem } = parsePlan(found.json);
  if (!plan) throw new CommandError(`The plan inside ${name} ${problem}.`);
  const lines = [`The plan ${plan.reference} inside ${name} is whole.`.replace(/ {2}/, " ")];
  const print = fingerprintOf(found.publicKey);
  if (ownKey === found.publicKey) lines.push("It was signed by this installation.");
  else if (ownKey === null) lines.push(`It was signed with the key ${print}.`);
  else lines.push(`It was signed by another installation, with the key ${print}.`);
  lines.push(wordsBeside(word, plan, file));
  return { plan, report: `${lines.join("\n")}\n` };
}

function wordsBeside(word: WordFile, plan: Plan, file: string): string {
  const template = findTemplate(plan, installedTemplates(), file);
  const { isThisPlan, suggestions, tray } = compareReturned(word, plan, [], template);
  const isSame = suggestions.length === 0 && tray.length === 0;
  if (isThisPlan !== "no" && isSame)
    return "The words of the document are those of the plan inside.";
  return "The words of the document differ from the plan inside. What is written is the plan inside; to see what differs: ownwords import FILE.docx --into FILE.json";
}

async function readKey(file: string): Promise<FollowMeKey> {
  const key = readFollowMeKey(decode(await readBytes(file), nameOfFile(file)));
  if (key) return key;
  throw new CommandError(
    `${nameOfFile(file)} holds no private Ed25519 key. A server keeps its own in DATA_DIR/follow-me.key; a new one is made by: openssl genpkey -algorithm ed25519 -out follow-me.key`,
  );
}
