import type * as Y from "yjs";
import { textsIn } from "#test/src/document/schedules/peer.ts";

/** A piece of text that is written once in a run: who wrote it, and its number. */
const TOKEN = /\bw\d+n\d+\b/g;

/** What was promised: every token that somebody was told is saved, and every one that a peer saw. */
export type Ledger = ReturnType<typeof createLedger>;

/** A ledger with nothing in it. */
export function createLedger() {
  const promised = new Map<string, Map<string, "acknowledged" | "seen">>();
  let written = 0;
  const count = (what: "acknowledged" | "seen") => {
    let sum = 0;
    for (const of of promised.values()) for (const it of of.values()) sum += Number(it === what);
    return sum;
  };
  return {
    get written() {
      return written;
    },
    get acknowledged() {
      return count("acknowledged");
    },
    /** Tokens that another writer got from the server before their own writer heard of them. */
    get onlySeen() {
      return count("seen");
    },
    write: () => void (written += 1),
    /** A writer was told that these are saved. */
    acknowledge(plan: string, tokens: Iterable<string>) {
      for (const token of tokens) promisesOf(plan).set(token, "acknowledged");
    },
    /** A peer got these from the server, which must not show what can still be lost. */
    see(plan: string, tokens: Iterable<string>) {
      for (const token of tokens) {
        const promises = promisesOf(plan);
        if (!promises.has(token)) promises.set(token, "seen");
      }
    },
    /** The tokens that `ydoc`, a copy of the plan, lacks. */
    missing(plan: string, ydoc: Y.Doc): string[] {
      const there = tokensIn(ydoc);
      return [...promisesOf(plan).keys()].filter((it) => !there.has(it));
    },
    isAcknowledged: (plan: string, token: string) => promisesOf(plan).get(token) === "acknowledged",
  };

  function promisesOf(plan: string) {
    const known = promised.get(plan) ?? new Map<string, "acknowledged" | "seen">();
    promised.set(plan, known);
    return known;
  }
}

/** All tokens that stand somewhere in a document. */
export function tokensIn(ydoc: Y.Doc): Set<string> {
  const found = new Set<string>();
  for (const ytext of textsIn(ydoc).values())
    for (const [token] of ytext.toString().matchAll(TOKEN)) found.add(token);
  return found;
}
