import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import type { ListedTeam, Rights } from "#src/api/directory.ts";
import { Role } from "#src/api/people.ts";
import { type OidcConfig, StartError } from "#server/config.ts";

/** What a group of another provider's gives here. */
const Given = z.union([
  z.object({ team: z.string(), role: Role }),
  z.object({ isAdministrator: z.literal(true) }),
]);
const Mapping = z.record(z.string(), z.union([Given, z.array(Given)]));
type Mapping = z.infer<typeof Mapping>;

type Claims = Readonly<Record<string, unknown>>;

/** Another provider that people sign in with, ready for use. */
export type Oidc = Awaited<ReturnType<typeof openOidc>>;

/** Reads the files that the settings name; throws a `StartError`. */
export async function openOidc(config: OidcConfig) {
  const { issuer, clientId, name, claim } = config;
  const clientSecret =
    config.clientSecretFile === null
      ? config.clientSecret
      : (await readGiven(config.clientSecretFile, "OIDC_CLIENT_SECRET_FILE")).trim();
  const mapping = config.rolesFile === null ? null : await readMapping(config.rolesFile);
  return {
    issuer,
    clientId,
    clientSecret,
    name,
    /** Whether roles come from the provider; else people come in who were invited, and keep theirs. */
    hasRoles: mapping !== null,
    /** What somebody may do by what the provider says of them; null where they may not come in. */
    rightsOf: (claims: Claims, teams: readonly ListedTeam[]): Rights | null =>
      mapping && rightsBy(mapping, valuesOf(claims, claim), teams),
  };
}

/** What the groups of somebody give them; null where that is nothing. */
function rightsBy(
  mapping: Mapping,
  groups: readonly string[],
  teams: readonly ListedTeam[],
): Rights | null {
  const given = groups.flatMap((it) => (Object.hasOwn(mapping, it) ? (mapping[it] ?? []) : []));
  const roles: Rights["roles"] = {};
  for (const it of given) {
    if (!("team" in it)) continue;
    const team = teams.find(({ name, isArchived }) => name === it.team && !isArchived);
    // Of two roles in one team the greater holds.
    if (team && roles[team.id] !== "lead") roles[team.id] = it.role;
  }
  const isAdministrator = given.some((it) => "isAdministrator" in it);
  return isAdministrator || Object.keys(roles).length ? { isAdministrator, roles } : null;
}

/** What a claim says, one text or several; dots lead into what it is in. */
function valuesOf(claims: Claims, claim: string): string[] {
  let found: unknown = claims[claim];
  if (found === undefined) {
    found = claims;
    for (const part of claim.split("."))
      found = z.record(z.string(), z.unknown()).safeParse(found).data?.[part];
  }
  const listed = Array.isArray(found) ? found : [found];
  return listed.filter((it): it is string => typeof it === "string");
}

async function readMapping(file: string): Promise<Mapping> {
  const text = await readGiven(file, "OIDC_ROLES");
  try {
    return Mapping.parse(JSON.parse(text));
  } catch {
    throw new StartError(
      'The file that OIDC_ROLES names must look like {"group": {"team": "Oak Street", "role": "lead"}, "other group": {"isAdministrator": true}}.',
    );
  }
}

async function readGiven(file: string, setting: string): Promise<string> {
  return readFile(file, "utf8").catch(() => {
    throw new StartError(`The file that ${setting} names can't be read.`);
  });
}
