import * as z from "zod/mini";

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

export const GuestKind = z.enum(["resident", "advocate", "family", "provider"]);
export const Scope = z.enum(["write", "own", "suggest", "comment", "read"]);

/** The longest that anybody may be a guest: then it is asked again what the resident agrees to. */
export const LONGEST_DAYS = 366;

/** A link is good for one device, and for so long. */
export const LINK_MINUTES = 15;

/**
 * `POST /api/plans/:id/guests`: lets somebody in, and records what the resident agreed to. Answers 201
 * with `NewLink`.
 */
export const NewGuest = z.object({
  name: Words,
  kind: GuestKind,
  /** Who they are to the resident, `"sister"`; may be empty. */
  relation: z._default(z.string().check(z.trim(), z.maxLength(200)), ""),
  scope: Scope,
  /** Until when, in milliseconds since 1970. */
  until: z.int(),
  /** What the resident agreed to, and how they said so. */
  consent: z.object({ what: Words, how: Words }),
});
export type NewGuest = z.infer<typeof NewGuest>;

/** `POST /api/plans/:id/guests/:guest/link` answers it too: what a guest's own device opens, once. */
export const NewLink = z.object({ guest: z.string(), token: z.string(), until: z.int() });
export type NewLink = z.infer<typeof NewLink>;

/** Somebody without an account in a plan, and what the resident agreed to about that. */
export const GuestSeen = z.object({
  id: z.string(),
  name: z.string(),
  kind: GuestKind,
  relation: z.string(),
  scope: Scope,
  until: z.int(),
  /** Why there is no access now; empty while there is. */
  over: z.enum(["", "ended", "withdrawn", "past"]),
  /** When a device joined and was last there; null for never. */
  joinedAt: z.nullable(z.int()),
  lastUsedAt: z.nullable(z.int()),
  consent: z.object({
    id: z.string(),
    what: z.string(),
    how: z.string(),
    recordedBy: z.string(),
    recordedAt: z.int(),
    withdrawnAt: z.nullable(z.int()),
  }),
});
export type GuestSeen = z.infer<typeof GuestSeen>;

/** `GET /api/plans/:id/guests`: the newest first. */
export const GuestList = z.object({ guests: z.array(GuestSeen) });

/** `POST /api/join`: what a guest's device brings, once. Answers 200 with `Joined` and a cookie. */
export const Join = z.object({ token: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) });
export const Joined = z.object({ plan: z.string() });

/** `GET /api/plans/:id/who-looked`: who has been in a plan and what they did, the newest first. */
export const WhoLooked = z.object({
  looks: z.array(
    z.object({
      at: z.int(),
      /** A name, or what is known in place of one. */
      who: z.string(),
      /** An `AuditAction`. */
      action: z.string(),
    }),
  ),
  /** Whether whoever asks may also take out everything that is held about the resident. */
  mayTakeAll: z._default(z.boolean(), false),
});
export type WhoLooked = z.infer<typeof WhoLooked>;
