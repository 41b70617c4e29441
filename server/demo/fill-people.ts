import { createAccounts } from "#server/people/accounts.ts";
import { newId } from "#server/new-ids.ts";
import type { Database } from "#server/store/database.ts";
import { createDirectoryStore } from "#server/store/directory-store.ts";
import { createPeopleStore, PLAN_YEARS } from "#server/store/people-store.ts";
import { ADMINISTRATOR, QUALITY_LEAD, TEAMS } from "./names.ts";

/** Somebody of the demo, and how they sign in. */
export type DemoPerson = { id: string; name: string; email: string; role: string };

/** A team of the demo, with the ids of its people by name; the first leads it. */
export type DemoTeam = { id: string; name: string; template: string; people: Map<string, string> };

/** Makes the organisation, its teams and its people, all with one password. */
export async function fillPeople(
  database: Database,
  { secret, password, now }: { secret: string; password: string; now: () => number },
): Promise<{ teams: DemoTeam[]; people: DemoPerson[] }> {
  const store = createPeopleStore(database);
  const directory = createDirectoryStore(database);
  const address = () => "http://127.0.0.1:8080";
  const parts = {
    database,
    people: store,
    directory,
    oidc: null,
    secret,
    address,
    others: [],
    now,
  };
  const accounts = createAccounts(parts);
  const people: DemoPerson[] = [];
  const add = async (name: string, role: string) => {
    const email = `${name.toLowerCase().replaceAll(" ", ".")}@demo.example`;
    const id = await accounts.create(name, email, password);
    people.push({ id, name, email, role });
    return id;
  };
  const teams = TEAMS.map((it) => ({ ...it, id: newId(), people: new Map<string, string>() }));
  const [first] = teams;
  const administrator = await add(ADMINISTRATOR, "administrator");
  const organisation = {
    id: newId(),
    name: "Wrenbridge Support",
    planYears: PLAN_YEARS,
    deviceDays: 30,
  };
  if (first) await store.begin(organisation, { id: first.id, name: first.name }, administrator);
  for (const team of teams) {
    if (team !== first) await directory.addTeam(team.id, team.name);
    for (const [at, name] of TEAMS.find((it) => it.name === team.name)?.people.entries() ?? []) {
      const role = at ? "practitioner" : "lead";
      const id = await add(name, `${role} of ${team.name}`);
      await directory.setRights(id, { isAdministrator: false, roles: { [team.id]: role } });
      team.people.set(name, id);
    }
  }
  const lead = await add(QUALITY_LEAD, "lead of all three teams");
  const roles = Object.fromEntries(teams.map((it) => [it.id, "lead" as const]));
  await directory.setRights(lead, { isAdministrator: false, roles });
  await directory.setRights(administrator, { isAdministrator: true, roles: {} });
  return { teams, people };
}
