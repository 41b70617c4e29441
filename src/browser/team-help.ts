import type { TeamExample } from "#src/api/examples.ts";
import type { Session } from "#src/api/people.ts";
import type { LocalStore } from "./local-store.ts";

/** What somebody's team adds to the help about questions. */
export type TeamHelp = {
  /** The examples of all rules; none where neither server nor device can tell. */
  examples: () => Promise<readonly TeamExample[]>;
  /** Whether somebody may make examples of the words of this plan. */
  mayMake: () => boolean;
};

/** The help of somebody's teams, as a part of what it takes to edit; guests are in no team. */
export function teamHelpOf(
  session: Session,
  store: LocalStore | null,
  mayMake: () => boolean,
): { teamHelp?: TeamHelp } {
  if (session.state !== "person" && session.state !== "owner") return {};
  return {
    teamHelp: {
      examples: async () =>
        import("./examples-here.ts").then((it) => it.examplesHere(store)).catch(() => []),
      mayMake: () => leadsAny(session) && mayMake(),
    },
  };
}

/** What is not known yet of a plan is as for whoever leads no team. */
function leadsAny(session: Session): boolean {
  return session.state !== "person" || session.teams.some((it) => it.role === "lead");
}
