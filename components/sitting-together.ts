import type { PlanChecks } from "#src/browser/plan-checks.ts";
import {
  areTogether,
  asPlainQuestions,
  keepTogether,
  marksAsPlainQuestions,
} from "#src/browser/together.ts";
import type { Diagnostic } from "#src/lint/rule.ts";

type Host = { requestUpdate(): void };

/** Whether the resident looks on, and so what is shown on a plan's page. */
export class SittingTogether {
  isOn = false;
  readonly #host: Host;
  #plan = "";

  constructor(host: Host) {
    this.#host = host;
  }

  /** Takes up what was switched on in this tab before. */
  begin(plan: string) {
    this.#plan = plan;
    this.isOn = areTogether(plan);
  }

  /** Begins or ends sitting together with somebody; answers what to announce. */
  switch(called: string): string {
    this.isOn = !this.isOn;
    keepTogether(this.#plan, this.isOn);
    this.#host.requestUpdate();
    return this.isOn
      ? `Sitting together with ${called}. Only questions for you both are shown.`
      : "No longer sitting together. All questions are shown.";
  }

  /** What F8 walks over. */
  shown(checks: PlanChecks | undefined): readonly Diagnostic[] {
    const shown = checks?.shown ?? [];
    return this.isOn ? asPlainQuestions(shown) : shown;
  }

  /** What is shown beside the words. */
  marks({ byOutcome }: PlanChecks): PlanChecks["byOutcome"] {
    return this.isOn ? marksAsPlainQuestions(byOutcome) : byOutcome;
  }
}
