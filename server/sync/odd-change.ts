import * as Y from "yjs";
import type { Decoded } from "./shadow.ts";

/** Fewer than so many can't take long, however they are made. */
const FEW = 1000;

/**
 * Whether a change is made as no device makes one, so that taking it in could keep the server busy
 * for minutes. Yjs writes what was deleted in the order of its clocks, and moves all behind it for
 * each range that is not. Nobody puts two things at one and the same place, since the first is a
 * neighbour of the second; where many are, Yjs goes through all of them for each.
 */
export function isOdd({ structs, ds }: Decoded): boolean {
  for (const ranges of ds.clients.values()) {
    let end = 0;
    for (const { clock, len } of ranges) {
      if (clock < end) return true;
      end = clock + len;
    }
  }
  return structs.length > FEW && hasTwins(structs);
}

function hasTwins(structs: Decoded["structs"]): boolean {
  const places = new Set<string>();
  for (const it of structs) {
    if (!(it instanceof Y.Item)) continue;
    const { id, parent, parentSub, origin, rightOrigin } = it;
    const root = typeof parent === "string" ? parent : "";
    const between = [origin?.client, origin?.clock, rightOrigin?.client, rightOrigin?.clock];
    const place = `${id.client} ${between.join()} ${root} ${parentSub ?? ""}`;
    if (places.has(place)) return true;
    places.add(place);
  }
  return false;
}
