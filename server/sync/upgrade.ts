import type { IncomingMessage } from "node:http";
import type { RawData } from "ws";
import { PlanId } from "#src/api/plans.ts";

/** What a request says about itself, as HTTP's other answers see it. */
export function headersOf({ headers }: IncomingMessage): Headers {
  const found = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) found.set(name, Array.isArray(value) ? value.join(", ") : value);
  return found;
}

/** The plan that an address like `/sync/PLAN?…` names; null for any other address. */
export function planOf(address: string): string | null {
  const id = PlanId.safeParse(/^\/sync\/([^/?#]+)(?:[?#]|$)/.exec(address)?.[1]);
  return id.success ? id.data : null;
}

/** The bytes of a message, however they came. */
export function bytesOf(message: RawData): Uint8Array {
  if (Array.isArray(message)) return Buffer.concat(message);
  return message instanceof ArrayBuffer ? new Uint8Array(message) : message;
}
