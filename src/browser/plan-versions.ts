import * as Y from "yjs";
import { type NewVersion, Version, VersionList } from "#src/api/versions.ts";
import type { Change } from "#src/compare/change.ts";
import { compare } from "#src/compare/compare.ts";
import { restoreVersion } from "#src/document/restore.ts";
import { indexOf } from "#src/document/roots.ts";
import type { Plan } from "#src/plan/plan.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import type { Template } from "#src/template/template.ts";
import { ask } from "./api-client.ts";
import type { SyncStatus } from "./sync-status.ts";
import type { Editing } from "./editing.ts";

/** A version that somebody looks at. */
export type OpenVersion = {
  readonly version: Version;
  readonly plan: Plan;
  /** How the plan that somebody works on, or a later version, reads otherwise than this one. */
  changesTo: (later: Plan) => Change[];
};

/** The versions of one open plan, as people use them. Whatever fails, fails with a plain sentence. */
export type PlanVersions = ReturnType<typeof createPlanVersions>;

/** What it takes to reach the versions of a plan. */
export type PlanVersionParts = {
  planId: string;
  editing: Editing;
  /** Where the words of the plan are at this moment. */
  status: () => SyncStatus;
};

/** How long words that are on their way to the server are waited for. */
const PATIENCE_MS = 10_000;
const POLL_MS = 50;
const AGREED_POLL_MS = 500;

/** Reaches the versions that the server keeps of an open plan. */
export function createPlanVersions({ planId, editing, status }: PlanVersionParts) {
  const path = `/api/plans/${planId}/versions`;
  const documents = new Map<string, Promise<Y.Doc>>();

  return {
    template: editing.template,
    /** False while the plan may only be read. */
    mayGoBack: editing.editable,
    /** Whether the server can be asked now. */
    isReachable: () => ["saved", "saving"].includes(status().kind),
    list,
    keep,
    open,
    goBack,
    keepForCopy,
    keepAgreed,
    keepBeforeImport,
  };

  /** All versions and who wrote when, newest first. */
  function list(): Promise<VersionList> {
    return ask(VersionList, "GET", path);
  }

  /** Keeps the plan as it is on this screen now, under a name. */
  function keep(note: string): Promise<Version> {
    return keepAs("by-hand", note);
  }

  /** Keeps the plan as it goes into a copy; null where the server can't be asked. */
  async function keepForCopy(): Promise<Version | null> {
    if (!["saved", "saving"].includes(status().kind)) return null;
    return keepAs("copy", "").catch(() => null);
  }

  /** Keeps the plan as it is before words are taken in from a file; false where that can't be done. */
  async function keepBeforeImport(): Promise<boolean> {
    return keepAs("before-import", "").then(
      () => true,
      () => false,
    );
  }

  /** Keeps the plan as it was agreed to, as soon as the server has the words; null if that is too late. */
  async function keepAgreed(isOver: () => boolean): Promise<Version | null> {
    while (status().kind !== "saved") {
      if (isOver()) return null;
      await new Promise((resolve) => setTimeout(resolve, AGREED_POLL_MS));
    }
    return keepAs("agreement", "").catch(() => null);
  }

  /** Reads a version. */
  async function open(version: Version): Promise<OpenVersion> {
    const ydoc = await documentOf(version.id);
    const plan = readPlan(ydoc);
    const born = new Set(indexOf(ydoc).keys());
    const template: Template = editing.template;
    return { version, plan, changesTo: (later) => compare(plan, later, template, born) };
  }

  /**
   * Makes the plan read as a version does, as one step to undo. It is kept as it is first. Answers in
   * how many places the resident's own words stayed, and the earlier ones were suggested to them.
   */
  async function goBack({ id }: Version): Promise<number> {
    const ydoc = await documentOf(id);
    await keepAs("before-restore", "");
    editing.undo.stop();
    const suggested = restoreVersion(editing.ydoc, ydoc, editing.who);
    editing.undo.stop();
    return suggested;
  }

  async function keepAs(reason: NewVersion["reason"], note: string): Promise<Version> {
    await saved();
    return ask(Version, "POST", path, { reason, note, by: editing.who.by });
  }

  /** Resolves when the server has all that is on this screen. */
  async function saved() {
    for (let waited = 0; status().kind !== "saved"; waited += POLL_MS) {
      if (status().kind !== "saving" || waited > PATIENCE_MS)
        throw new Error("The newest words have not reached the server. Try again when they have.");
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  function documentOf(id: string): Promise<Y.Doc> {
    const known = documents.get(id);
    if (known) return known;
    const fetched = fetchDocument(`${path}/${id}/document`);
    documents.set(id, fetched);
    fetched.catch(() => documents.delete(id));
    return fetched;
  }
}

async function fetchDocument(path: string): Promise<Y.Doc> {
  const unreachable = () => {
    throw new Error("The server can't be reached, so this version can't be shown.");
  };
  const answer = await fetch(path, { signal: AbortSignal.timeout(15_000) }).catch(unreachable);
  if (!answer.ok) throw new Error("The server couldn't find or read this version.");
  const bytes = new Uint8Array(await answer.arrayBuffer().catch(unreachable));
  const ydoc = new Y.Doc();
  try {
    Y.applyUpdate(ydoc, bytes);
  } catch {
    throw new Error("This version can't be read. Reload the page and try again.");
  }
  return ydoc;
}
