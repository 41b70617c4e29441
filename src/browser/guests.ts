import * as z from "zod/mini";
import {
  GuestList,
  type GuestSeen,
  Joined,
  type NewGuest,
  NewLink,
  WhoLooked,
} from "#src/api/guests.ts";
import { ask } from "./api-client.ts";

const Nothing = z.unknown();

/** Everybody who was let into a plan, the newest first. Like all of these, rejects with an `ApiProblem`. */
export async function listGuests(plan: string): Promise<GuestSeen[]> {
  return (await ask(GuestList, "GET", `/api/plans/${plan}/guests`)).guests;
}

/** Lets somebody in, with what the resident agreed to. */
export function addGuest(plan: string, guest: NewGuest): Promise<NewLink> {
  return ask(NewLink, "POST", `/api/plans/${plan}/guests`, guest);
}

/** Makes a new link for a guest. */
export function newLinkFor(plan: string, guest: string): Promise<NewLink> {
  return ask(NewLink, "POST", `/api/plans/${plan}/guests/${guest}/link`);
}

/** Ends a guest's access. */
export async function endGuest(plan: string, guest: string): Promise<void> {
  await ask(Nothing, "DELETE", `/api/plans/${plan}/guests/${guest}`);
}

/** Takes back what the resident agreed to. */
export async function withdrawConsent(plan: string, consent: string): Promise<void> {
  await ask(Nothing, "DELETE", `/api/plans/${plan}/consents/${consent}`);
}

/** Who has been in a plan, the newest first. */
export function whoLooked(plan: string): Promise<WhoLooked> {
  return ask(WhoLooked, "GET", `/api/plans/${plan}/who-looked`);
}

/** Makes this device a guest's; answers the plan. */
export async function join(token: string): Promise<string> {
  return (await ask(Joined, "POST", "/api/join", { token })).plan;
}

/** This device is no guest's any more. */
export async function leave(): Promise<void> {
  await ask(Nothing, "POST", "/api/leave");
}

/** What a guest's own device opens. The token stays on the device: no server is sent what follows `#`. */
export function linkOf({ token }: NewLink): string {
  return `${location.origin}/join#${token}`;
}
