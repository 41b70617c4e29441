/**
 * Who may do what: the only place that decides it. Everything here is pure, so that each role and
 * each deed can be held against a table (`test/src/access.test.ts`); the server asks it for each
 * request and each message, and screens ask it for what to offer.
 */

/** Somebody's role in a team. A lead may do what a practitioner may, and looks after the team's plans. */
export type Role = "practitioner" | "lead";

/** Who somebody without an account is to the resident. */
export type GuestKind = "resident" | "advocate" | "family" | "provider";

/**
 * How far a guest may go: `own` writes what is in their own lane, `suggest` offers wording, `comment`
 * says something about it.
 */
export type Scope = "write" | "own" | "suggest" | "comment" | "read";

/** Somebody who signed in, with the session that says so. `roles` is by team. */
export type Person = {
  kind: "person";
  id: string;
  session: string;
  name: string;
  isAdministrator: boolean;
  roles: Readonly<Record<string, Role>>;
};

/**
 * Somebody who came by a link, in one plan until a moment in milliseconds. `session` tells the device
 * that has the access now from one that had it before.
 */
export type Guest = {
  kind: "guest";
  id: string;
  session: string;
  name: string;
  as: GuestKind;
  scope: Scope;
  plan: string;
  until: number;
};

/** Whoever sits at a machine that nobody else can reach and where nobody signs in. */
export type Owner = { kind: "owner" };

/** Who asks. */
export type Principal = Person | Guest | Owner;

/** What decides about a plan, beside who asks. */
export type PlanAccess = {
  plan: string;
  team: string | null;
  /** Whether only those in `named` may know of it. */
  isRestricted: boolean;
  named: readonly string[];
  /** People who said why they have to look, and until which moment, in milliseconds, that holds. */
  glass: Readonly<Record<string, number>>;
  isClosed: boolean;
  /** Whether only named people know of it, and none of them can change that any more. */
  isUntended: boolean;
};

/** All that somebody can do with one plan. */
export const PLAN_ACTIONS = [
  "find",
  "read",
  "write",
  "writeOwn",
  "suggest",
  "comment",
  /** To say yes or no, as the resident, to other words for theirs; or that the resident said so. */
  "answer",
  "witness",
  "readStaffComments",
  "writeStaffComments",
  /** To look at a plan for its quality: ask for changes, and say that it was looked at. */
  "review",
  /** To keep some of its words, without names, as an example for the team. */
  "makeExample",
  "export",
  "versions",
  "archive",
  "duplicate",
  "share",
  "restrict",
  "unrestrict",
  /** To name a lead in a plan whose named people have all left, without seeing it. */
  "entrust",
  "move",
  "close",
  "hold",
  "erase",
  "whoLooked",
  "subjectAccess",
  "breakGlass",
] as const;
export type PlanAction = (typeof PLAN_ACTIONS)[number];

/** What somebody can do where no plan is meant. */
export type PlaceAction =
  | "seePlans"
  | "createPlan"
  | "seeQuality"
  | "tuneRules"
  | "managePeople"
  | "manageTeams"
  | "manageSettings"
  | "readAudit"
  | "knock";

/** `hidden` is answered exactly as for a plan that is not there. */
export type Decision = "yes" | "no" | "hidden";

/** Decides about one plan; null stands for a plan that is not there. `now` is in milliseconds. */
export function decideOnPlan(
  who: Principal,
  action: PlanAction,
  plan: PlanAccess | null,
  now: number,
): Decision {
  if (!plan) return "hidden";
  if (who.kind === "owner") return "yes";
  const may = who.kind === "guest" ? guestMay(who, plan, now) : personMay(who, plan, now);
  if (!may.has("read")) return may.has(action) ? "yes" : "hidden";
  // A copy would begin as a plan that the whole team finds.
  if (plan.isRestricted && action === "duplicate") return "no";
  if (plan.isClosed ? !ON_CLOSED.has(action) : action === "erase") return "no";
  return may.has(action) ? "yes" : "no";
}

/** Decides where no plan is meant. */
export function decideOnPlace(who: Principal, action: PlaceAction): boolean {
  if (who.kind === "owner") return true;
  if (who.kind === "guest") return false;
  if (action === "seePlans") return true;
  if (action === "createPlan") return Object.keys(who.roles).length > 0;
  if (action === "knock") return who.isAdministrator || Object.keys(who.roles).length > 0;
  if (action === "seeQuality") return leads(who);
  if (action === "tuneRules") return who.isAdministrator || leads(who);
  return who.isAdministrator;
}

/** The teams whose plans somebody finds; `all` for whoever sits at a machine of their own. */
export function teamsOf(who: Principal): readonly string[] | "all" {
  if (who.kind === "owner") return "all";
  return who.kind === "guest" ? [] : Object.keys(who.roles);
}

/** The teams that somebody leads, whose plans they may look at as a whole. */
export function teamsLedBy(who: Principal): readonly string[] | "all" {
  if (who.kind === "owner") return "all";
  if (who.kind === "guest") return [];
  return Object.keys(who.roles).filter((it) => who.roles[it] === "lead");
}

function leads(who: Person): boolean {
  return teamsLedBy(who).length > 0;
}

type Actions = ReadonlySet<PlanAction>;

const NOTHING: Actions = new Set();
const READS: readonly PlanAction[] = ["read", "versions"];
const WRITES: readonly PlanAction[] = ["write", "writeOwn", "suggest", "comment"];
/** Whoever works with the resident can hear what they say. */
const HEARS: readonly PlanAction[] = [...WRITES, "witness"];

/** What staff say to one another about a plan, which no guest hears. */
const TALKS: readonly PlanAction[] = ["readStaffComments", "writeStaffComments"];

/** What may still be done with a plan that was closed. */
const ON_CLOSED: Actions = new Set([
  "find",
  "read",
  "readStaffComments",
  "export",
  "versions",
  "close",
  "hold",
  "erase",
  "whoLooked",
  "subjectAccess",
  "restrict",
  "unrestrict",
  "entrust",
]);

const PRACTITIONER: Actions = new Set([
  ...READS,
  ...HEARS,
  ...TALKS,
  "find",
  "export",
  "archive",
  "duplicate",
  "share",
  "restrict",
  "whoLooked",
]);
const LEAD: Actions = new Set([
  ...PRACTITIONER,
  "review",
  "unrestrict",
  "move",
  "close",
  "hold",
  "erase",
  "subjectAccess",
  "makeExample",
]);
/** Somebody of another team who is named in a restricted plan helps with it. */
const NAMED: Actions = new Set([...READS, ...HEARS, ...TALKS, "find", "export", "whoLooked"]);
/** Whoever broke the glass looks, and changes nothing. */
const LOOKS: Actions = new Set([...READS, "find", "whoLooked"]);
/** Anybody who works here can say why they have to look at a plan whose address they know. */
const KNOCKS: Actions = new Set(["breakGlass"]);
/** Whoever looks after the server has a plan kept, and erases what is over, and need not see it for that. */
const KEEPS: readonly PlanAction[] = ["hold"];
const CLEARS: readonly PlanAction[] = ["hold", "erase"];
const ENTRUSTS: readonly PlanAction[] = ["entrust"];

const GUEST: Readonly<Record<Scope, Actions>> = {
  write: new Set(["read", ...WRITES]),
  own: new Set(["read", "writeOwn", "comment"]),
  suggest: new Set(["read", "suggest", "comment"]),
  comment: new Set(["read", "comment"]),
  read: new Set(["read"]),
};
/** Whose plan it is answers for their words, takes copies, and sees who has looked at it. */
const RESIDENT: readonly PlanAction[] = ["answer", "export", "whoLooked"];

function personMay(who: Person, plan: PlanAccess, now: number): Actions {
  const may = colleagueMay(who, plan, now);
  if (!who.isAdministrator) return may;
  const more = plan.isClosed ? CLEARS : KEEPS;
  return new Set([...may, ...more, ...(plan.isUntended ? ENTRUSTS : [])]);
}

function colleagueMay(who: Person, plan: PlanAccess, now: number): Actions {
  const role = plan.team === null ? undefined : who.roles[plan.team];
  const isNamed = plan.isRestricted && plan.named.includes(who.id);
  if (role && (isNamed || !plan.isRestricted)) return role === "lead" ? LEAD : PRACTITIONER;
  if (isNamed) return NAMED;
  if ((plan.glass[who.id] ?? 0) > now) return LOOKS;
  return decideOnPlace(who, "knock") ? KNOCKS : NOTHING;
}

function guestMay(who: Guest, plan: PlanAccess, now: number): Actions {
  if (who.plan !== plan.plan || who.until <= now) return NOTHING;
  return new Set(PLAN_ACTIONS.filter((it) => isInScope(who, it)));
}

/** Whether a guest may do that where nothing else is in the way. */
export function isInScope({ as, scope }: Pick<Guest, "as" | "scope">, action: PlanAction): boolean {
  return GUEST[scope].has(action) || (as === "resident" && RESIDENT.includes(action));
}

/** All that somebody may do with a plan now; empty where it is hidden from them. */
export function mayOnPlan(who: Principal, plan: PlanAccess | null, now: number): PlanAction[] {
  return PLAN_ACTIONS.filter((it) => decideOnPlan(who, it, plan, now) === "yes");
}
