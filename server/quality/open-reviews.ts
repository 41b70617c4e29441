import type { Layer } from "#src/lint/config.ts";
import type { Template } from "#src/template/template.ts";
import type { Audit } from "#server/upkeep/audit.ts";
import type { Notices } from "#server/notices.ts";
import type { Database } from "#server/store/database.ts";
import { createQualityStore } from "#server/store/quality-store.ts";
import { createReviewStore } from "#server/store/review-store.ts";
import { createSampleStore } from "#server/store/sample-store.ts";
import { createStaffCommentStore } from "#server/store/staff-comment-store.ts";
import { createReviews } from "./reviews.ts";
import { createSamples } from "./samples.ts";

/** How plans are drawn and looked at for their quality, in a running server. */
export function openReviews(
  database: Database,
  notices: Pick<Notices, "tell">,
  audit: Pick<Audit, "record">,
  templates: readonly Template[],
  layers: () => readonly Layer[],
  now: () => number = Date.now,
) {
  const staff = createStaffCommentStore(database);
  const store = createReviewStore(database);
  return {
    reviews: createReviews({ store, staff, notices, audit, layers, now }),
    samples: createSamples({
      store: createSampleStore(database),
      teams: createQualityStore(database).teams,
      audit,
      templates,
      now,
    }),
  };
}
