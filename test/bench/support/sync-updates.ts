import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** Where somebody types: the client id, and the text in which they began. */
export type Writer = { client: number; text: string };

/** The keys a writer presses, in order; each is one clock. */
const KEYS = "We walk to the canal on Sundays and feed nobody but the ducks. ";

/**
 * The change that one key makes, as Yjs encodes it: a letter after the one before. Made by hand, so
 * that hundreds of writers cost the process that plays them next to nothing.
 */
export function keyPressed({ client, text }: Writer, clock: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeUint8(encoder, clock === 0 ? STRING : STRING | HAS_LEFT);
    if (clock === 0) {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, text);
    } else {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock - 1);
    }
    encoding.writeVarString(encoder, KEYS[clock % KEYS.length] ?? " ");
    encoding.writeVarUint(encoder, 0);
  });
}

/** A run of one client's clocks, `to` being the first that is not in it. */
export type Run = { client: number; from: number; to: number };

/** What an update brings, by client; quick for what `keyPressed` makes and what servers merge of it. */
export function runsIn(update: Uint8Array): Run[] {
  return typedRuns(update) ?? anyRuns(update);
}

/** Kinds of content and signs in the first byte of a struct. */
const STRING = 4;
const SKIP = 10;
const KIND = 31;
const HAS_LEFT = 128;
const HAS_RIGHT = 64;
const HAS_KEY = 32;

function typedRuns(update: Uint8Array): Run[] | null {
  const decoder = decoding.createDecoder(update);
  const runs: Run[] = [];
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    let structs = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    for (; structs > 0; structs--) {
      const sign = decoding.readUint8(decoder);
      if ((sign & KIND) === SKIP) {
        clock += decoding.readVarUint(decoder);
        continue;
      }
      if ((sign & KIND) !== STRING || sign & HAS_KEY) return null;
      skipOrigins(decoder, sign);
      const from = clock;
      clock += decoding.readVarString(decoder).length;
      runs.push({ client, from, to: clock });
    }
  }
  return runs;
}

function skipOrigins(decoder: decoding.Decoder, sign: number) {
  const ids = (sign & HAS_LEFT ? 1 : 0) + (sign & HAS_RIGHT ? 1 : 0);
  for (let numbers = ids * 2; numbers > 0; numbers--) decoding.readVarUint(decoder);
  if (ids) return;
  if (decoding.readVarUint(decoder) === 1) decoding.readVarString(decoder);
  else for (let numbers = 2; numbers > 0; numbers--) decoding.readVarUint(decoder);
}

function anyRuns(update: Uint8Array): Run[] {
  return Y.decodeUpdate(update).structs.map(({ id, length }) => ({
    client: id.client,
    from: id.clock,
    to: id.clock + length,
  }));
}

/** How far each client is in a whole document. */
export function clocksIn(update: Uint8Array): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update));
}
