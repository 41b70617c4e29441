/**
 * What an outcome can be about, in pieces that go together in many ways. For `{friend}`, `{place}` and
 * `{day}` names and days of each plan are put.
 */
export type Theme = {
  /** The area of life, as the template's policy pack names it; empty where it has none. */
  area: string;
  wants: readonly string[];
  why: readonly string[];
  own: readonly string[];
  around: readonly string[];
  close: readonly string[];
  markers: readonly string[];
  actions: readonly string[];
};
