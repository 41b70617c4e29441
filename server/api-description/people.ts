import * as z from "zod/mini";
import { Account, ChangedPassword, NewName } from "#src/api/account.ts";
import { CopyNames, EndedCopies } from "#src/api/device-copies.ts";
import {
  ChangedTeam,
  Directory,
  InvitationLook,
  LookAtInvitation,
  MadeLink,
  NewInvitation,
  NewTeam,
  Rights,
  SetDisabled,
  TakeInvitation,
} from "#src/api/directory.ts";
import { Join, Joined } from "#src/api/guests.ts";
import { NoticeList, SeenNotices } from "#src/api/notices.ts";
import { OrganisationPage, OrganisationSettings } from "#src/api/organisation.ts";
import { FirstRun, Session } from "#src/api/people.ts";
import type { DescribedRoutes } from "./described.ts";

const Done = z.object({ ok: z.literal(true) });

/** Signing in, people and teams, one's own account. */
export const people: DescribedRoutes = {
  "GET /api/session": { says: "Tells who you are here", answer: Session, isOpen: true },
  "POST /api/setup": {
    says: "Makes the first administrator with the code that the server printed",
    body: FirstRun,
    answer: Done,
    status: 201,
    refuses: { 409: "This server was set up before." },
    isOpen: true,
  },
  "POST /api/invitation/look": {
    says: "Tells whom an invitation is for",
    body: LookAtInvitation,
    answer: InvitationLook,
    isOpen: true,
  },
  "POST /api/invitation/take": {
    says: "Makes an account by an invitation, and signs in",
    body: TakeInvitation,
    answer: Done,
    status: 201,
    isOpen: true,
  },
  "POST /api/join": {
    says: "Lets a guest's device into the plan of its link, once",
    body: Join,
    answer: Joined,
    refuses: { 410: "The link was used, is too old, or was ended." },
    isOpen: true,
  },
  "POST /api/leave": {
    says: "Takes a guest's access off this device",
    answer: null,
    status: 204,
    isOpen: true,
  },
  "POST /api/device-copies": {
    says: "Tells which of a device's copies belong to people who have no account any more",
    body: CopyNames,
    answer: EndedCopies,
    isOpen: true,
  },
  "GET /api/account": { says: "Reads your own account and its sessions", answer: Account },
  "PUT /api/account/name": { says: "Changes your name", body: NewName, answer: Done },
  "PUT /api/account/password": {
    says: "Changes your password, and ends all other sessions",
    body: ChangedPassword,
    answer: Done,
  },
  "DELETE /api/account/sessions/:id": { says: "Ends one of your sessions", answer: Done },
  "DELETE /api/account/sessions": { says: "Ends all your sessions", answer: Done },
  "GET /api/people": {
    says: "Lists people, teams and open invitations",
    notes: "For administrators, as all that follows about people and teams.",
    answer: Directory,
  },
  "PUT /api/people/:id/rights": {
    says: "Says what somebody may do and in which teams",
    body: Rights,
    answer: Done,
    refuses: { 409: "Somebody has to be left who looks after the server." },
  },
  "PUT /api/people/:id/disabled": {
    says: "Shuts somebody out, or lets them in again",
    body: SetDisabled,
    answer: Done,
    refuses: { 409: "Somebody has to be left who looks after the server." },
  },
  "POST /api/people/:id/way-back": {
    says: "Makes a link for somebody who can't sign in any more",
    answer: MadeLink,
    status: 201,
  },
  "POST /api/invitations": {
    says: "Makes a link by which somebody makes themselves an account",
    body: NewInvitation,
    answer: MadeLink,
    status: 201,
    refuses: { 409: "Somebody has an account with this address." },
  },
  "DELETE /api/invitations/:id": { says: "Takes an invitation back", answer: Done },
  "POST /api/teams": {
    says: "Makes a team",
    body: NewTeam,
    answer: z.object({ id: z.string() }),
    status: 201,
    refuses: { 409: "There is a team of this name." },
  },
  "PUT /api/teams/:id": {
    says: "Names a team anew, or puts it away",
    body: ChangedTeam,
    answer: Done,
    refuses: { 409: "There is a team of this name." },
  },
  "GET /api/organisation": {
    says: "Reads what holds for everybody, and the closed plans by the day on which they are erased",
    notes: "For administrators.",
    answer: OrganisationPage,
  },
  "PUT /api/organisation": {
    says: "Settles what holds for everybody",
    notes: "For administrators.",
    body: OrganisationSettings,
    answer: Done,
  },
  "GET /api/notices": {
    says: "Lists what you should know of, the newest first",
    answer: NoticeList,
  },
  "POST /api/notices/seen": {
    says: "Says that you have seen notices",
    body: SeenNotices,
    answer: null,
    status: 204,
  },
};
