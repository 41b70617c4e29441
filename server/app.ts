import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import * as z from "zod/mini";
import { MAX_UPDATE_BYTES } from "#src/api/sync.ts";
import type { OwnLabels } from "#src/import/labels.ts";
import type { Template } from "#src/template/template.ts";
import type { Gate } from "./access/gate.ts";
import { demandSignIn } from "./access/guard.ts";
import type { Who } from "./access/who.ts";
import type { AuditReader } from "./upkeep/audit-reader.ts";
import type { Audit } from "./upkeep/audit.ts";
import { clientFiles } from "./client-files.ts";
import type { EditPlan } from "./edit-plan.ts";
import { guard, type GuardParts, holdEach } from "./guard.ts";
import { type Log, traceOf } from "./log.ts";
import type { FolderPicture } from "./pictures.ts";
import type { Notices } from "./notices.ts";
import type { PlanLibrary } from "./plan-library.ts";
import type { Quality } from "./quality/quality.ts";
import type { Examples } from "./quality/examples.ts";
import type { FollowMeKey } from "./follow-me.ts";
import { version } from "./cli/version.ts";
import { apiDescriptionRoutes } from "./routes/api-description.ts";
import { auditRoutes } from "./routes/audit.ts";
import { deviceCopyRoutes } from "./routes/device-copies.ts";
import { exampleRoutes } from "./routes/examples.ts";
import { followMeRoutes, signingKeyRoutes } from "./routes/follow-me.ts";
import { guestRoutes, joinRoutes } from "./routes/guests.ts";
import { healthRoutes, type ReadyAnswer, readyRoutes } from "./routes/health.ts";
import { type MetricsParts, metricsRoutes } from "./routes/metrics.ts";
import type { SignIn } from "./people/open-sign-in.ts";
import { noticeRoutes } from "./routes/notices.ts";
import { ownerRoutes, signInRoutes, type SignInParts } from "./routes/people.ts";
import { pictureRoutes } from "./routes/pictures.ts";
import { planRoutes } from "./routes/plans.ts";
import { qualityRoutes } from "./routes/quality.ts";
import { reviewRoutes } from "./routes/reviews.ts";
import { reportRoutes, type ReportRoutesParts } from "./routes/reports.ts";
import { retentionRoutes } from "./routes/retention.ts";
import { ruleRoutes, type RuleRoutesParts } from "./routes/rules-in-use.ts";
import { sampleRoutes } from "./routes/samples.ts";
import { standingRoutes } from "./routes/standing.ts";
import { staffCommentRoutes } from "./routes/staff-comments.ts";
import { staffRoutes } from "./routes/staff.ts";
import { subjectAccessRoutes } from "./routes/subject-access.ts";
import { suggestionRoutes } from "./routes/suggestions.ts";
import { templateRoutes } from "./routes/templates.ts";
import { versionRoutes } from "./routes/versions.ts";
import { wordTemplateRoutes } from "./routes/word-template.ts";
import type { PeopleStore } from "./store/people-store.ts";
import type { PlanStore } from "./store/plan-store.ts";
import { reasonOf, StorageError } from "./store/storage-error.ts";
import type { HandOut } from "./subject-access/hand-out.ts";
import type { StaffTalk } from "./staff-comments.ts";
import type { Retention } from "./upkeep/retention.ts";
import type { Reviews } from "./quality/reviews.ts";
import type { Samples } from "./quality/samples.ts";
import type { Standings } from "./standing.ts";
import { createPacer } from "./sync/pace.ts";
import type { Versions } from "./versions.ts";

/** The most that a request may carry; documents go over the live connection. */
const takesLittle = bodyLimit({ maxSize: 16 * 1024, onError: tooLarge });

/** A plan that was begun on a device comes whole, and the route says of one that is a little too large. */
const takesBirth = bodyLimit({ maxSize: 64 * 1024, onError: tooLarge });

/** A step of a review may name as many places as its shape has room for, however its letters are written. */
const takesStep = bodyLimit({ maxSize: 1024 * 1024, onError: tooLarge });

/** One that comes back after a restore brings all that was ever written in it. */
const takesWhole = bodyLimit({ maxSize: MAX_UPDATE_BYTES, onError: tooLarge });

const LIMITS = [
  ["PUT", /^\/api\/plans\/[^/]+$/, takesBirth],
  ["PUT", /^\/api\/plans\/[^/]+\/back$/, takesWhole],
  ["POST", /^\/api\/plans\/[^/]+\/reviews\/[^/]+\/steps$/, takesStep],
] as const;

/** No id has it, and PostgreSQL takes no text with it. */
const NUL = /%00|\0/;

function limitFor({ req }: Context) {
  const found = LIMITS.find(([method, path]) => req.method === method && path.test(req.path));
  return found ? found[2] : takesLittle;
}

/** Whoever hammers at the server does not fill its log. */
const REFUSALS_LOGGED = { perSecond: 2, atOnce: 100 };

/** What the routes need. */
export type AppParts = {
  library: PlanLibrary;
  plans: PlanStore;
  people: PeopleStore;
  /** Which life of the data this is: another one after each restore. */
  life: string;
  /** Accounts; null where nobody signs in. */
  signIn: (NonNullable<SignIn> & Pick<SignInParts, "door">) | null;
  who: Who;
  gate: Gate;
  versions: Versions;
  editPlan: EditPlan;
  audit: Audit;
  auditReader: AuditReader;
  handOut: HandOut;
  retention: Retention;
  quality: Quality;
  reports: ReportRoutesParts;
  notices: Notices;
  standings: Standings;
  talk: StaffTalk;
  reviews: Reviews;
  samples: Samples;
  examples: Examples;
  /** What plans are signed with that go along in copies; null where there is no key. */
  followMeKey: () => Promise<FollowMeKey | null>;
  templates: readonly Template[];
  /** How the organisation sets its rules. */
  rules: Omit<RuleRoutesParts, "audit">;
  /** What the organisation's own forms call the parts of a plan. */
  labels: OwnLabels;
  pictures: readonly FolderPicture[];
  /** The organisation's own Word file that copies are made in. */
  wordTemplate: Uint8Array<ArrayBuffer> | null;
  guard: GuardParts;
  log: Log;
  readiness: () => Promise<ReadyAnswer>;
  metrics: MetricsParts;
  /** Told of every answer: by which route it was given, and after how many milliseconds. */
  onAnswered: (method: string, route: string, status: number, ms: number) => void;
  /** The folder with the built browser files. */
  clientDir: string;
};

/** Every answer over HTTP; does not listen. */
export function createApp(parts: AppParts) {
  const { library, plans, versions, templates, log, clientDir, onAnswered } = parts;
  const { people, signIn, who, gate, audit, life } = parts;
  const refusals = createPacer(REFUSALS_LOGGED, () => performance.now());
  return (
    new Hono()
      .use(async (c, next) => {
        const begun = performance.now();
        await next();
        const { status } = c.res;
        onAnswered(c.req.method, routePath(c), status, performance.now() - begun);
        if ((status === 403 || status === 429) && refusals.mayTake() === 0)
          log("request-refused", { method: c.req.method, route: routePath(c), status });
      })
      .use(guard(parts.guard))
      .use("/api/*", async (c, next) => (NUL.test(c.req.path) ? c.notFound() : next()))
      .use("/api/*", (c, next) => limitFor(c)(c, next))
      .route("/api/health", healthRoutes())
      .route("/api/ready", readyRoutes(parts.readiness))
      .route("/metrics", metricsRoutes(parts.metrics))
      .route(
        "/api",
        signIn
          ? signInRoutes({ ...signIn, people, who, life, clientOf: parts.guard.clientOf })
          : ownerRoutes(life),
      )
      .route("/api", joinRoutes(signIn?.door))
      .route("/api/device-copies", deviceCopyRoutes(people))
      // All that follows knows who asks.
      .use("/api/*", demandSignIn(who), holdEach(parts.guard))
      .route("/api/plans", guestRoutes(signIn?.door, gate))
      .route("/api", staffRoutes(signIn, parts))
      .route("/api/plans", planRoutes(library, plans, gate, audit))
      .route("/api/plans", versionRoutes(versions, gate, audit))
      .route("/api/plans", suggestionRoutes(parts.editPlan, gate, audit))
      .route("/api/plans", followMeRoutes(library, parts.followMeKey, gate, audit))
      .route("/api/plans", retentionRoutes(parts.retention, gate))
      .route("/api/plans", standingRoutes(parts.standings, gate))
      .route("/api/plans", staffCommentRoutes(parts.talk, gate))
      .route("/api/plans", reviewRoutes(parts.reviews, gate))
      .route("/api", exampleRoutes(parts.examples, gate))
      .route("/api/notices", noticeRoutes(parts.notices))
      .route("/api/plans", subjectAccessRoutes(parts.handOut, gate))
      .route("/api/audit", auditRoutes(parts.auditReader))
      .route("/api/follow-me", signingKeyRoutes(parts.followMeKey))
      .route("/api/templates", templateRoutes(templates, parts.rules.rules.layers, parts.labels))
      .route("/api/quality", ruleRoutes({ ...parts.rules, audit }))
      .route("/api/quality", qualityRoutes(parts.quality))
      .route("/api/quality", sampleRoutes(parts.samples))
      .route("/api/quality/reports", reportRoutes(parts.reports))
      .route("/api/pictures", pictureRoutes(parts.pictures))
      .route("/api/word-template", wordTemplateRoutes(parts.wordTemplate))
      .route("/api/openapi.json", apiDescriptionRoutes(version))
      .all("/api/*", (c) => c.notFound())
      .get("/sync/*", (c) => c.json({ error: "This address is for web sockets." }, 426))
      .route("/", clientFiles(clientDir))
      .notFound((c) => c.json({ error: "There is nothing at this address." }, 404))
      .onError((error, c) => answerError(error, c, log))
  );
}

function tooLarge(c: Context) {
  return c.json({ error: "This request is too large." }, 413);
}

function answerError(error: Error, c: Context, log: Log) {
  if (error instanceof z.core.$ZodError)
    return c.json({ error: `This request is not right: ${sentenceOf(error)}.` }, 400);
  if (error instanceof SyntaxError) return c.json({ error: "This request is not JSON." }, 400);
  if (error instanceof HTTPException && error.status < 500)
    return c.json({ error: error.message || "This request can't be answered." }, error.status);
  log("request-failed", { method: c.req.method, route: routePath(c), ...traceOf(error) });
  if (error instanceof StorageError)
    return c.json({ error: `Can't save or read: ${reasonOf(error)}.` }, 503);
  return c.json({ error: "Something went wrong on the server. Try again." }, 500);
}

/** Names the first place that is wrong, and not what was written there. */
function sentenceOf(error: z.core.$ZodError): string {
  const place = error.issues[0]?.path.join(".");
  return place ? `"${place}" is missing or has another shape` : "it has another shape";
}
