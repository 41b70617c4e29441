import type { Examples } from "../rule.ts";
import { examples as markerCanBeSeen } from "./marker-can-be-seen.examples.ts";
import { examples as needHasOutcome } from "./need-has-outcome.examples.ts";
import { examples as areasAreCovered } from "./areas-are-covered.examples.ts";
import { examples as agreementIsRecorded } from "./agreement-is-recorded.examples.ts";
import { examples as reviewIsOnTime } from "./review-is-on-time.examples.ts";
import { examples as riskHasResponse } from "./risk-has-response.examples.ts";
import { examples as copyWasOffered } from "./copy-was-offered.examples.ts";
import { examples as promiseIsKept } from "./promise-is-kept.examples.ts";
import { examples as saysEnoughToAct } from "./says-enough-to-act.examples.ts";
import { examples as stageIsInTime } from "./stage-is-in-time.examples.ts";
import { examples as fewOutcomesAtATime } from "./few-outcomes-at-a-time.examples.ts";
import { examples as keepsAndGrows } from "./keeps-and-grows.examples.ts";
import { examples as ownerIsOnePerson } from "./owner-is-one-person.examples.ts";
import { examples as noTimeAndTask } from "./no-time-and-task.examples.ts";
import { examples as actionHasDate } from "./action-has-date.examples.ts";
import { examples as actionsAreShared } from "./actions-are-shared.examples.ts";
import { examples as noEngageAsAction } from "./no-engage-as-action.examples.ts";
import { examples as referralLeadsSomewhere } from "./referral-leads-somewhere.examples.ts";
import { examples as ownerWasTold } from "./owner-was-told.examples.ts";
import { examples as actionHasOwner } from "./action-has-owner.examples.ts";
import { examples as concernHasAnAnswer } from "./concern-has-an-answer.examples.ts";
import { examples as limitedViewsSayWhatWasTried } from "./limited-views-say-what-was-tried.examples.ts";
import { examples as noBorrowedVoice } from "./no-borrowed-voice.examples.ts";
import { examples as namesAreInThePlan } from "./names-are-in-the-plan.examples.ts";
import { examples as onePersonSpeaks } from "./one-person-speaks.examples.ts";
import { examples as firstPersonIsTheResident } from "./first-person-is-the-resident.examples.ts";
import { examples as noBlankSection } from "./no-blank-section.examples.ts";
import { examples as plainWords } from "./plain-words.examples.ts";
import { examples as noThreat } from "./no-threat.examples.ts";
import { examples as noAssumedTreatment } from "./no-assumed-treatment.examples.ts";
import { examples as noStigma } from "./no-stigma.examples.ts";
import { examples as noCopiedText } from "./no-copied-text.examples.ts";
import { examples as noDeficitsInStrengths } from "./no-deficits-in-strengths.examples.ts";
import { examples as noLeftOverDrafting } from "./no-left-over-drafting.examples.ts";
import { examples as noOngoingMarker } from "./no-ongoing-marker.examples.ts";
import { examples as noPaidCareInStrengths } from "./no-paid-care-in-strengths.examples.ts";
import { examples as strengthsBeforeBuying } from "./strengths-before-buying.examples.ts";
import { examples as noServiceAsProgress } from "./no-service-as-progress.examples.ts";
import { examples as nothingCarriedForward } from "./nothing-carried-forward.examples.ts";
import { examples as openTimeframeHasReview } from "./open-timeframe-has-review.examples.ts";
import { examples as noOpenEndEverywhere } from "./no-open-end-everywhere.examples.ts";
import { examples as datesArePossible } from "./dates-are-possible.examples.ts";
import { examples as outcomeHasTimeframe } from "./outcome-has-timeframe.examples.ts";
import { examples as outcomeHasAVoice } from "./outcome-has-a-voice.examples.ts";
import { examples as outcomeIsOwn } from "./outcome-is-own.examples.ts";
import { examples as noServiceAsOutcome } from "./no-service-as-outcome.examples.ts";
import { examples as noProblemAsOutcome } from "./no-problem-as-outcome.examples.ts";
import { examples as noTaskAsOutcome } from "./no-task-as-outcome.examples.ts";
import { examples as outcomeSaysWhy } from "./outcome-says-why.examples.ts";
import { examples as markerAddsToOutcome } from "./marker-adds-to-outcome.examples.ts";
import { examples as wordsAreTheirOwn } from "./words-are-their-own.examples.ts";

/** The examples of every rule, by its name: for tests, help pages and cards, never for checking. */
export const examplesOf: Readonly<Record<string, Examples>> = {
  "action-has-owner": actionHasOwner,
  "first-person-is-the-resident": firstPersonIsTheResident,
  "one-person-speaks": onePersonSpeaks,
  "names-are-in-the-plan": namesAreInThePlan,
  "no-borrowed-voice": noBorrowedVoice,
  "limited-views-say-what-was-tried": limitedViewsSayWhatWasTried,
  "concern-has-an-answer": concernHasAnAnswer,
  "no-blank-section": noBlankSection,
  "no-copied-text": noCopiedText,
  "no-stigma": noStigma,
  "no-assumed-treatment": noAssumedTreatment,
  "no-threat": noThreat,
  "plain-words": plainWords,
  "no-deficits-in-strengths": noDeficitsInStrengths,
  "no-left-over-drafting": noLeftOverDrafting,
  "no-ongoing-marker": noOngoingMarker,
  "no-paid-care-in-strengths": noPaidCareInStrengths,
  "strengths-before-buying": strengthsBeforeBuying,
  "no-service-as-progress": noServiceAsProgress,
  "nothing-carried-forward": nothingCarriedForward,
  "open-timeframe-has-review": openTimeframeHasReview,
  "no-open-end-everywhere": noOpenEndEverywhere,
  "dates-are-possible": datesArePossible,
  "outcome-has-timeframe": outcomeHasTimeframe,
  "outcome-is-own": outcomeIsOwn,
  "words-are-their-own": wordsAreTheirOwn,
  "marker-adds-to-outcome": markerAddsToOutcome,
  "outcome-says-why": outcomeSaysWhy,
  "no-task-as-outcome": noTaskAsOutcome,
  "no-problem-as-outcome": noProblemAsOutcome,
  "no-service-as-outcome": noServiceAsOutcome,
  "outcome-has-a-voice": outcomeHasAVoice,
  "marker-can-be-seen": markerCanBeSeen,
  "need-has-outcome": needHasOutcome,
  "areas-are-covered": areasAreCovered,
  "agreement-is-recorded": agreementIsRecorded,
  "review-is-on-time": reviewIsOnTime,
  "risk-has-response": riskHasResponse,
  "copy-was-offered": copyWasOffered,
  "promise-is-kept": promiseIsKept,
  "says-enough-to-act": saysEnoughToAct,
  "stage-is-in-time": stageIsInTime,
  "few-outcomes-at-a-time": fewOutcomesAtATime,
  "keeps-and-grows": keepsAndGrows,
  "owner-is-one-person": ownerIsOnePerson,
  "no-time-and-task": noTimeAndTask,
  "action-has-date": actionHasDate,
  "actions-are-shared": actionsAreShared,
  "no-engage-as-action": noEngageAsAction,
  "referral-leads-somewhere": referralLeadsSomewhere,
  "owner-was-told": ownerWasTold,
};
