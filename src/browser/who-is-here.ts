import type { Principal } from "#src/access.ts";
import type { Session } from "#src/api/people.ts";

/** Who sits here, as decisions ask for it; null for guests, whose pages are their own, and for nobody. */
export function whoIsHere(session: Session): Principal | null {
  if (session.state === "owner") return { kind: "owner" };
  if (session.state !== "person") return null;
  const { id, name, isAdministrator, teams } = session;
  const roles = Object.fromEntries(teams.map((it) => [it.id, it.role]));
  return { kind: "person", id, session: "", name, isAdministrator, roles };
}
