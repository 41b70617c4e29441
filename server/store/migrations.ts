/**
 * How the tables came to be, oldest first, on both databases.
 *
 * Several servers share a PostgreSQL and are replaced one by one, so the program before serves on
 * while a migration runs and after it. Therefore:
 *
 * - A migration that has been released never changes, and is never taken out.
 * - It first expands: new tables, new columns that may be left out, new indexes. A later release,
 *   when no program needs the old form any more, contracts: that migration says in `servesFrom`
 *   which programs may still serve (the number of the last migration that they know).
 * - It holds no lock for long on a table that people write to. A large index is made
 *   `concurrently`, old rows are filled in small portions by the program.
 * - Stores name their columns and never ask for `*` where a new column would change the answer.
 *
 * The embedded database has one server, which is not running meanwhile: there anything goes.
 */
import type { Migration } from "./migrate.ts";
import { plans } from "./migrations/0001-plans.ts";
import { list } from "./migrations/0002-list.ts";
import { numbers } from "./migrations/0003-numbers.ts";
import { versions } from "./migrations/0004-versions.ts";
import { smallMerges } from "./migrations/0005-small-merges.ts";
import { people } from "./migrations/0006-people.ts";
import { audit } from "./migrations/0007-audit.ts";
import { erasure } from "./migrations/0008-erasure.ts";
import { notices } from "./migrations/0009-notices.ts";
import { quality } from "./migrations/0010-quality.ts";
import { staffComments } from "./migrations/0011-staff-comments.ts";
import { rulesInUse } from "./migrations/0012-rules-in-use.ts";
import { reviews } from "./migrations/0013-reviews.ts";
import { examples } from "./migrations/0014-examples.ts";
import { reports } from "./migrations/0015-reports.ts";

/** Every migration there is; the number of a program is how many it knows. */
export const migrations: readonly Migration[] = [
  plans,
  list,
  numbers,
  versions,
  smallMerges,
  people,
  audit,
  erasure,
  notices,
  quality,
  staffComments,
  rulesInUse,
  reviews,
  examples,
  reports,
];
