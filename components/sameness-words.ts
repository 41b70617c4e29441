import type { FoundSameness, SameWording } from "#src/api/sameness.ts";
import { namesInWords } from "#src/plan/in-words.ts";
import { monthInWords, number, ofPlans, plansInWords } from "./quality-words.ts";

/** From which share of the plans with writing at a place on the template asks for what stands there. */
const NEARLY_ALL = 0.6;

/** Under so many headings a wording is carried from place to place. */
const MANY_HEADINGS = 3;

/** In so few plans it was more likely copied than handed down. */
const FEW_PLANS = 4;

/** So many pieces of writing: "1 piece of writing", "1,204 pieces of writing". */
export const piecesInWords = (pieces: number) =>
  `${number(pieces)} ${pieces === 1 ? "piece" : "pieces"} of writing`;

/** A share as people read it; what is there is never "0 %", nor what is missing "100 %". */
export function percent(part: number, of: number): string {
  const share = of ? Math.round((100 * part) / of) : 0;
  const shown = part === 0 || part === of ? share : Math.min(99, Math.max(1, share));
  return `${shown}\u00a0%`;
}

/** Where a wording stands most. */
export function whereInWords({ sections }: SameWording): string {
  const [first] = sections;
  if (!first) return "Somewhere in these plans";
  const others = sections.length - 1;
  const more = others ? `, and under ${others} other ${others === 1 ? "heading" : "headings"}` : "";
  return `${first.heading}${more}`;
}

/** One of the headings under which a wording stands, and in how many plans. */
export function headingInWords(it: SameWording["sections"][number]): string {
  return `${it.heading} (${it.templateTitle}): in ${ofPlans(it)} with something there`;
}

/** In how many plans a wording is, and of how many residents. */
export function howManyInWords({ residents, plans }: SameWording): string {
  const whose =
    residents === plans ? "each of another resident" : `of ${number(residents)} residents`;
  return `In ${plansInWords(plans)}, ${whose}.`;
}

/** Of which templates and teams these plans are, and over what time they were begun. */
export function aboutInWords({ sections, teams, begun }: SameWording, hasTeams: boolean): string {
  const templates = [...new Set(sections.map((it) => it.templateTitle))];
  const [first, last] = [begun.first, begun.last].map((it) =>
    monthInWords(it.slice(0, "2026-03".length)),
  );
  return [
    namesInWords(templates),
    teams.length ? namesInWords(teams) : hasTeams ? "too few plans to name a team" : "",
    first === last ? `begun in ${first}` : `begun from ${first} to ${last}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** How alike the pieces are. */
export function alikeInWords({ alike }: SameWording): string {
  return alike === 1
    ? "Word for word the same, but for names, numbers and days."
    : `At least ${Math.floor(100 * alike)}\u00a0% the same as the closest one in another resident’s plan.`;
}

/** What may be done about a wording, from what is known of it. */
export function whatToDo({ sections, plans }: SameWording): { title: string; words: string } {
  const [first] = sections;
  if (!first) return { title: "", words: "" };
  if (sections.length >= MANY_HEADINGS)
    return {
      title: "Talk about it in the team",
      words: `It stands under ${sections.length} different headings, so it is brought to them rather than asked for by one. A talk about what each heading asks, or some training, may help more than a change to single plans.`,
    };
  if (first.of > FEW_PLANS && first.plans >= first.of * NEARLY_ALL)
    return {
      title: `Look at the template “${first.templateTitle}”`,
      words: `Of the plans with something under this heading, ${ofPlans(first)} say this. When nearly everybody gives one answer, the question may ask for it: try another heading or other prompts there.`,
    };
  if (plans <= FEW_PLANS)
    return {
      title: "Open the plans and ask",
      words:
        "In so few plans it may have been copied from one to another. Is it what each person said, and how they would put it?",
    };
  return {
    title: "Ask where it comes from",
    words:
      "It is in many plans and not in most: an example that was handed on, an older form, or a sentence that somebody liked. What would each person say in their own words?",
  };
}

/** What was compared, in a sentence or two. */
export function foundInWords({ pieces, nearly, plans, total }: FoundSameness): string {
  const close = nearly
    ? ` ${piecesInWords(nearly)} ${nearly === 1 ? "is" : "are"} 60 to 70\u00a0% like another resident’s, and not counted.`
    : "";
  return total
    ? `Something recurs in ${ofPlans(plans)}.${close}`
    : `No wording stands in the plans of two residents. ${piecesInWords(pieces)} in ${plansInWords(plans.of)} ${pieces === 1 ? "was" : "were"} compared.${close}`;
}
