import type { StaffComment } from "#src/api/staff-comments.ts";
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

/** A comment was made; `forStaff` is what the server answered where staff alone read it. */
export class CommentMadeEvent extends Event {
  readonly id: string;
  readonly forStaff: StaffComment | null;
  /** What did not work beside it; empty where all did. */
  readonly problem: string;
  constructor(id: string, forStaff: StaffComment | null, problem: string) {
    super("comment-made");
    this.id = id;
    this.forStaff = forStaff;
    this.problem = problem;
  }
}

/** Something was done about a suggestion. Bubbles to the page, which tells it. */
export class CommentsToldEvent extends Event {
  readonly said: string;
  readonly hasUndo: boolean;
  constructor(said: string, hasUndo: boolean) {
    super("comments-told", { bubbles: true });
    this.said = said;
    this.hasUndo = hasUndo;
  }
}

declare global {
  interface HTMLElementEventMap {
    "place-wanted": PlaceWantedEvent;
    "staff-told": StaffToldEvent;
    "comment-made": CommentMadeEvent;
    "comments-told": CommentsToldEvent;
  }
}
