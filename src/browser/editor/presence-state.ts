import * as z from "zod/mini";

/** What one device tells the others: who is there and, while a caret is in a field, where. */
export const PresenceState = z.object({
  user: z.object({ name: z.string(), colour: z.string() }),
  at: z._default(
    z.nullable(
      z.object({
        entity: z.string(),
        key: z.string(),
        /** Relative positions of Yjs, which stay with the characters beside them. */
        anchor: z.unknown(),
        head: z.unknown(),
      }),
    ),
    null,
  ),
});
export type PresenceState = z.infer<typeof PresenceState>;

/** What another device said of itself; null for what is no presence. */
export function readPresence(state: unknown): PresenceState | null {
  const parsed = PresenceState.safeParse(state);
  return parsed.success ? parsed.data : null;
}
