import type { Rule } from "../rule.ts";
import { actionHasDate } from "./action-has-date.ts";
import { actionsAreShared } from "./actions-are-shared.ts";
import { datesArePossible } from "./dates-are-possible.ts";
import { markerCanBeSeen } from "./marker-can-be-seen.ts";
import { needHasOutcome } from "./need-has-outcome.ts";
import { areasAreCovered } from "./areas-are-covered.ts";
import { agreementIsRecorded } from "./agreement-is-recorded.ts";
import { noEngageAsAction } from "./no-engage-as-action.ts";
import { noOpenEndEverywhere } from "./no-open-end-everywhere.ts";
import { noTimeAndTask } from "./no-time-and-task.ts";
import { referralLeadsSomewhere } from "./referral-leads-somewhere.ts";
import { reviewIsOnTime } from "./review-is-on-time.ts";
import { riskHasResponse } from "./risk-has-response.ts";
import { copyWasOffered } from "./copy-was-offered.ts";
import { promiseIsKept } from "./promise-is-kept.ts";
import { saysEnoughToAct } from "./says-enough-to-act.ts";
import { stageIsInTime } from "./stage-is-in-time.ts";
import { fewOutcomesAtATime } from "./few-outcomes-at-a-time.ts";
import { keepsAndGrows } from "./keeps-and-grows.ts";
import { ownerIsOnePerson } from "./owner-is-one-person.ts";
import { ownerWasTold } from "./owner-was-told.ts";
import { actionHasOwner } from "./action-has-owner.ts";
import { concernHasAnAnswer } from "./concern-has-an-answer.ts";
import { limitedViewsSayWhatWasTried } from "./limited-views-say-what-was-tried.ts";
import { noBorrowedVoice } from "./no-borrowed-voice.ts";
import { namesAreInThePlan } from "./names-are-in-the-plan.ts";
import { onePersonSpeaks } from "./one-person-speaks.ts";
import { firstPersonIsTheResident } from "./first-person-is-the-resident.ts";
import { noBlankSection } from "./no-blank-section.ts";
import { plainWords } from "./plain-words.ts";
import { noThreat } from "./no-threat.ts";
import { noAssumedTreatment } from "./no-assumed-treatment.ts";
import { noStigma } from "./no-stigma.ts";
import { noCopiedText } from "./no-copied-text.ts";
import { noDeficitsInStrengths } from "./no-deficits-in-strengths.ts";
import { noLeftOverDrafting } from "./no-left-over-drafting.ts";
import { noOngoingMarker } from "./no-ongoing-marker.ts";
import { noPaidCareInStrengths } from "./no-paid-care-in-strengths.ts";
import { noServiceAsProgress } from "./no-service-as-progress.ts";
import { nothingCarriedForward } from "./nothing-carried-forward.ts";
import { openTimeframeHasReview } from "./open-timeframe-has-review.ts";
import { outcomeHasTimeframe } from "./outcome-has-timeframe.ts";
import { outcomeHasAVoice } from "./outcome-has-a-voice.ts";
import { outcomeIsOwn } from "./outcome-is-own.ts";
import { noServiceAsOutcome } from "./no-service-as-outcome.ts";
import { noProblemAsOutcome } from "./no-problem-as-outcome.ts";
import { noTaskAsOutcome } from "./no-task-as-outcome.ts";
import { outcomeSaysWhy } from "./outcome-says-why.ts";
import { markerAddsToOutcome } from "./marker-adds-to-outcome.ts";
import { strengthsBeforeBuying } from "./strengths-before-buying.ts";
import { wordsAreTheirOwn } from "./words-are-their-own.ts";

/** Every rule there is. */
export const all: readonly Rule[] = [
  noBlankSection,
  noLeftOverDrafting,
  saysEnoughToAct,
  outcomeIsOwn,
  noServiceAsOutcome,
  outcomeSaysWhy,
  noProblemAsOutcome,
  noTaskAsOutcome,
  outcomeHasAVoice,
  firstPersonIsTheResident,
  onePersonSpeaks,
  namesAreInThePlan,
  noBorrowedVoice,
  limitedViewsSayWhatWasTried,
  concernHasAnAnswer,
  outcomeHasTimeframe,
  openTimeframeHasReview,
  noOpenEndEverywhere,
  datesArePossible,
  noPaidCareInStrengths,
  strengthsBeforeBuying,
  noDeficitsInStrengths,
  noOngoingMarker,
  noServiceAsProgress,
  markerCanBeSeen,
  markerAddsToOutcome,
  actionHasOwner,
  ownerIsOnePerson,
  noTimeAndTask,
  actionHasDate,
  actionsAreShared,
  noEngageAsAction,
  referralLeadsSomewhere,
  noCopiedText,
  nothingCarriedForward,
  noStigma,
  noAssumedTreatment,
  noThreat,
  plainWords,
  needHasOutcome,
  areasAreCovered,
  agreementIsRecorded,
  reviewIsOnTime,
  riskHasResponse,
  copyWasOffered,
  promiseIsKept,
  stageIsInTime,
  fewOutcomesAtATime,
  keepsAndGrows,
  wordsAreTheirOwn,
  ownerWasTold,
];
