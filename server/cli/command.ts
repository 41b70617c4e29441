import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { CommandError } from "./command-error.ts";
import { nearest } from "#src/plan/nearest.ts";

/** One thing that `ownwords` can do. */
export type Command = {
  name: string;
  /** All that `--help` says of it. */
  help: string;
  options: ParseArgsOptionsConfig;
  /** Does it, and answers the exit code. */
  run: (given: Given) => Promise<number>;
};

/** What was written after the name of a command. */
export type Given = {
  words: readonly string[];
  texts: ReadonlyMap<string, string>;
  /** Every value of an option that may be given several times, in order. */
  lists: ReadonlyMap<string, readonly string[]>;
  flags: ReadonlySet<string>;
};

/** Every command has these. */
const HELP: ParseArgsOptionsConfig = { help: { type: "boolean", short: "h" } };

/** Sorts what was written into words and options; throws a `CommandError` for what nobody knows. */
export function readArguments(args: readonly string[], command: Command): Given {
  const options = { ...command.options, ...HELP };
  const words: string[] = [];
  const texts = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const flags = new Set<string>();
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const type = Object.hasOwn(options, name) ? options[name]?.type : undefined;
    if (!type) throw unknownOption(rawName, options, command);
    if (type === "boolean") {
      if (value !== undefined) throw wrongUse(`${rawName} takes no value.`, command);
      flags.add(name);
    } else {
      const isMissing = value === undefined || (!inlineValue && /^-./.test(value));
      if (isMissing) throw wrongUse(`${rawName} needs a value after it.`, command);
      texts.set(name, value);
      if (options[name]?.multiple) lists.set(name, [...(lists.get(name) ?? []), value]);
    }
  }
  return { words, texts, lists, flags };
}

/** The value of an option that must be one of a few words; where it is left out, the first if nothing else is said. */
export function choiceOf<T extends string>(
  { texts }: Given,
  option: string,
  choices: readonly [T, ...T[]],
  otherwise: T = choices[0],
): T {
  const text = texts.get(option) ?? otherwise;
  const choice = choices.find((it) => it === text);
  if (choice !== undefined) return choice;
  const others = choices.length > 1 ? `one of ${choices.join(", ")}` : choices[0];
  throw new CommandError(`--${option} is "${text}", and should be ${others}.`);
}

/** That a command was written in a way it doesn't understand. */
export function wrongUse(sentence: string, { name }: Pick<Command, "name">): CommandError {
  return new CommandError(`${sentence} See: ownwords ${name} --help`);
}

function unknownOption(
  rawName: string,
  options: ParseArgsOptionsConfig,
  command: Command,
): CommandError {
  const near = nearest(
    rawName,
    Object.keys(options).map((it) => `--${it}`),
  );
  const guess = near ? ` Do you mean ${near}?` : "";
  return wrongUse(`There is no option ${rawName} for ${command.name}.${guess}`, command);
}
