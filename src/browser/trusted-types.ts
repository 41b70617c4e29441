/** A policy of the browser's Trusted Types, as far as we use one. */
type Policy = { createHTML(markup: string): TrustedMarkup };

/** What the browser takes as markup where it takes no string. */
interface TrustedMarkup {
  toString(): string;
}

type Rules = {
  createHTML?: (markup: string) => string;
  createScriptURL?: (address: string) => string;
};

declare global {
  interface Window {
    /** Missing in older browsers, which then ask for no policy either. */
    readonly trustedTypes?: { createPolicy(name: string, rules: Rules): Policy };
  }
  interface DOMParser {
    parseFromString(markup: TrustedMarkup, type: DOMParserSupportedType): Document;
  }
}

/** What a worker may be started from: a built file of this server's, with nothing behind its name. */
const OWN_SCRIPT = /^\/(assets\/[\w.-]+\.js|sw\.js)$/;

/**
 * Lets this page start workers from our own built files and from nothing else. The server's content
 * policy asks for it: whatever script a stranger might bring in, no string becomes code or markup.
 */
export function allowOwnWorkers(): void {
  window.trustedTypes?.createPolicy("default", { createScriptURL: ownScript });
}

/** The address of one of our own scripts as it was given; throws at any other. */
export function ownScript(address: string): string {
  const url = new URL(address, location.href);
  if (url.origin === location.origin && OWN_SCRIPT.test(url.pathname) && !url.search)
    return address;
  throw new TypeError("This is none of our own scripts.");
}

let inert: Policy | null = null;

/** Reads markup from elsewhere into a document in which nothing loads or runs. */
export function parseInert(markup: string): Document {
  inert ??= window.trustedTypes?.createPolicy("ownwords-inert", { createHTML: (it) => it }) ?? null;
  return new DOMParser().parseFromString(inert?.createHTML(markup) ?? markup, "text/html");
}
