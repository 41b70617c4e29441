import * as z from "zod/mini";
import { Name, NewPassword } from "./people.ts";

/** A browser that somebody is signed in on. Moments are milliseconds. */
export const ListedSession = z.object({
  id: z.string(),
  /** What the browser says of itself. */
  userAgent: z.string(),
  createdAt: z.number(),
  usedAt: z.number(),
  /** Whether it is the browser that asks. */
  isThis: z.boolean(),
});
export type ListedSession = z.infer<typeof ListedSession>;

/** A device or key that signs somebody in. */
export const ListedPasskey = z.object({
  id: z.string(),
  name: z.string(),
  /** In milliseconds. */
  createdAt: z.number(),
});
export type ListedPasskey = z.infer<typeof ListedPasskey>;

/** `GET /api/account`: somebody's own account. */
export const Account = z.object({
  name: z.string(),
  email: z.string(),
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  passkeys: z.array(ListedPasskey),
  sessions: z.array(ListedSession),
});
export type Account = z.infer<typeof Account>;

/** `PUT /api/account/name`. */
export const NewName = z.object({ name: Name });

/** `PUT /api/account/password`; `old` is empty where there was none. Ends all other sessions. */
export const ChangedPassword = z.object({
  old: z.string().check(z.maxLength(200)),
  password: NewPassword,
});

/** `POST /api/auth/two-factor/enable`: what an app is set up with, and what helps without it. */
export const SecondFactor = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
export type SecondFactor = z.infer<typeof SecondFactor>;

/** `POST /api/auth/two-factor/generate-backup-codes`. */
export const RecoveryCodes = z.object({ backupCodes: z.array(z.string()) });

/** `POST /api/auth/sign-in/email`. */
export const PasswordAnswer = z.object({ twoFactorRedirect: z.optional(z.boolean()) });
