import { createConfig, type Config, type Layer } from "../config.ts";
import { asset } from "./asset.ts";
import { careAct } from "./care-act.ts";
import { cti } from "./cti.ts";
import { floatingSupport } from "./floating-support.ts";
import { openEnded } from "./open-ended.ts";
import { pathway } from "./pathway.ts";
import { pts } from "./pts.ts";
import { reflective } from "./reflective.ts";
import { supportedHousing } from "./supported-housing.ts";

/** Every policy pack there is: plain data, one file each. */
export const packs: readonly Layer[] = [
  careAct,
  supportedHousing,
  pathway,
  reflective,
  asset,
  pts,
  cti,
  openEnded,
  floatingSupport,
];

/** The pack for plans that name none. */
export const DEFAULT_PACK = careAct.name;

const made = new Map<string, Config>();

/** What holds under a pack as it is shipped; under the default one where there is none of the name. */
export function configOf(pack: string): Config {
  const layer = packs.find((it) => it.name === pack) ?? careAct;
  const config = made.get(layer.name) ?? createConfig([layer]);
  made.set(layer.name, config);
  return config;
}

/** A pack with an organisation's own layers on it. */
export function configWith(pack: string, own: readonly Layer[]): Config {
  const base = own.findLast((it) => it.extends)?.extends ?? pack;
  const layer = packs.find((it) => it.name === base) ?? careAct;
  return createConfig([layer, ...own]);
}

/** Answers what holds under a pack with an organisation's own layers on it, one object for each pack. */
export function createConfigs(own: readonly Layer[]): (pack: string) => Config {
  const made = new Map<string, Config>();
  return (pack) => {
    const config = made.get(pack) ?? (own.length ? configWith(pack, own) : configOf(pack));
    made.set(pack, config);
    return config;
  };
}
