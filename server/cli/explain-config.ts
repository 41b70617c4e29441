import { explain } from "#src/lint/config.ts";
import { configWith, DEFAULT_PACK } from "#src/lint/packs/index.ts";
import { all } from "#src/lint/rules/index.ts";
import { choiceOf, type Command, wrongUse } from "./command.ts";
import { readLayers } from "./lint/config-file.ts";
import { packOf, ruleNamed } from "./lint/options.ts";
import { write } from "./output.ts";

/** `ownwords explain-config`. */
export const explainConfigCommand: Command = {
  name: "explain-config",
  options: {
    pack: { type: "string" },
    config: { type: "string" },
    format: { type: "string" },
  },
  help: `Usage: ownwords explain-config RULE [--pack NAME] [--config FILE] [--format text|json]

Says what holds for a rule and which layer says so: what, value and layer, a line each, with a
tab between. The layer is "shipped" where none says anything.

Options:
  --pack NAME     The policy pack. Left out, it is ${DEFAULT_PACK}.
  --config FILE   What your organisation makes of the packs, as for lint.
  --format text   For people to read. This is what you get if you leave it out.
  --format json   For programs: a list of { what, value, layer }.
  -h, --help      Shows this.

Exit codes:
  0  Explained.
  2  The command or the configuration was wrong, or there is no such rule.

Example:
  ownwords explain-config no-blank-section --pack pathway --config own.json
`,
  async run(given) {
    const format = choiceOf(given, "format", ["text", "json"]);
    const [name] = given.words;
    if (name === undefined || given.words.length > 1)
      throw wrongUse("Say which rule to explain.", explainConfigCommand);
    const rule = all.find((it) => it.name === ruleNamed(name));
    const file = given.texts.get("config");
    const layers = file === undefined ? [] : await readLayers(file);
    const rows = rule ? explain(configWith(packOf(given) ?? DEFAULT_PACK, layers), rule) : [];
    if (format === "json") await write(`${JSON.stringify(rows, null, 2)}\n`);
    else await write(rows.map((it) => `${[it.what, it.value, it.layer].join("\t")}\n`).join(""));
    return 0;
  },
};
