import { TunedSetting } from "#src/api/rules-in-use.ts";
import type { Tuning } from "#src/api/rules-in-use.ts";
import { type Layer, problemsIn } from "#src/lint/config.ts";
import { packs } from "#src/lint/packs/index.ts";
import { all } from "#src/lint/rules/index.ts";
import type { KeptTuning, TuningStore } from "#server/store/tuning-store.ts";
import { printOfLayers } from "./lint-config.ts";

/** What the rules here are made of. */
export type RulesInUseParts = {
  store: TuningStore;
  /** What an organisation's own file makes of the policy packs. */
  own: readonly Layer[];
  /** The clock. */
  now: () => Date;
  /** Told each time that plans are looked through otherwise than before. */
  onChanged: (layers: readonly Layer[]) => void;
  /** Told when the database could not be asked; it is asked again. */
  onFailed: (error: unknown) => void;
};

/** How the rules are set here and now. */
export type RulesInUse = Awaited<ReturnType<typeof openRulesInUse>>;

/** So soon does one server see what was set at another. */
const LOOK_MS = 2000;

/** The layer of what leads and administrators set on the screen; it lies on all others. */
const TUNED = "tuned-here";

const byName = new Map(all.map((it) => [it.name, it]));
const packNames = packs.map((it) => it.name);

/** Reads how rules are set, and keeps up with what is set here and at other servers. */
export async function openRulesInUse(parts: RulesInUseParts) {
  const { store, own, now, onChanged, onFailed } = parts;
  let kept: readonly KeptTuning[] = await store.all();
  let layers = layersOf(kept);
  let print = printOfLayers(layers);
  let reading: Promise<void> = Promise.resolve();
  let watch: NodeJS.Timeout | undefined;

  return {
    /** What the organisation makes of the policy packs, the lowest first. */
    layers: (): readonly Layer[] => layers,

    /** Changes when the layers do. */
    print: (): string => print,

    /** The layers as they would be with one rule set otherwise. */
    layersWith: (rule: string, setting: TunedSetting | null): readonly Layer[] =>
      withTuned(new Map([...inForce(kept), [rule, { setting, reason: "" }]])),

    /** What is wrong with a setting; null for a rule that is not there. */
    problemWith(rule: string, setting: TunedSetting | null): string | null | undefined {
      if (!byName.has(rule)) return null;
      return setting
        ? problemsIn(tunedLayer([[rule, { setting, reason: "" }]]), all, [])[0]
        : undefined;
    },

    /** All that was set, the newest first. */
    tunings: (): Tuning[] => kept.map(toTuning),

    /** Sets a rule; null where somebody else has set it after what the person saw. */
    async tune(
      rule: string,
      { setting, reason, after }: { setting: TunedSetting | null; reason: string; after: number },
      by: string,
    ): Promise<Tuning | null> {
      const json = setting && JSON.stringify(setting);
      const row = { rule, setting: json, reason, by, at: now().getTime() };
      const number = await store.add(row, after);
      await look();
      const found = number === null ? undefined : kept.find((it) => it.number === number);
      return found ? toTuning(found) : null;
    },

    /** Begins to look for what was set at other servers. */
    begin() {
      watch = setInterval(() => void look().catch(onFailed), LOOK_MS).unref();
    },

    /** Stops that. */
    async close(): Promise<void> {
      clearInterval(watch);
      await reading.catch(() => {});
    },
  };

  function look(): Promise<void> {
    reading = reading.catch(() => {}).then(readNew);
    return reading;
  }

  async function readNew(): Promise<void> {
    if ((await store.last()) === (kept[0]?.number ?? 0)) return;
    kept = await store.all();
    layers = layersOf(kept);
    const next = printOfLayers(layers);
    if (next === print) return;
    print = next;
    onChanged(layers);
  }

  function layersOf(tunings: readonly KeptTuning[]): readonly Layer[] {
    return withTuned(inForce(tunings));
  }

  function withTuned(set: ReadonlyMap<string, InForce>): readonly Layer[] {
    const rows = [...set].filter(([, it]) => it.setting !== null);
    return rows.length ? [...own, tunedLayer(rows.sort(([a], [b]) => (a < b ? -1 : 1)))] : own;
  }
}

type InForce = { setting: TunedSetting | null; reason: string };

/** What was set last of each rule, as far as this Ownwords knows the rule and can read the setting. */
function inForce(tunings: readonly KeptTuning[]): Map<string, InForce> {
  const found = new Map<string, InForce>();
  for (const { rule, setting, reason } of tunings) {
    if (found.has(rule)) continue;
    const read = readSetting(setting);
    const isKnown = !problemsIn(tunedLayer([[rule, { setting: read, reason }]]), all, packNames)
      .length;
    found.set(rule, { setting: isKnown ? read : null, reason });
  }
  return found;
}

function tunedLayer(rows: readonly (readonly [string, InForce])[]): Layer {
  return {
    name: TUNED,
    title: "Set here",
    rules: Object.fromEntries(
      rows.map(([rule, { setting, reason }]) => [rule, { ...setting, ...(reason && { reason }) }]),
    ),
  };
}

function readSetting(json: string | null): TunedSetting | null {
  return json === null ? null : (TunedSetting.safeParse(JSON.parse(json)).data ?? null);
}

function toTuning({ number, rule, setting, reason, name, at }: KeptTuning): Tuning {
  return {
    number,
    rule,
    setting: readSetting(setting),
    reason,
    by: name ?? "",
    at: new Date(at).toISOString(),
  };
}
