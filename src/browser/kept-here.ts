import type { LocalStore } from "./local-store.ts";
import type { KeptAnswer } from "./local-store-records.ts";

/** Something that is kept on this device while somebody is at it, to be parsed. */
export type KeptHere = {
  kept(): Promise<unknown>;
  keep(value: unknown): Promise<void>;
};

/** Keeps something under a name in the device's copy, where there is one. */
export const keptIn = (store: LocalStore | null, name: KeptAnswer): KeptHere => ({
  kept: async () => store?.kept(name),
  keep: async (value) => store?.keep(name, value),
});
