import type { Examples } from "../rule.ts";
import { examples as actionHasOwner } from "./action-has-owner.examples.ts";
import { examples as firstPersonIsTheResident } from "./first-person-is-the-resident.examples.ts";
import { examples as noBlankSection } from "./no-blank-section.examples.ts";
import { examples as noCopiedText } from "./no-copied-text.examples.ts";
import { examples as noOngoingMarker } from "./no-ongoing-marker.examples.ts";
import { examples as noPaidCareInStrengths } from "./no-paid-care-in-strengths.examples.ts";
import { examples as openTimeframeHasReview } from "./open-timeframe-has-review.examples.ts";
import { examples as outcomeIsOwn } from "./outcome-is-own.examples.ts";

/** The examples of every rule, by its name: for tests, help pages and cards, never for checking. */
export const examplesOf: Readonly<Record<string, Examples>> = {
  "action-has-owner": actionHasOwner,
  "first-person-is-the-resident": firstPersonIsTheResident,
  "no-blank-section": noBlankSection,
  "no-copied-text": noCopiedText,
  "no-ongoing-marker": noOngoingMarker,
  "no-paid-care-in-strengths": noPaidCareInStrengths,
  "open-timeframe-has-review": openTimeframeHasReview,
  "outcome-is-own": outcomeIsOwn,
};
