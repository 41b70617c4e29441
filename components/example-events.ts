import type { Place } from "#src/lint/rule.ts";

/** The words at a place are to become an example for the help about a rule. Bubbles to the page. */
export class ExampleWantedEvent extends Event {
  readonly place: Place;
  /** Empty where somebody is yet to say. */
  readonly rule: string;
  constructor(place: Place, rule: string) {
    super("example-wanted", { bubbles: true });
    this.place = place;
    this.rule = rule;
  }
}

declare global {
  interface HTMLElementEventMap {
    "example-wanted": ExampleWantedEvent;
  }
}
