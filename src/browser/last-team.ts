const KEY = "ownwords.team";

/** The id of the team that a plan was begun for last on this device; undefined before the first. */
export function lastTeam(): string | undefined {
  return localStorage.getItem(KEY) ?? undefined;
}

/** Keeps for which team a plan is begun. */
export function keepLastTeam(team: string): void {
  localStorage.setItem(KEY, team);
}
