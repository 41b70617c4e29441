import * as encoding from "lib0/encoding";
import {
  DURABLE,
  LIFE,
  MAY,
  OWN_MESSAGE,
  REFUSED,
  type RefusalCode,
  type Stands,
} from "#src/api/sync.ts";

/** The kinds of message of the y-websocket protocol that we use. */
export const SYNC = 0;
export const AWARENESS = 1;
export const QUERY_AWARENESS = 3;

/** The kinds of a sync message. */
export const STEP_1 = 0;
export const STEP_2 = 1;
export const UPDATE = 2;

/** A sync message: a state vector or a change. */
export function syncFrame(kind: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

/** Where somebody is, as it goes over the wire; `state` is JSON, `"null"` for one who left. */
export type PresenceEntry = { client: number; clock: number; state: string };

/** An awareness message; without entries it only shows that the server is there. */
export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** "All before your mark `mark` is on disk." */
export function durableFrame(mark: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, OWN_MESSAGE);
    encoding.writeVarUint(encoder, DURABLE);
    encoding.writeVarUint(encoder, mark);
  });
}

/** "This can't be kept": a code for programs and a sentence for people. */
export function refusedFrame(code: RefusalCode, sentence: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, OWN_MESSAGE);
    encoding.writeVarUint(encoder, REFUSED);
    encoding.writeVarString(encoder, code);
    encoding.writeVarString(encoder, sentence);
  });
}

/** "This is what you may do now." */
export function mayFrame(actions: readonly string[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, OWN_MESSAGE);
    encoding.writeVarUint(encoder, MAY);
    encoding.writeVarString(encoder, actions.join());
  });
}

/** "This is the life of the data, and so does the plan stand." */
export function lifeFrame(life: string, stands: Stands | null): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, OWN_MESSAGE);
    encoding.writeVarUint(encoder, LIFE);
    encoding.writeVarString(encoder, life);
    encoding.writeVarString(encoder, JSON.stringify(stands));
  });
}
