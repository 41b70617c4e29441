import type { Gap } from "#src/api/quality.ts";

/** What plans may lack, as it stands beside a number. */
export const gapLabels: Readonly<Record<Gap, string>> = {
  blankSections: "Parts with nothing in them yet",
  missingOwners: "Actions with nobody named for them",
  overdueReviews: "Reviews whose day has gone by",
  comingReviews: "Reviews in the next four weeks",
  missedPromises: "Services’ promises past their day",
  notAgreed: "In use, with no agreement on record",
};
