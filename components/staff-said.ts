import type { StaffComments } from "#src/api/staff-comments.ts";
import { listStaffComments } from "#src/browser/staff-comments.ts";

/** So long until it is asked again what staff said, while comments are shown and while they are not. */
const AGAIN_MS = 8000;
const AGAIN_LATER_MS = 60_000;

/** What it is asked for: null while whoever looks on is not to hear it. */
type Wanted = () => { plan: string; isShown: boolean } | null;

/** What staff said to one another about a plan, kept up to date while somebody looks at the page. */
export class StaffSaid {
  now: StaffComments = { comments: [], colleagues: [] };
  readonly #wanted: Wanted;
  readonly #told: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(wanted: Wanted, told: () => void) {
    this.#wanted = wanted;
    this.#told = told;
  }

  begin() {
    addEventListener("focus", this.ask);
    document.addEventListener("visibilitychange", this.ask);
  }

  stop() {
    removeEventListener("focus", this.ask);
    document.removeEventListener("visibilitychange", this.ask);
    clearTimeout(this.#timer);
  }

  /** Asks now, and again later. */
  ask = async () => {
    clearTimeout(this.#timer);
    const wanted = this.#wanted();
    if (!wanted || document.hidden) return;
    this.#timer = setTimeout(() => void this.ask(), wanted.isShown ? AGAIN_MS : AGAIN_LATER_MS);
    // Away from the server there is only what everybody has.
    const said = await listStaffComments(wanted.plan).catch(() => null);
    if (said && wanted.plan === this.#wanted()?.plan) this.put(said);
  };

  /** Puts something in the place of what was known. */
  put(said: StaffComments) {
    this.now = said;
    this.#told();
  }
}
