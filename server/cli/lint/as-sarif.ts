import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { helpOf } from "#src/lint/help/help-of.ts";
import type { Diagnostic, Rule, Severity } from "#src/lint/rule.ts";
import type { Dismissal } from "#src/plan/record.ts";
import { STANDARD } from "../read-plan-file.ts";
import { version } from "../version.ts";
import { SARIF_FINGERPRINT } from "./baseline.ts";
import type { Checked } from "./check-plan.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { Ended, Format } from "./format.ts";
import { REASONS, spotOf } from "./in-plan.ts";
import type { Origin } from "./source.ts";

/** SARIF 2.1.0, which tools that gather findings read. */
export const asSarif: Format = {
  countsFirst: false,
  head: ({ rules }) =>
    [
      '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{',
      `"tool":${JSON.stringify({ driver: driverOf(rules) })},`,
      '"columnKind":"utf16CodeUnits","results":[',
      "",
    ].join("\n"),
  plan: (checked, rules) => {
    const { open, dismissed } = checked;
    const results = [
      ...open.map((it) => resultOf(it, null, checked, rules)),
      ...dismissed.map((it) => resultOf(it.diagnostic, it.dismissal, checked, rules)),
    ];
    return results.map((it) => JSON.stringify(it)).join(",\n");
  },
  between: ",\n",
  tail: (ended) =>
    `\n],"invocations":${JSON.stringify([invocationOf(ended)])},` +
    `"properties":${JSON.stringify({ totals: ended.tally, ...(ended.across && { across: ended.across }) })}}]}\n`,
};

const LEVELS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  advice: "note",
};

function driverOf(rules: readonly Rule[]) {
  return { name: "Ownwords", version: version(), rules: rules.map(descriptorOf) };
}

function descriptorOf({ name, catalogue, topic, tier, severity }: Rule) {
  const { why, better, sources } = helpOf(name);
  const from = sources.map(({ title, part }) => [title, part].filter(Boolean).join(", "));
  return {
    id: name,
    shortDescription: { text: name.replaceAll("-", " ") },
    fullDescription: { text: why },
    help: { text: [why, `For example: ${better}`, `Source: ${from.join("; ")}`].join("\n\n") },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [topic], tier, catalogue },
  };
}

function resultOf(
  { rule, tier, severity, message, question, place, key }: Diagnostic,
  dismissal: Dismissal | null,
  checked: Checked,
  rules: readonly Rule[],
) {
  const { plan } = checked;
  const { part, section } = spotOf(place, checked);
  const whole = { name: plan.reference || plan.id, fullyQualifiedName: plan.id, kind: "plan" };
  const outcome = plan.outcomes.find(({ id, markers, actions }) =>
    [{ id }, ...markers, ...actions].some((it) => it.id === place.entity),
  );
  const logicalLocations = [
    whole,
    ...(outcome
      ? [{ name: part, fullyQualifiedName: `${plan.id}/${outcome.id}`, kind: "outcome" }]
      : []),
    {
      name: section,
      fullyQualifiedName: `${plan.id}/${place.entity}/${place.key}`,
      kind: "section",
    },
  ];
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex((it) => it.name === rule),
    level: LEVELS[severity],
    message: { text: [message, question].filter(Boolean).join(" ") },
    locations: [{ ...physicalOf(checked), logicalLocations }],
    partialFingerprints: { [SARIF_FINGERPRINT]: fingerprintOf(plan.id, key) },
    ...(dismissal && { suppressions: [suppressionOf(dismissal)] }),
    properties: { tier, severity },
  };
}

/** A dismissal is kept in the plan itself. */
function suppressionOf({ reason, note }: Dismissal) {
  const justification = [REASONS[reason], note].filter(Boolean).join(": ");
  return { kind: "inSource", status: "accepted", justification };
}

function physicalOf({ file, line }: Origin) {
  // Standard input has no address.
  if (file === STANDARD) return {};
  const artifactLocation = { uri: uriOf(file) };
  return { physicalLocation: { artifactLocation, region: { startLine: line ?? 1 } } };
}

function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(sep).map(encodeURIComponent).join("/");
}

function invocationOf({ problems }: Ended) {
  const notifications = problems.map((it) => ({
    level: "error",
    message: { text: it.error },
    ...(it.file === STANDARD ? {} : { locations: [physicalOf(it)] }),
  }));
  return {
    executionSuccessful: problems.length === 0,
    toolExecutionNotifications: notifications,
  };
}
