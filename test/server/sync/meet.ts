import type { TestContext } from "node:test";
import * as Y from "yjs";
import { until } from "#test/server/support.ts";
import { postgresUrl, redisUrl } from "#test/support/services.ts";
import type { Member } from "./member.ts";
import { comeIn, type Ground, openNode, type TestNode } from "./node.ts";

/** Random numbers that are the same each time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** A database of the test's own, and a Redis. */
export const ground = async (t: TestContext): Promise<Ground> => ({
  databaseUrl: await postgresUrl(t),
  redisUrl: await redisUrl(),
});

/** Opens two nodes with a plan, and one person on each. */
export async function twoNodes(t: TestContext, one: Ground, other = one) {
  const nodes = [await openNode(t, one), await openNode(t, other)] as const;
  const plan = await nodes[0].newPlan();
  const people = [await comeIn(nodes[0], plan), await comeIn(nodes[1], plan)] as const;
  return { nodes, plan, people };
}

/** Resolves when all read the same, of this length. */
export const agree = (members: readonly Member[], length: number) =>
  until(
    () => members.every((it) => it.words().length === length && it.words() === members[0]!.words()),
    `everybody has the same ${length} letters`,
  );

/** Comes into a room again and again, as a browser does, until all that it has is kept. */
export async function comeBack(node: TestNode, plan: string, ydoc: Y.Doc): Promise<Member> {
  for (let tries = 1; ; tries++)
    try {
      const member = await comeIn(node, plan, ydoc);
      await member.durable();
      return member;
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

/** Where somebody is, as somebody else sees it. */
export const stateOf = (who: Member, seenBy: Member) =>
  seenBy.awareness.getStates().get(who.ydoc.clientID);

/** The name of somebody as somebody else sees it. */
export const nameOf = (who: Member, seenBy: Member) => stateOf(who, seenBy)?.["name"];

/** A document of somebody who says to be the same client. */
export function sameClient(who: Member): Y.Doc {
  const ydoc = new Y.Doc();
  ydoc.clientID = who.ydoc.clientID;
  return ydoc;
}

/** Loses what the others say until so many messages have come. */
export function deafToFirst(count: number): NonNullable<Ground["bend"]> {
  let left = count;
  return (open) => (events) =>
    open({ ...events, onMessage: (it) => (left-- > 0 ? undefined : events.onMessage(it)) });
}

/** Loses some of what this node says. */
export const sayOnly =
  (isSaid: () => boolean): NonNullable<Ground["bend"]> =>
  (open) =>
  (events) => {
    const wire = open(events);
    return { ...wire, send: (message) => isSaid() && wire.send(message) };
  };
