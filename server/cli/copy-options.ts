import type { ParseArgsOptionsConfig } from "node:util";
import { type CopyKind, type CopyOptions, defaultCopyOptions } from "#src/export/copy.ts";
import type { Pictures } from "#src/export/picture.ts";
import { readPictures } from "#server/pictures.ts";
import { readWordTemplate } from "#server/word-template.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Given } from "./command.ts";
import { CommandError } from "./command-error.ts";

/** The options of the command line that say what a copy is to be. */
export const COPY_FLAGS = {
  "large-print": { type: "boolean" },
  pictures: { type: "boolean" },
  "pictures-from": { type: "string" },
  "word-template": { type: "string" },
  "easy-read": { type: "boolean" },
  "plain-words": { type: "boolean" },
  standard: { type: "boolean" },
  outcomes: { type: "string" },
} satisfies ParseArgsOptionsConfig;

/** What `--help` says of them. */
export const COPY_FLAGS_HELP = `  --large-print          18 point, with one outcome a page.
  --pictures             With the picture of each outcome.
  --pictures-from FOLDER An organisation's own pictures; see: ownwords pictures --help
  --easy-read            The short sentences that somebody wrote and approved.
  --plain-words          Explains hard words at the end.
  --standard             None of these four. They are for a resident's copy; where none of them is
                         given, the formats on record in the plan are taken.
  --word-template FILE   The organisation's own Word file to make it in; see:
                         ownwords word-template --help
  --outcomes 1,3         Holds only these outcomes, and says so.`;

/** The kinds of copies that the command line makes. */
export const KINDS = [
  "practitioner",
  "resident",
  "provider",
  "review",
] as const satisfies readonly CopyKind[];

const FORMATS = ["large-print", "pictures", "easy-read", "plain-words"] as const;

/** Refuses flags that the kind of copy has no use for, before any plan is read. */
export function checkCopyFlags({ flags }: Given, copy: CopyKind): void {
  const given = [...FORMATS, "standard"].filter((it) => flags.has(it));
  const [first, second] = given;
  if (first !== undefined && copy !== "resident")
    throw new CommandError(`--${first} is for a resident's copy. Add --copy resident.`);
  if (second !== undefined && flags.has("standard"))
    throw new CommandError(`--standard and --${first} can't both be so. Leave out one of them.`);
}

/** What a copy of this plan is asked to be. */
export function copyOptionsFor(
  { flags, texts }: Given,
  plan: Plan,
  of: Pick<CopyOptions, "copy" | "version" | "exportedOn">,
): CopyOptions {
  const options = {
    ...defaultCopyOptions(plan, of.copy, of),
    outcomes: chosenOutcomes(texts.get("outcomes"), plan),
  };
  if (![...FORMATS, "standard"].some((it) => flags.has(it))) return options;
  return {
    ...options,
    largePrint: flags.has("large-print"),
    pictures: flags.has("pictures"),
    easyRead: flags.has("easy-read"),
    plainWords: flags.has("plain-words"),
  };
}

/** The organisation's own Word template, where one is named. */
export function wordTemplateFor({ texts }: Given): Uint8Array | null {
  return readWordTemplate(texts.get("word-template") ?? null, "--word-template");
}

/** The pictures that a copy may need; a plan may name others, and does without them. */
export function picturesFor({ texts }: Given, { pictures }: CopyOptions): Pictures {
  const folder = texts.get("pictures-from");
  if (!pictures && folder === undefined) return new Map();
  return new Map(readPictures(folder ?? null, "--pictures-from").map((it) => [it.name, it]));
}

/** The ids of the outcomes whose numbers are written, such as "1,3"; null where none is. */
function chosenOutcomes(text: string | undefined, { outcomes }: Plan): string[] | null {
  if (text === undefined) return null;
  const numbers = text.split(",").map((it) => it.trim());
  const wrong = numbers.find((it) => !/^[1-9]\d*$/.test(it));
  if (wrong !== undefined)
    throw new CommandError(
      `--outcomes is "${text}", and should be numbers of outcomes, such as 1,3.`,
    );
  return numbers.map((it) => {
    const outcome = outcomes[Number(it) - 1];
    if (outcome) return outcome.id;
    const held = { 0: "no outcomes", 1: "1 outcome" }[outcomes.length];
    throw new CommandError(
      `There is no outcome ${it}: the plan has ${held ?? `${outcomes.length} outcomes`}.`,
    );
  });
}
