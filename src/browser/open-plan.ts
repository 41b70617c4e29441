import type * as Y from "yjs";
import type { Anew } from "./come-back.ts";
import { safeColour } from "./colours.ts";
import { createCommentBoard } from "./comment-board.ts";
import { type Connection, openConnection } from "./connection.ts";
import type { SyncStatus } from "./sync-status.ts";
import type { Editing } from "./editing.ts";
import { handHere, readIdentity } from "./identity.ts";
import { newId } from "./new-id.ts";
import { teamHelpOf } from "./team-help.ts";
import { createUndo, type Touched } from "./undo.ts";
import { isInScope, type PlanAction } from "#src/access.ts";
import { readMeta } from "#src/document/roots.ts";
import type { Session } from "#src/api/people.ts";
import type { Plan } from "#src/plan/plan.ts";
import { createPlanReader } from "#src/plan/read-plan.ts";
import type { Template } from "#src/template/template.ts";
import { type ApiClient, syncUrl } from "./api-client.ts";
import { loadEditor } from "./editor-part.ts";
import { type KeptHere, keptIn } from "./kept-here.ts";
import type { LocalStore } from "./local-store.ts";
import type { Outbox } from "./outbox.ts";
import { createSpelling } from "./spelling/spelling.ts";
import { createPlanChecks, type PlanChecks } from "./plan-checks.ts";
import { type PutAway, putAwayIn } from "./put-away.ts";

/** What a plan is reached with. */
export type Outside = {
  /** Who somebody is here. */
  session: Session;
  api: ApiClient;
  /** Null where this device can't keep a copy; `storeProblem` then says why. */
  store: LocalStore | null;
  storeProblem: string;
  /** What sends the plans that were begun here; null without a store. */
  outbox: (() => Promise<Outbox>) | null;
};

/** Somebody who has the plan open now. */
export type Present = { client: number; name: string; colour: string };

/** One plan that is open on a page: what it says now, what was noticed, who is here. */
export type OpenPlan = {
  readonly editing: Editing;
  readonly plan: Plan;
  readonly checks: PlanChecks;
  readonly putAway: readonly PutAway[];
  /** The others who have it open. */
  readonly present: readonly Present[];
  /** Why it can only be read; empty when it can be written in. */
  readonly notice: string;
  /** Whether somebody may do that with it here. */
  may(action: PlanAction): boolean;
  /** The Word copy that somebody here is looking through; kept on this device, to be parsed. */
  readonly lookedThrough: KeptHere;
  /** What somebody is writing in the review of the plan; kept on this device, to be parsed. */
  readonly reviewDraft: KeptHere;
  /** Takes the name that others see. */
  introduce(name: string, colour: string): void;
};

/** A plan that is being opened or is open. */
export type Opening = {
  readonly status: SyncStatus;
  /** Resolves when there is something to show; rejects with a plain sentence. */
  readonly ready: Promise<OpenPlan>;
  /** What was written on this page and may not have reached the server, place by place. */
  unsentWords(): string[];
  close(): void;
};

/** What an open plan tells its page. */
export type OpenPlanEvents = {
  /** Something that is shown is different; at most once a frame for the plan's own words. */
  changed: () => void;
  /** An undo or redo touched a place. */
  undone: (touched: Touched) => void;
  /** The plan is not open to this person any more; nothing of it may stay on the screen. */
  gone: (why: Error) => void;
  /** The server refused the document; it is to be opened once more, as it begins anew. */
  anew: (anew: Anew) => void;
};

/** Opens a plan from this device and the server, and keeps what the page shows up to date. */
export function openPlan(
  id: string,
  outside: Outside,
  events: OpenPlanEvents,
  anew?: Anew,
): Opening {
  const { store, storeProblem, outbox } = outside;
  const connection = openConnection({
    plan: id,
    store,
    storeProblem,
    url: syncUrl(),
    as: "id" in outside.session ? `${outside.session.state}-${outside.session.id}` : "",
    onGone: events.gone,
    anew,
    onAnew: events.anew,
    isTheirOwn: isResident(outside.session),
    async admission() {
      if (!store || !outbox || !(await store.isWaiting(id))) return null;
      const { whenSent } = await outbox();
      return { ended: whenSent(id) };
    },
  });
  connection.onStatus(events.changed);
  const ends: (() => void)[] = [];
  let isClosed = false;

  return {
    get status() {
      return connection.status;
    },
    ready: begin(),
    unsentWords: connection.unsentWords,
    close() {
      isClosed = true;
      for (const end of ends) end();
      void connection.close();
    },
  };

  async function begin(): Promise<OpenPlan> {
    await connection.ready;
    // The words can be read before the editor is here, and it comes while they are drawn.
    void loadEditor();
    const meta = readMeta(connection.ydoc);
    const template = await outside.api.template(meta.template, meta.templateVersion);
    return follow(connection, template, outside, events, ends, () => isClosed);
  }
}

function follow(
  connection: Connection,
  template: Template,
  { api: { layers }, store, session }: Outside,
  events: OpenPlanEvents,
  ends: (() => void)[],
  isClosed: () => boolean,
): OpenPlan {
  const { ydoc, awareness } = connection;
  const me = readIdentity();
  // What the server has not said yet is as the guest was let in, so that they write nothing in vain.
  const may = (action: PlanAction) =>
    connection.may(action) && (session.state !== "guest" || isInScope(session, action));
  const undo = createUndo(ydoc);
  const reader = createPlanReader(ydoc);
  const checks = createPlanChecks(template, layers, reader.read, events.changed);
  const spelling = createSpelling({ read: reader.read, store });
  let editing: Editing = {
    ydoc,
    undo,
    presence: awareness,
    who: {
      ...handHere(),
      now: () => new Date().toISOString(),
      newId: () => newId().slice(0, 16),
    },
    template,
    comments: createCommentBoard(),
    spelling,
    layers,
    ...teamHelpOf(session, store, () => connection.may("makeExample")),
    pictures: async () => (await import("./pictures.ts")).listPictures(),
    async keepVersion(reason) {
      const { createPlanVersions } = await import("./plan-versions.ts");
      const status = () => connection.status;
      const versions = createPlanVersions({ planId: readMeta(ydoc).plan, editing, status });
      return reason === "copy" ? versions.keepForCopy() : versions.keepAgreed(isClosed);
    },
    ...writableIn(connection, session, may),
  };
  let plan = reader.read();
  let putAway = putAwayIn(ydoc, template);
  let present: readonly Present[] = [];
  let frame = 0;
  /** Whether something of what this frame shows was written here. */
  let isOwn = false;

  const changed = ({ changed: types, local }: Y.Transaction) => {
    if (!types.size) return;
    isOwn ||= local;
    // Whether anything is put away can change only with a fact; a key in some words is no fact.
    const hasRemoval = [...types.values()].some((keys) => keys.has("removed"));
    if (hasRemoval || putAway.length) putAway = putAwayIn(ydoc, template);
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (isClosed()) return;
      plan = reader.read();
      checks.check(isOwn);
      isOwn = false;
      spelling.planChanged();
      events.changed();
    });
  };
  const presenceChanged = () => {
    present = presentIn(awareness);
    events.changed();
  };
  const introduce = (name: string, colour: string) => {
    awareness.setLocalStateField("user", { name, colour });
    editing.who.by = name;
  };

  // Fetched ahead: whoever loses the network now must still be able to write.
  void loadEditor();
  introduce(me.name, me.colour);
  present = presentIn(awareness);
  ydoc.on("afterTransaction", changed);
  awareness.on("change", presenceChanged);
  ends.push(
    connection.onStatus(() => {
      // Nothing is written that the server would not take.
      const { lane: before, ...rest } = editing;
      const now = writableIn(connection, session, may);
      if (rest.editable === now.editable && before === now.lane) return;
      editing = { ...rest, ...now };
      events.changed();
    }),
    undo.onDone(events.undone),
    () => ydoc.off("afterTransaction", changed),
    () => awareness.off("change", presenceChanged),
    () => cancelAnimationFrame(frame),
    checks.stop,
    spelling.stop,
    reader.destroy,
    undo.destroy,
  );
  checks.check();
  return {
    get editing() {
      return editing;
    },
    get plan() {
      return plan;
    },
    checks,
    get putAway() {
      return putAway;
    },
    get present() {
      return present;
    },
    get notice() {
      if (connection.isNewer) return NEWER;
      return editing.editable ? connection.loss : withoutWriting(may, editing.lane);
    },
    may,
    lookedThrough: keptIn(store, `import:${readMeta(ydoc).plan}`),
    reviewDraft: keptIn(store, `review:${readMeta(ydoc).plan}`),
    introduce,
  };
}

/**
 * What can be written in: all of it, the texts in a guest's own lane, or nothing. The resident's own
 * page shows for writing only what is theirs.
 */
function writableIn(
  { isNewer }: Connection,
  session: Session,
  may: OpenPlan["may"],
): Pick<Editing, "editable" | "lane"> {
  const as = session.state === "guest" ? session.as : null;
  if (isNewer || may("write")) return { editable: !isNewer };
  if (!may("writeOwn")) return { editable: false };
  return as === "advocate" || as === "family"
    ? { editable: false, lane: as }
    : { editable: isResident(session) };
}

/** What somebody can do with a plan that they can't write in. */
function withoutWriting(may: OpenPlan["may"], lane: Editing["lane"]): string {
  if (lane) return "You can read this plan, comment on it, and write in your own words in it.";
  if (may("suggest")) return "You can read this plan, comment on it and suggest other words.";
  return may("comment") ? "You can read this plan and comment on it." : READ_ONLY;
}

const isResident = (session: Session) => session.state === "guest" && session.as === "resident";

const READ_ONLY =
  "You can read this plan, but not write in it. Whoever looks after it can tell you why.";

const NEWER =
  "This plan was changed by a newer version of Ownwords. Load the page again to write in it; until then you can read it. What was written on this device is kept here and is sent then.";

function presentIn(awareness: Connection["awareness"]): Present[] {
  return [...awareness.getStates()].flatMap(([client, state]) => {
    const user: unknown = state["user"];
    if (client === awareness.clientID || !user || typeof user !== "object") return [];
    const name = "name" in user && typeof user.name === "string" ? user.name : "";
    const sent = "colour" in user && typeof user.colour === "string" ? user.colour : "";
    return name ? [{ client, name, colour: safeColour(sent, String(client)) }] : [];
  });
}
