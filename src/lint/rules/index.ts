import type { Rule } from "../rule.ts";
import { actionHasOwner } from "./action-has-owner.ts";
import { firstPersonIsTheResident } from "./first-person-is-the-resident.ts";
import { noBlankSection } from "./no-blank-section.ts";
import { noCopiedText } from "./no-copied-text.ts";
import { noOngoingMarker } from "./no-ongoing-marker.ts";
import { noPaidCareInStrengths } from "./no-paid-care-in-strengths.ts";
import { openTimeframeHasReview } from "./open-timeframe-has-review.ts";
import { outcomeIsOwn } from "./outcome-is-own.ts";

/** Every rule there is. */
export const all: readonly Rule[] = [
  noBlankSection,
  outcomeIsOwn,
  firstPersonIsTheResident,
  openTimeframeHasReview,
  noPaidCareInStrengths,
  noOngoingMarker,
  actionHasOwner,
  noCopiedText,
];
