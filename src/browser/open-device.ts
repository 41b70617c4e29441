import { EndedCopies } from "#src/api/device-copies.ts";
import { Session } from "#src/api/people.ts";
import { ApiProblem, ask } from "./api-client.ts";
import { createAskAgain } from "./ask-again.ts";
import {
  copiesHere,
  copyNameOf,
  lockCopies,
  noteUse,
  openCopyHere,
  wipeCopy,
  wipeGuestCopies,
  wipeOldCopies,
} from "./copies-here.ts";
import { type LocalStore, openLocalStore } from "./local-store.ts";
import { problemFrom } from "./local-store-problem.ts";
import { endSessionIfLeft } from "./leave-device.ts";

/** This device, as it is for whoever is here. */
export type Device = {
  session: Session;
  /** Null where this device can't keep a copy, which `storeProblem` explains, or nobody is here. */
  store: LocalStore | null;
  storeProblem: string;
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** Words that are withheld from somebody go at last after so many days, though the rest is in use. */
const WITHHELD_DAYS = 30;
/** How long the server is waited for where the device knows who was here. */
const PATIENCE_MS = 4000;

/**
 * Finds out who is here, from the server or else from this device, and opens their copy and no other.
 * Wipes what has grown old or belongs to nobody any more. Where nobody knows who is here the server is
 * asked again and again, and `tell` is told why there is nothing yet.
 */
export function openDevice(tell: (problem: string) => void): Promise<Device> {
  return new Promise((resolve) => {
    const open = () => openOnce().then(resolve, failed);
    const again = createAskAgain(() => void open());
    const failed = (problem: unknown) => {
      tell(problem instanceof Error ? problem.message : "Please load the page again.");
      if (problem instanceof ApiProblem && mayPass(problem)) again.later();
    };
    void open();
  });
}

const mayPass = ({ isUnreachable, status }: ApiProblem) => isUnreachable || status >= 500;

async function openOnce(): Promise<Device> {
  const now = Date.now();
  await wipeOldCopies(now);
  if (await endSessionIfLeft()) throw new ApiProblem(LEFT_ALREADY, true);
  const here = openCopyHere();
  const opening = here === null ? null : open(here);
  const found = await askWho(opening !== null).catch(async (problem: unknown) => {
    const kept = await keptSession(opening);
    if (kept && problem instanceof ApiProblem && problem.isUnreachable) return kept;
    (await opening)?.store?.close();
    throw problem;
  });
  const name = await copyNameOf(found.session);
  if (name !== here) (await opening)?.store?.close();
  if (name === null) {
    lockCopies();
    await wipeGuestCopies();
    await wipeEnded();
    return nobody(found.session);
  }
  const opened = name === here && opening ? await opening : await open(name);
  if (!found.isFromServer) return { session: found.session, ...opened };
  noteUse(name, found.session, now);
  await opened.store?.keep("session", found.session).catch(() => {});
  void opened.store?.dropWithdrawn(now - WITHHELD_DAYS * DAY_MS).catch(() => {});
  void wipeEnded().catch(() => {});
  return { session: found.session, ...opened };
}

/** Closes what is here of somebody whose session the server has ended; a guest's copy goes with them. */
export async function closeDevice({ session, store }: Device): Promise<void> {
  lockCopies();
  if (session.state === "guest" && store) await wipeCopy(store.name);
  await wipeEnded();
}

const LEFT_ALREADY =
  "Whoever was here has signed out, and the server can't be reached. Check the connection.";

const nobody = (session: Session): Device => ({ session, store: null, storeProblem: "" });

type Opened = { store: LocalStore | null; storeProblem: string };

function open(name: string): Promise<Opened> {
  return openLocalStore(name).then(
    (store) => ({ store, storeProblem: "" }),
    (problem: unknown) => ({ store: null, storeProblem: problemFrom(problem).message }),
  );
}

type Found = { session: Session; isFromServer: boolean };

async function askWho(hasCopy: boolean): Promise<Found> {
  const patience = hasCopy ? PATIENCE_MS : undefined;
  const session = await ask(Session, "GET", "/api/session", undefined, patience);
  return { session, isFromServer: true };
}

async function keptSession(opening: Promise<Opened> | null): Promise<Found | null> {
  const kept = await (await opening)?.store?.kept("session").catch(() => null);
  const session = Session.safeParse(kept);
  return session.success ? { session: session.data, isFromServer: false } : null;
}

/** Wipes the copies of people who have no account here any more, whoever is at the device now. */
async function wipeEnded(): Promise<void> {
  const names = copiesHere().filter((it) => it !== openCopyHere());
  if (!names.length) return;
  const answer = await ask(EndedCopies, "POST", "/api/device-copies", { names }).catch(() => null);
  for (const it of answer?.ended ?? []) if (names.includes(it)) await wipeCopy(it);
}
