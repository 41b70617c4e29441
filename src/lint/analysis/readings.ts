import type { Print } from "./copies.ts";
import type { ActorPlaces, Selves } from "./persons.ts";
import type { Observables } from "./observables.ts";
import type { Ownership } from "./ownership.ts";
import type { Slots } from "./slots.ts";
import type { Told } from "./told.ts";
import type { Wanting } from "./to-do.ts";
import type { Voice } from "./voice.ts";
import type { Wishes } from "./wishes.ts";

/** Words from `at` to `to`, the same where nothing is found. */
export type Stretch = { at: number; to: number };

/**
 * What only some rules need of an analysis: read when one of them first asks, and kept with it. Each
 * is a cache, null until then.
 */
export type Readings = {
  actorPlaces: ActorPlaces | null;
  endless: Stretch | null;
  observables: Observables | null;
  ownership: Ownership | null;
  paidCare: readonly number[] | null;
  print: Print | null;
  referral: Stretch | null;
  selves: Selves | null;
  slots: Slots | null;
  isTimed: boolean | null;
  told: readonly Told[] | null;
  voice: Voice | null;
  wanting: Wanting | null;
  wishes: Wishes | null;
};

/** Nothing read yet. */
export function noReadings(): Readings {
  return {
    actorPlaces: null,
    endless: null,
    observables: null,
    ownership: null,
    paidCare: null,
    print: null,
    referral: null,
    selves: null,
    slots: null,
    isTimed: null,
    told: null,
    voice: null,
    wanting: null,
    wishes: null,
  };
}
