import type * as Y from "yjs";
import type { Stands } from "#src/api/sync.ts";
import { readMeta } from "#src/document/roots.ts";
import type { Anew } from "./come-back.ts";
import { loadPart } from "./load-part.ts";
import type { LocalStore } from "./local-store.ts";
import type { KnownLife } from "./local-store-lives.ts";

/** So often a document begins anew on one page; another tab may bring back what was refused. */
const MOST_TIMES = 3;

/** How a document begins anew that the server does not take, or does not have any more. */
export type ComingBack = {
  /** Reads in which life of the server's data this device last knew the plan. */
  load(): Promise<void>;
  /** Takes what the server says of its data's life, and of where the plan stands in it. */
  onLife(life: string, stands: Stands | null): void;
  /** Remembers that this life of the server has the plan, once the document is synced with it. */
  noteLife(): void;
  /** Takes the server's document, with what was written here put in; false where that won't do. */
  takeTheirs(): boolean;
  /** Gives the plan back to a server that was put back to an earlier day; false where it was not. */
  giveBack(): boolean;
};

/** Follows for one open document what it may have to come back from. */
export function createComingBack(parts: {
  plan: string;
  ydoc: Y.Doc;
  store: LocalStore | null;
  url: string;
  isTheirOwn: boolean;
  /** How often the document has begun anew on this page. */
  times: number;
  /** Told how the document begins anew; nothing comes back without it. */
  onAnew: ((anew: Anew) => void) | undefined;
  isSynced: () => boolean;
  isOver: () => boolean;
  /** Told of each try in vain to load what is needed. */
  onFailed: () => void;
  /** Told when the server has lost the plan and can't be given it. */
  onLost: () => void;
  /** Lets this document go from the device's copy, which is to be another's. */
  letGo: () => Promise<void>;
}): ComingBack {
  const { plan, ydoc, store, url, isTheirOwn, onAnew, isOver, onFailed } = parts;
  const times = parts.times + 1;
  /** In which life of the server's data this plan was last known there, and what the server says now. */
  let known: KnownLife | null = null;
  let told: { life: string; stands: Stands | null } | null = null;

  return {
    async load() {
      known = (await store?.lifeOf(plan).catch(() => null)) ?? null;
    },
    onLife(life, stands) {
      told = { life, stands };
      noteLife();
    },
    noteLife,
    takeTheirs() {
      if (!onAnew || times > MOST_TIMES) return false;
      void beginAnew(onAnew);
      return true;
    },
    giveBack() {
      const isEarlier = known && told && told.life !== known.life;
      if (!isEarlier || !known || !store || !onAnew || times > MOST_TIMES) return false;
      if (readMeta(ydoc).plan !== plan) return false;
      void goBack(known, store, onAnew);
      return true;
    },
  };

  function noteLife() {
    if (!parts.isSynced() || !told?.stands) return;
    const now = { life: told.life, stands: told.stands };
    if (JSON.stringify(now) === JSON.stringify(known)) return;
    known = now;
    store?.noteLife(plan, now).catch(() => {});
  }

  /** Takes the server's document in the place of this one, and puts in what was written here. */
  async function beginAnew(onAnew: (anew: Anew) => void) {
    const part = await loadPart(() => import("./come-back.ts"), onFailed, isOver);
    if (!part) return;
    const fetch = () => part.fetchDocument(url, plan);
    const theirs = await loadPart(fetch, onFailed, isOver);
    if (!theirs || isOver()) return;
    await parts.letGo();
    await part.beginAnew({ plan, store, theirs, mine: ydoc, isTheirOwn, times, isOver, onAnew });
  }

  async function goBack(known: KnownLife, store: LocalStore, onAnew: (anew: Anew) => void) {
    const part = await loadPart(() => import("./go-back.ts"), onFailed, isOver);
    const anew = await part?.goBack(ydoc, known, store, times).catch(() => null);
    if (isOver()) return;
    if (anew) onAnew(anew);
    else parts.onLost();
  }
}
