import * as Y from "yjs";
import {
  type NewVersion,
  Version,
  type VersionList,
  type VersionReason,
} from "#src/api/versions.ts";
import { newId } from "./new-ids.ts";
import type { PlanStore } from "./store/plan-store.ts";
import type { UpdateStore } from "./store/update-store.ts";
import type { KeptVersion, VersionStore } from "./store/version-store.ts";

/** What versions are made of. */
export type VersionParts = {
  versions: VersionStore;
  plans: PlanStore;
  updates: UpdateStore;
  /** The clock. */
  now: () => Date;
  /** Told when a daily version could not be kept; the change that it stood before is kept all the same. */
  onFailed: (planId: string, error: unknown) => void;
};

/** Earlier states of plans: kept, listed, handed out. */
export type Versions = ReturnType<typeof createVersions>;

/** Keeps whole documents, because a document forgets what was deleted from it. */
export function createVersions({ versions, plans, updates, now, onFailed }: VersionParts) {
  /** The day on which the plans in `checked` had their daily version, or needed none. */
  let today = "";
  let checked = new Map<string, Promise<void> | null>();

  return { beforeChange, keep, list, document: versions.document };

  /**
   * Call it before a change to a plan is kept: the first time on a new day the plan is kept as it was.
   * Null when there is nothing to wait for; never rejects.
   */
  function beforeChange(planId: string): Promise<void> | null {
    const day = dayOf(now());
    if (day !== today) {
      today = day;
      checked = new Map();
    }
    const begun = checked.get(planId);
    if (begun !== undefined) return begun;
    const kept = keepDaily(planId, day)
      .catch((error: unknown) => onFailed(planId, error))
      .then(() => void checked.set(planId, null));
    checked.set(planId, kept);
    return kept;
  }

  async function keepDaily(planId: string, day: string): Promise<void> {
    const plan = await plans.find(planId);
    // Whoever changed it today, on whichever server, has done this before.
    if (!plan || dayOf(new Date(plan.changedAt)) === day) return;
    await keepAs(planId, { reason: "daily", note: "", by: "", at: plan.changedAt, day });
  }

  /**
   * Keeps a plan as it is on disk now; null for a plan that is not there. For a copy any version will
   * do that says the same.
   */
  async function keep(planId: string, wish: NewVersion): Promise<Version | null> {
    const kept = await keepAs(planId, { ...wish, at: now().getTime(), day: null });
    return kept && toVersion(kept);
  }

  /** The versions of a plan and who wrote in it; null for a plan that is not there. */
  async function list(planId: string): Promise<VersionList | null> {
    if (!(await plans.find(planId))) return null;
    const written = await versions.written(planId);
    return {
      versions: (await versions.list(planId)).map(toVersion),
      written: written.map(({ at, by }) => ({ at: new Date(at).toISOString(), by: by ?? "" })),
    };
  }

  async function keepAs(
    planId: string,
    about: { reason: VersionReason; note: string; by: string; at: number; day: string | null },
  ): Promise<KeptVersion | null> {
    const stored = await updates.load(planId);
    if (!stored) return null;
    const newest = about.reason === "copy" ? await versions.newest(planId) : null;
    if (newest?.seq === stored.seq) return newest;
    const version = { id: newId(), planId, seq: stored.seq, ...about };
    await versions.keep({ ...version, bytes: wholeOf(stored.updates) });
    return version;
  }
}

function toVersion({ id, reason, note, by, at }: KeptVersion): Version {
  return Version.parse({ id, reason, note, by, at: new Date(at).toISOString() });
}

/** A document as one update, without what was deleted from it. */
function wholeOf(updates: readonly Uint8Array[]): Uint8Array {
  const [snapshot, ...tail] = updates;
  if (snapshot && !tail.length) return snapshot;
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    for (const update of updates) Y.applyUpdate(ydoc, update);
  });
  const whole = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  return whole;
}

/** The day of a moment where the server is. */
function dayOf(moment: Date): string {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${moment.getFullYear()}-${part(moment.getMonth() + 1)}-${part(moment.getDate())}`;
}
