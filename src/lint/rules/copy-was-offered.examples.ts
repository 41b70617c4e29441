import { outcome, plan } from "#src/plan/build.ts";
import { CopyGiven } from "#src/plan/record.ts";
import type { Examples } from "../rule.ts";

const finished = (formats: readonly string[], communicationNeeds: string[] = []) =>
  plan([outcome("I want to read to my grandson.")], {
    status: "final",
    communicationNeeds,
    copies: formats.map((format) => CopyGiven.parse({ id: format, on: "2030-04-02", format })),
  });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [finished(["printed"]), finished(["Large-print"], ["large print"])],
  bad: [
    { plan: finished([]), quote: "", messageId: "none" },
    { plan: finished(["printed"], ["Easy Read"]), quote: "", messageId: "format" },
    { plan: finished(["printed, English"], ["Dari"]), quote: "", messageId: "format" },
  ],
  nearMiss: [
    plan([outcome("I want to read to my grandson.")]),
    finished(["printed", "recording, Dari"], ["Dari"]),
  ],
};
