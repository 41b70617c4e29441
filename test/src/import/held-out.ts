/**
 * Four layouts that the reader of labels was not made with. When they were first run, 31 of their 49
 * parts were right; what they showed was mended in general, and the rest is left as it is.
 */
import { docx, p, r } from "./docx-file.ts";
import type { Layout } from "./draft-in-short.ts";
import { bold, grid, heading, item, page } from "./page-parts.ts";

/** Council style: questions as headings in capitals, a slip in one, answers in the third person. */
const council: Layout = {
  name: "council",
  file: page(
    heading(1, "CARE AND SUPPORT PLAN"),
    p("Service User: Mrs Ivy Cole"),
    p("Allocated worker: Dan Pike"),
    heading(2, "WHAT IS IMPORTANT TO THE PERSON"),
    p("Ivy likes the window open, whatever the weather."),
    heading(2, "OUTCOME ONE"),
    heading(3, "Desired outcomes"),
    p("Ivy wishes to tend her roses again."),
    heading(3, "Personal strenghts and abilities"),
    p("Forty years of gardening."),
    heading(3, "Support from family, friends and neighbours"),
    p("Next door has a key."),
    heading(3, "Community resources available"),
    p("The allotment society lends tools."),
    heading(3, "Expected completion date"),
    p("31st August 2031"),
    heading(3, "Measure of success"),
    p("Roses on the table."),
    heading(3, "What support is required and who will provide it"),
    item("Dan Pike: order raised beds by 4 April 2031."),
    item("Daughter – carry the soil"),
    heading(2, "DATE OF REVIEW"),
    p("1 September 2031"),
  ),
  says: {
    name: "Mrs Ivy Cole",
    people: ["Dan Pike, allocated worker", ", daughter"],
    plan: { about: "Ivy likes the window open, whatever the weather." },
    outcomes: [
      {
        voice: "Ivy wishes to tend her roses again.",
        individual: "Forty years of gardening.",
        family: "Next door has a key.",
        community: "The allotment society lends tools.",
        time: "dates to 2031-08-31: 31st August 2031",
        markers: ["Roses on the table."],
        actions: [
          "order raised beds by 4 April 2031. | Dan Pike | 2031-04-04",
          "carry the soil | daughter | ",
        ],
      },
    ],
    facts: { title: "CARE AND SUPPORT PLAN", reviewOn: "2031-09-01" },
  },
};

/** A hostel's form: one large table with merged cells, sub-headings in it, actions in a nested table. */
const hostel: Layout = {
  name: "hostel",
  file: page(
    grid([
      ["ACTION PLAN"],
      ["Residents name:", "Kit Ferris", "Key worker:", "Jo Bright"],
      ["Area of support: Money"],
      ["Where I am now", "Owes three weeks of service charge."],
      ["Where do I want to be?", "Clear of debt and sleeping better."],
      ["What am I good at that will help?", "Keeps every letter."],
      [
        "Steps to get there",
        grid([
          ["Task", "By whom", "By"],
          ["Call the advice line", "Kit", "07/02/2031"],
          ["Set up a budget", "Jo Bright", "14/02/2031"],
        ]),
      ],
      ["How will I know I'm there?", "No red letters for two months"],
      ["Area of support: Health"],
      ["Where I am now", "No doctor here yet."],
      ["Where do I want to be?", "Registered, with a dentist too."],
      ["Client signature", "............"],
    ]),
  ),
  says: {
    name: "Kit Ferris",
    people: ["Jo Bright, key worker"],
    outcomes: [
      {
        need: "Owes three weeks of service charge.",
        voice: "Clear of debt and sleeping better.",
        individual: "Keeps every letter.",
        markers: ["No red letters for two months"],
        actions: [
          "Call the advice line | Kit Ferris | 2031-02-07",
          "Set up a budget | Jo Bright | 2031-02-14",
        ],
      },
      { need: "No doctor here yet.", voice: "Registered, with a dentist too." },
    ],
  },
};

/** An e-mail turned into a plan: bold run-in heads, dashes, no colons, tabs. */
const letter: Layout = {
  name: "letter",
  file: page(
    p(`${bold("Plan for Noor Aziz")}`),
    p(`${bold("What matters to Noor")}${r("  Being asked first. Her cat.")}`),
    p(bold("Goal 1 – Back to college")),
    p(`${bold("Why")}${r(" – She misses having something to get up for.")}`),
    p(`${bold("Strengths")}${r(" – Reads everything. Asks good questions.")}`),
    p(`${bold("People who can help")}${r(" – Her aunt Samira, a teacher.")}`),
    p(`${bold("Target date")}${r("\t15 September 2031")}`),
    p(`${bold("How we'll measure progress")}${r(" – Two classes a week; a library card.")}`),
    p(`${bold("Next steps")}`),
    p("• Samira to phone admissions by 2 June 2031"),
    p("• Noor – visit the open day (9 June 2031)"),
    p(bold("Goal 2 – Quiet nights")),
    p(`${bold("Strengths")}${r(" – Knows what noise she can't stand.")}`),
  ),
  says: {
    name: "Noor Aziz",
    people: ["Samira"],
    plan: { about: "Being asked first. Her cat." },
    outcomes: [
      {
        voice: "Back to college",
        need: "She misses having something to get up for.",
        individual: "Reads everything. Asks good questions.",
        family: "Her aunt Samira, a teacher.",
        time: "dates to 2031-09-15: 15 September 2031",
        markers: ["Two classes a week; a library card."],
        actions: [
          "Samira to phone admissions by 2 June 2031 | Samira | 2031-06-02",
          "visit the open day | Noor Aziz | 2031-06-09",
        ],
      },
      { voice: "Quiet nights", individual: "Knows what noise she can't stand." },
    ],
    facts: { title: "Plan for Noor Aziz" },
  },
};

/** A matrix: outcomes down the side in merged cells, two rows of headings, owners by first name. */
const matrix: Layout = {
  name: "matrix",
  file: docx({
    body: [
      p("Full name of tenant: Abe Long"),
      grid(
        [
          [
            "Agreed outcomes",
            "What I can do myself",
            "Support to be given",
            "Responsible",
            "Complete by",
            "Done",
          ],
          [
            "Keep the flat warm",
            "I can read the meter",
            "Top up every Monday",
            "Abe",
            "3/11/2031",
            "Yes",
          ],
          ["", "", "Check the boiler", "Landlord", "10/11/2031", "No"],
          ["Know my neighbours", "I bake", "Take bread to number 9", "Abe", "", ""],
        ],
        true,
      ),
      p(bold("Any comments")),
      p("Abe would rather be rung than texted."),
      p(bold("Next review to be held on")),
      p("Monday 1 December 2031"),
    ].join(""),
  }),
  says: {
    name: "Abe Long",
    people: [", landlord"],
    outcomes: [
      {
        voice: "Keep the flat warm",
        individual: "I can read the meter",
        actions: [
          "Top up every Monday | Abe Long | 2031-11-03 | done",
          "Check the boiler | landlord | 2031-11-10",
        ],
      },
      {
        voice: "Know my neighbours",
        individual: "I bake",
        actions: ["Take bread to number 9 | Abe Long | "],
        note: "Abe would rather be rung than texted.",
      },
    ],
    facts: { reviewOn: "2031-12-01" },
  },
};

/** All four. */
export const HELD_OUT: readonly Layout[] = [council, hostel, letter, matrix];
