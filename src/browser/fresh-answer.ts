import { ApiProblem } from "./api-client.ts";
import { createAskAgain } from "./ask-again.ts";

/** The element that shows the answer: it is drawn anew with each, and tells when it comes and goes. */
type Host = {
  requestUpdate: () => void;
  addController: (it: { hostConnected: () => void; hostDisconnected: () => void }) => void;
};

/** What is asked, and what an answer means for asking again. */
export type Question<Answer> = {
  ask: () => Promise<Answer>;
  /** Whether the server is still at it: then it is asked again soon, at growing pauses. */
  isBehind: (answer: Answer) => boolean;
  /** Whether an answer stays as it is, so that nothing is asked again by itself; left out, never. */
  isLast?: (answer: Answer) => boolean;
  /** The longest pause after an answer, in milliseconds; left out or undefined, the usual one. */
  pauseAfter?: (answer: Answer, before: Answer | null) => number | undefined;
};

/** What asking again changes nothing about. */
const REFUSALS = [400, 401, 403, 404];

/**
 * Keeps what a page shows of the server's fresh: asks when the window is looked at or the network is
 * back, and again and again while the page is seen. An answer to an older question is dropped.
 */
export class FreshAnswer<Answer> {
  /** The last answer; null until there is one. */
  answer: Answer | null = null;
  /** What the last asking failed of; null where it did not. */
  failure: unknown = null;

  #asked = 0;
  readonly #again = createAskAgain(() => void this.#load());
  readonly #host: Host;
  readonly #question: Question<Answer>;

  constructor(host: Host, question: Question<Answer>) {
    this.#host = host;
    this.#question = question;
    host.addController(this);
  }

  hostConnected() {
    addEventListener("focus", this.refresh);
    addEventListener("online", this.refresh);
  }

  hostDisconnected() {
    removeEventListener("focus", this.refresh);
    removeEventListener("online", this.refresh);
    this.#asked++;
    this.#again.stop();
  }

  /** Asks now; call it whenever the question has become another. */
  refresh = () => {
    this.#again.afresh();
    void this.#load();
  };

  /** Shows nothing until the next answer: what is there answers another question. */
  forget() {
    this.answer = null;
  }

  async #load() {
    const asked = ++this.#asked;
    const { ask, isBehind, isLast, pauseAfter } = this.#question;
    let pause: number | undefined;
    try {
      const answer = await ask();
      if (asked !== this.#asked) return;
      const before = this.answer;
      this.answer = answer;
      this.failure = null;
      this.#host.requestUpdate();
      if (isLast?.(answer)) return;
      if (isBehind(answer) && !(before && isBehind(before))) this.#again.afresh();
      pause = pauseAfter?.(answer, before);
    } catch (failure) {
      if (asked !== this.#asked) return;
      this.failure = failure;
      this.#host.requestUpdate();
      if (failure instanceof ApiProblem && REFUSALS.includes(failure.status)) return;
    }
    this.#again.later(pause);
  }
}
