import * as z from "zod/mini";
import { Email, Name, NewPassword, Role } from "./people.ts";

/** What somebody may do here: `PUT /api/people/:id/rights`. */
export const Rights = z.object({
  isAdministrator: z.boolean(),
  /** By team. */
  roles: z.record(z.string(), Role),
});
export type Rights = z.infer<typeof Rights>;

/** Somebody who signs in, as administrators see them. */
export const ListedPerson = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  isDisabled: z.boolean(),
  hasSecondFactor: z.boolean(),
  ...Rights.shape,
});
export type ListedPerson = z.infer<typeof ListedPerson>;

/** A team, as administrators see it. */
export const ListedTeam = z.object({ id: z.string(), name: z.string(), isArchived: z.boolean() });
export type ListedTeam = z.infer<typeof ListedTeam>;

/** A link that nobody has used yet. */
export const ListedInvitation = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  isAdministrator: z.boolean(),
  teamId: z.nullable(z.string()),
  role: z.nullable(Role),
  /** In milliseconds. */
  expiresAt: z.int(),
});
export type ListedInvitation = z.infer<typeof ListedInvitation>;

/** `GET /api/people`: everybody who signs in, the teams, and who was invited. */
export const Directory = z.object({
  people: z.array(ListedPerson),
  teams: z.array(ListedTeam),
  invitations: z.array(ListedInvitation),
});
export type Directory = z.infer<typeof Directory>;

/** `PUT /api/people/:id/disabled`: keeps somebody out, or lets them in again. */
export const SetDisabled = z.object({ isDisabled: z.boolean() });

/** `POST /api/teams`. */
export const NewTeam = z.object({ name: Name });

/** `PUT /api/teams/:id`. */
export const ChangedTeam = z.object({ name: Name, isArchived: z.boolean() });

/** `POST /api/invitations`. */
export const NewInvitation = z.object({
  name: Name,
  email: Email,
  isAdministrator: z.boolean(),
  teamId: z.nullable(z.string()),
  role: z.nullable(Role),
});
export type NewInvitation = z.infer<typeof NewInvitation>;

/** A link that was made; it is told this once. */
export const MadeLink = z.object({ link: z.string() });

const Token = z.string().check(z.minLength(1), z.maxLength(100));

/** `POST /api/invitation/look`: what a link is for. The token is in no address that a log keeps. */
export const LookAtInvitation = z.object({ token: Token });

/** What somebody who follows a link is told. */
export const InvitationLook = z.object({
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  /** Whether they have an account, and the link only gives them a new password. */
  isKnown: z.boolean(),
});
export type InvitationLook = z.infer<typeof InvitationLook>;

/** `POST /api/invitation/take`: makes the account, or sets the new password, and signs in. */
export const TakeInvitation = z.object({
  token: Token,
  name: Name,
  /** Null where a passkey is made as soon as the person is in. */
  password: z.nullable(NewPassword),
});
export type TakeInvitation = z.infer<typeof TakeInvitation>;
