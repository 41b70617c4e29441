import { createHmac, timingSafeEqual } from "node:crypto";
import { REFERENCE_CHARACTERS } from "#src/api/plans.ts";
import type { FirstRun } from "#src/api/people.ts";
import type { Audit } from "#server/upkeep/audit.ts";
import { newId } from "#server/new-ids.ts";
import { PLAN_YEARS, type PeopleStore } from "#server/store/people-store.ts";
import type { Accounts } from "./accounts.ts";

/** A device's copy that was not used for so many days is wiped, until the organisation says otherwise. */
const DEVICE_DAYS = 30;

/** So often may a code be wrong, all told, before the server has to be started again. */
const MOST_WRONG = 100;

/** Three groups of four: too many to try. */
const CODE_LENGTH = 12;

/** Why the first run did not happen. */
export type FirstRunRefusal = "done" | "wrong-code";

/**
 * Lets whoever can read what the server prints make the first account. The code follows from the
 * secret and the deployment, so that every server on one database prints the same; it is worth
 * nothing once there is an account.
 */
export function createFirstRun(
  accounts: Accounts,
  people: PeopleStore,
  audit: Pick<Audit, "record">,
  { secret, deployment }: { secret: string; deployment: string },
) {
  const code = codeOf(secret, deployment);
  let wrong = 0;
  return {
    /** The code to print; null when there is an account. */
    code: async (): Promise<string | null> => ((await people.isEmpty()) ? code : null),

    /** Makes the organisation, its first team and its first administrator. */
    async take(wish: FirstRun): Promise<FirstRunRefusal | null> {
      if (!(await people.isEmpty())) return "done";
      if (wrong >= MOST_WRONG || !isSame(plain(wish.code), plain(code))) {
        wrong += 1;
        return "wrong-code";
      }
      const person = await accounts.create(wish.name, wish.email, wish.password);
      const organisation = {
        id: newId(),
        name: wish.organisation,
        planYears: PLAN_YEARS,
        deviceDays: DEVICE_DAYS,
      };
      const team = { id: newId(), name: wish.team };
      if (!(await people.begin(organisation, team, person))) return "done";
      const actor = { kind: "person", id: person } as const;
      await audit.record({ actor, action: "server-begun", about: organisation.id });
      return null;
    },
  };
}

function codeOf(secret: string, deployment: string): string {
  const bytes = createHmac("sha256", secret).update(`first run of ${deployment}`).digest();
  const signs = Array.from(
    bytes.subarray(0, CODE_LENGTH),
    (it) => REFERENCE_CHARACTERS[it % REFERENCE_CHARACTERS.length],
  ).join("");
  return signs.replace(/(.{4})(?=.)/g, "$1-");
}

/** As it was meant, however it was typed. */
function plain(code: string): string {
  return code.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
