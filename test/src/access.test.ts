import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decideOnPlace,
  decideOnPlan,
  type Guest,
  type GuestKind,
  mayOnPlan,
  type Person,
  PLAN_ACTIONS,
  type PlanAccess,
  type Principal,
  type Role,
  type Scope,
} from "#src/access.ts";

const NOW = 1000;

const person = (roles: Record<string, Role>, isAdministrator = false): Person => {
  return { kind: "person", id: "sam", session: "s", name: "Sam", isAdministrator, roles };
};
const guest = (as: GuestKind, scope: Scope, more: Partial<Guest> = {}): Guest => {
  const known = { kind: "guest", id: "g", session: "s", name: "Amina", until: NOW + 1 } as const;
  return { ...known, plan: "p", as, scope, ...more };
};

const ordinary: PlanAccess = {
  plan: "p",
  team: "oak",
  isRestricted: false,
  named: [],
  glass: {},
  isClosed: false,
  isUntended: false,
};
const restricted = { ...ordinary, isRestricted: true, named: ["kim"] };
const named = { ...restricted, named: ["kim", "sam"] };
const looking = { ...restricted, glass: { sam: NOW + 1 } };
const looked = { ...restricted, glass: { sam: NOW } };
const closed = { ...ordinary, isClosed: true };
const PLANS = { ordinary, restricted, named, looking, looked, closed, gone: null };

const owner: Principal = { kind: "owner" };
const practitioner = person({ oak: "practitioner" });
const lead = person({ oak: "lead" });
const elsewhere = person({ elm: "lead" });
const administrator = person({}, true);
const teamless = person({});

const READS = "read versions";
const WRITES = "write writeOwn suggest comment";
const HEARS = `${WRITES} witness`;
const TALKS = "readStaffComments writeStaffComments";
const PRACTITIONER = `find ${READS} ${HEARS} ${TALKS} export archive duplicate share restrict whoLooked`;
const LEAD = `${PRACTITIONER} review unrestrict move close hold subjectAccess makeExample`;
const NAMED = `find ${READS} ${HEARS} ${TALKS} export whoLooked`;
const LOOKS = `find ${READS} whoLooked`;
const KNOCKS = "breakGlass";

/** What each may do with each plan; what is not named here, nobody may. */
const TABLE: [string, Principal, Record<keyof typeof PLANS, string>][] = [
  [
    "whoever sits at a machine of their own",
    owner,
    {
      ordinary: PLAN_ACTIONS.join(" "),
      restricted: PLAN_ACTIONS.join(" "),
      named: PLAN_ACTIONS.join(" "),
      looking: PLAN_ACTIONS.join(" "),
      looked: PLAN_ACTIONS.join(" "),
      closed: PLAN_ACTIONS.join(" "),
      gone: "",
    },
  ],
  [
    "a practitioner of the team",
    practitioner,
    {
      ordinary: PRACTITIONER,
      restricted: KNOCKS,
      named: PRACTITIONER.replace(" duplicate", ""),
      looking: LOOKS,
      looked: KNOCKS,
      closed: `find ${READS} readStaffComments export restrict whoLooked`,
      gone: "",
    },
  ],
  [
    "a lead of the team",
    lead,
    {
      ordinary: LEAD,
      restricted: KNOCKS,
      named: LEAD.replace(" duplicate", ""),
      looking: LOOKS,
      looked: KNOCKS,
      closed: `find ${READS} readStaffComments export restrict unrestrict whoLooked close hold erase subjectAccess`,
      gone: "",
    },
  ],
  [
    "a lead of another team",
    elsewhere,
    {
      ordinary: KNOCKS,
      restricted: KNOCKS,
      named: NAMED,
      looking: LOOKS,
      looked: KNOCKS,
      closed: KNOCKS,
      gone: "",
    },
  ],
  [
    "an administrator without a team",
    administrator,
    {
      ordinary: `${KNOCKS} hold`,
      restricted: `${KNOCKS} hold`,
      named: `${NAMED} hold`,
      looking: `${LOOKS} hold`,
      looked: `${KNOCKS} hold`,
      closed: `${KNOCKS} hold erase`,
      gone: "",
    },
  ],
  [
    "an administrator who works in the team",
    person({ oak: "practitioner" }, true),
    {
      ordinary: `${PRACTITIONER} hold`,
      restricted: `${KNOCKS} hold`,
      named: `${PRACTITIONER.replace(" duplicate", "")} hold`,
      looking: `${LOOKS} hold`,
      looked: `${KNOCKS} hold`,
      closed: `find ${READS} readStaffComments export restrict whoLooked hold erase`,
      gone: "",
    },
  ],
  [
    "somebody with neither team nor office",
    teamless,
    {
      ordinary: "",
      restricted: "",
      named: NAMED,
      looking: LOOKS,
      looked: "",
      closed: "",
      gone: "",
    },
  ],
  ...guests("a resident", "resident", " answer export whoLooked", " export whoLooked"),
  ...guests("a guest", "family", "", ""),
  [
    "a guest of another plan",
    guest("family", "write", { plan: "q" }),
    { ordinary: "", restricted: "", named: "", looking: "", looked: "", closed: "", gone: "" },
  ],
  [
    "a guest whose time is over",
    guest("resident", "write", { until: NOW }),
    { ordinary: "", restricted: "", named: "", looking: "", looked: "", closed: "", gone: "" },
  ],
];

/** A guest is let into the plan whoever else may know of it; what is closed is only looked at. */
function guests(what: string, as: GuestKind, more: string, moreOnClosed: string): typeof TABLE {
  const scopes: Record<Scope, string> = {
    write: `read ${WRITES}`,
    own: "read writeOwn comment",
    suggest: "read suggest comment",
    comment: "read comment",
    read: "read",
  };
  return (["write", "own", "suggest", "comment", "read"] as const).map((scope) => {
    const may = scopes[scope] + more;
    const open = { ordinary: may, restricted: may, named: may, looking: may, looked: may };
    const plans = { ...open, closed: `read${moreOnClosed}`, gone: "" };
    return [`${what} who may go as far as "${scope}"`, guest(as, scope), plans];
  });
}

const sorted = (actions: readonly string[]) => actions.filter(Boolean).toSorted();

for (const [what, who, expected] of TABLE)
  test(`${what} may do what the table says with each kind of plan, and nothing else`, () => {
    for (const [kind, plan] of Object.entries(PLANS) as [keyof typeof PLANS, PlanAccess | null][])
      assert.deepEqual(sorted(mayOnPlan(who, plan, NOW)), sorted(expected[kind].split(" ")), kind);
  });

test("a restricted plan that nobody looks after any more an administrator entrusts to somebody, and sees no more of it", () => {
  for (const [what, who, expected] of TABLE)
    for (const kind of ["restricted", "named", "looking"] as const) {
      const more = who.kind === "person" && who.isAdministrator ? ["entrust"] : [];
      const may = mayOnPlan(who, { ...PLANS[kind], isUntended: true }, NOW);
      assert.deepEqual(sorted(may), sorted([...expected[kind].split(" "), ...more]), what);
    }
});

test("to those who may not read a plan all but a knock is answered as if it were not there", () => {
  for (const [what, who] of TABLE)
    for (const [kind, plan] of Object.entries(PLANS))
      if (decideOnPlan(who, "read", plan, NOW) !== "yes")
        for (const action of PLAN_ACTIONS)
          assert.notEqual(decideOnPlan(who, action, plan, NOW), "no", `${what} ${kind} ${action}`);
});

test("where no plan is meant, guests may do nothing, leads look at teams, administrators after people", () => {
  const works = ["seePlans", "createPlan"] as const;
  const manages = ["managePeople", "manageTeams", "manageSettings", "readAudit"] as const;
  const may = (who: Principal) =>
    ([...works, "knock", "seeQuality", "tuneRules", ...manages] as const).filter((it) =>
      decideOnPlace(who, it),
    );
  assert.deepEqual(may(guest("resident", "write")), []);
  assert.deepEqual(may(teamless), ["seePlans"]);
  assert.deepEqual(may(practitioner), [...works, "knock"]);
  assert.deepEqual(may(lead), [...works, "knock", "seeQuality", "tuneRules"]);
  assert.deepEqual(may(administrator), ["seePlans", "knock", "tuneRules", ...manages]);
  assert.deepEqual(may(owner), [...works, "knock", "seeQuality", "tuneRules", ...manages]);
});
