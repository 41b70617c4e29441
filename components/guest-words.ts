import type { GuestSeen, NewGuest } from "#src/api/guests.ts";

type Kind = NewGuest["kind"];
type Scope = NewGuest["scope"];

/** Who somebody without an account can be to the resident, called `called`. */
export function kindsInWords(called: string): readonly { value: Kind; label: string }[] {
  return [
    { value: "resident", label: `${called}, whose plan it is` },
    { value: "advocate", label: "An advocate" },
    { value: "family", label: "Family or a friend" },
    { value: "provider", label: "Somebody from another service" },
  ];
}

/** How far somebody may be let in, the usual first. A service that helps has no words of its own here. */
export function scopesFor(kind: Kind): readonly { value: Scope; label: string }[] {
  return WITH_SCOPES[kind].map((value) => ({ value, label: scopeInWords(value) }));
}

const OTHERS: readonly Scope[] = ["read", "comment", "suggest"];
const WITH_SCOPES: Readonly<Record<Kind, readonly Scope[]>> = {
  resident: ["own", "write", "read"],
  advocate: [...OTHERS, "own", "write"],
  family: [...OTHERS, "own", "write"],
  provider: [...OTHERS, "write"],
};

const SCOPES: readonly { value: Scope; label: string }[] = [
  { value: "write", label: "Read and write in the whole plan" },
  { value: "own", label: "Read, comment, and write what is in their own words" },
  { value: "suggest", label: "Read, comment and suggest other words" },
  { value: "comment", label: "Read and comment" },
  { value: "read", label: "Read only" },
];

/** How far somebody goes, as a part of a sentence. */
export function scopeInWords(scope: Scope): string {
  return SCOPES.find((it) => it.value === scope)?.label ?? "";
}

/** Why somebody has no access; empty while they have. */
export const OVER: Record<GuestSeen["over"], string> = {
  "": "",
  ended: "Access ended",
  withdrawn: "Consent withdrawn",
  past: "The time is over",
};

/** What the log says was done with a plan, in words for the resident. */
export function lookInWords(action: string): string {
  return LOOKS[action] ?? "Did something with the plan";
}

const LOOKS: Record<string, string> = {
  opened: "Opened the plan",
  changed: "Wrote in the plan",
  exported: "Made a copy",
  shared: "Let somebody in",
  "guest-joined": "Came in by a link",
  "guest-revoked": "Ended somebody's access",
  "consent-given": "Wrote down what you agreed to",
  "consent-withdrawn": "Wrote down that you took it back",
  restricted: "Changed who may know of the plan",
  unrestricted: "Opened the plan to the whole team again",
  moved: "Gave the plan to another team",
  "glass-broken": "Opened the plan in an emergency",
  closed: "Closed the plan",
  reopened: "Opened the plan again after it was closed",
  held: "Said that the plan has to be kept",
  released: "Said that the plan need not be kept any more",
  erased: "Erased the plan",
  "words-accepted": "Put other words in the place of yours, as you had said yes",
  "words-declined": "Wrote down that your words stay as they are",
  "subject-access": "Took out everything about one person, on request",
};
