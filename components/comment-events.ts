import type { Place } from "#src/lint/rule.ts";

/** A place in the plan is to be shown. */
export class PlaceWantedEvent extends Event {
  readonly place: Place;
  constructor(place: Place) {
    super("place-wanted");
    this.place = place;
  }
}

/** So many threads of staff are open. */
export class StaffToldEvent extends Event {
  readonly threads: number;
  constructor(threads: number) {
    super("staff-told");
    this.threads = threads;
  }
}

declare global {
  interface HTMLElementEventMap {
    "place-wanted": PlaceWantedEvent;
    "staff-told": StaffToldEvent;
  }
}
