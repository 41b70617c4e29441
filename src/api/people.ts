import * as z from "zod/mini";

/** What people and things are called. */
export const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
/** An address to sign in with; nothing is sent to it. */
export const Email = z.string().check(z.trim(), z.email(), z.maxLength(200));
/** As long as `PASSWORD_LENGTH` of the server allows. */
export const NewPassword = z.string().check(z.minLength(12), z.maxLength(200));

/** `POST /api/setup`: makes the organisation and its first administrator, who is signed in with that. */
export const FirstRun = z.object({
  /** What the server printed when it started. */
  code: z.string().check(z.maxLength(40)),
  organisation: Name,
  /** The first team, which gets the plans that are there already. */
  team: Name,
  name: Name,
  email: Email,
  password: NewPassword,
});
export type FirstRun = z.infer<typeof FirstRun>;

/** Somebody's role in a team. */
export const Role = z.enum(["practitioner", "lead"]);

/** Which life of the server's data it is: another one after each restore. Devices have kept older sessions without. */
const Life = z.optional(z.string());

/**
 * `GET /api/session`: who somebody is here, so that the app knows what to show. `setup` until there is
 * an administrator, `owner` at a machine where nobody signs in.
 */
export const Session = z.discriminatedUnion("state", [
  z.object({ state: z.literal("setup") }),
  z.object({
    state: z.literal("signed-out"),
    organisation: z.string(),
    /** Whether people sign in with passwords and passkeys of ours. */
    hasPasswords: z._default(z.boolean(), true),
    /** What another provider is called that people sign in with; null where there is none. */
    provider: z._default(z.nullable(z.string()), null),
  }),
  /** This device was a guest's, and the access is over. */
  z.object({ state: z.literal("guest-over"), organisation: z.string() }),
  z.object({ state: z.literal("owner"), life: Life }),
  z.object({
    state: z.literal("person"),
    id: z.string(),
    name: z.string(),
    email: z.string(),
    organisation: z.string(),
    isAdministrator: z.boolean(),
    /** The teams that somebody is in, by name. */
    teams: z.array(z.object({ id: z.string(), name: z.string(), role: Role })),
    /** A device's copy is wiped when it was not used for so many days. */
    deviceDays: z.int(),
    life: Life,
  }),
  z.object({
    state: z.literal("guest"),
    id: z.string(),
    name: z.string(),
    organisation: z.string(),
    as: z.enum(["resident", "advocate", "family", "provider"]),
    scope: z.enum(["write", "own", "suggest", "comment", "read"]),
    plan: z.string(),
    /** In milliseconds. */
    until: z.int(),
  }),
]);
export type Session = z.infer<typeof Session>;
