import type { Version } from "#src/api/versions.ts";
import type { Copy, CopyOptions, Remark } from "#src/export/copy.ts";
import { copyOf } from "#src/export/copy-model.ts";
import { remarksOf } from "#src/export/remarks.ts";
import { writeHtml } from "#src/export/write-html.ts";
import type { FollowMe } from "#src/plan/follow-me.ts";
import type { Plan } from "#src/plan/plan.ts";
import { copyLabel } from "./copy-label.ts";
import type { CopyWish } from "./copy-wish.ts";
import type { OpenPlan } from "./open-plan.ts";
import { type CopyPicture, dataAddress, picturesOf } from "./pictures.ts";
import type { PlanVersions } from "./plan-versions.ts";
import { copyFileName, saveFile } from "./save-file.ts";
import { today } from "./today.ts";
import { makeWordCopy } from "./word-copy.ts";

/** A wish with what was looked up for it: enough to make the copy at any moment from then on. */
export type ReadyWish = {
  wish: CopyWish;
  baseline: Plan | null;
  findings: readonly Remark[];
  pictures: ReadonlyMap<string, CopyPicture>;
};

/** Makes the copies of one open plan. Whatever fails, fails with a plain sentence. */
export type CopyMaker = ReturnType<typeof createCopyMaker>;

/** Makes copies of what an open plan says at that moment. */
export function createCopyMaker(
  open: Pick<OpenPlan, "editing" | "plan" | "checks">,
  versions: PlanVersions,
) {
  const { template, keepVersion } = open.editing;
  return { versions, ready, keep, copyFor, saveWord, savePage };

  /** Looks up what a wish needs beside the plan itself. */
  async function ready(wish: CopyWish): Promise<ReadyWish> {
    const pictures = wish.pictures ? await picturesOf(open.plan) : new Map<string, CopyPicture>();
    const findings = wish.findings ? await questions() : [];
    return { wish, baseline: await baselineFor(wish), findings, pictures };
  }

  async function questions(): Promise<Remark[]> {
    await open.checks.settle();
    return remarksOf(open.plan, template, open.checks.noticed.questions);
  }

  /** The plan as it was, for a review; null for everything else, and where none is kept or chosen. */
  async function baselineFor(wish: CopyWish): Promise<Plan | null> {
    if (wish.copy !== "review" || (!versions.isReachable() && !wish.since)) return null;
    const version = baselineIn((await versions.list()).versions, wish.since);
    if (wish.since && !version)
      throw new Error("The version to compare with is not kept any more. Choose another.");
    return version ? (await versions.open(version)).plan : null;
  }

  /**
   * Keeps the plan as it goes into a copy, where the server can be asked, so that a copy that comes back
   * can be compared. Answers what the copy is called after: that version, or this moment.
   */
  async function keep(): Promise<string> {
    const kept = await keepVersion?.("copy");
    return copyLabel(kept ? new Date(kept.at) : new Date());
  }

  /** The copy to look at; `version` is what it calls the plan as it is now. */
  function copyFor(it: ReadyWish, version: string): Copy {
    // Only Word can accept and reject: elsewhere old and new stand together.
    const options = { ...optionsOf(it, version), tracked: false };
    return copyOf(open.plan, template, options, it.pictures);
  }

  /** Hands a Word file to the downloads, unless it is called off. */
  async function saveWord(it: ReadyWish, signal: AbortSignal): Promise<void> {
    const options = optionsOf(it, await keep());
    const { pictures } = it;
    const { plan, followMe } = await planFor(it.wish);
    save(await makeWordCopy({ plan, template, options, pictures, followMe }, signal), it, "docx");
  }

  /** What goes into a Word file; where all of the plan goes along, the words are those that were signed. */
  async function planFor({
    followMe,
  }: CopyWish): Promise<{ plan: Plan; followMe: FollowMe | null }> {
    if (!followMe) return { plan: open.plan, followMe: null };
    const { fetchSignedPlan } = await import("./signed-plan.ts");
    return fetchSignedPlan(open.plan.id);
  }

  /** Hands a web page to the downloads, unless it is called off. */
  async function savePage(it: ReadyWish, signal: AbortSignal): Promise<void> {
    const copy = copyFor(it, await keep());
    signal.throwIfAborted();
    const page = writeHtml(copy, (name) => {
      const picture = it.pictures.get(name);
      return picture && dataAddress(picture);
    });
    save(new Blob([page], { type: "text/html" }), it, "html");
  }

  function save(file: Blob, { wish }: ReadyWish, ending: "docx" | "html") {
    saveFile(file, copyFileName(open.plan, wish.copy, ending));
  }
}

/** What a review compares with when nobody chose: the version that was last agreed. */
export function baselineIn(versions: readonly Version[], since: string): Version | undefined {
  return versions.find((it) => (since ? it.id === since : it.reason === "agreement"));
}

function optionsOf({ wish, baseline, findings }: ReadyWish, version: string): CopyOptions {
  const { since: _, followMe: __, ...chosen } = wish;
  return { ...chosen, version, exportedOn: today(), baseline, findings };
}
