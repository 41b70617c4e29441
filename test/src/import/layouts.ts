/** Plans of other makers in eight layouts, all of our own invention, with what should be found in them. */
import { p } from "./docx-file.ts";
import type { Layout } from "./draft-in-short.ts";
import { boxLayouts } from "./box-layouts.ts";
import { bold, grid, heading, item, page } from "./page-parts.ts";

const headings: Layout = {
  name: "headings",
  file: page(
    heading(1, "Support plan for Amara Osei"),
    heading(2, "About me"),
    p("I am known for my laugh. Mornings are slow."),
    heading(2, "Goal 1: Cook my own tea"),
    heading(3, "Why is this important to me?"),
    p("Food from the shop tastes of nothing."),
    heading(3, "My strengths"),
    p("I know my mother's recipes by heart."),
    heading(3, "Family and friends"),
    p("My sister Esi shops with me."),
    heading(3, "By when"),
    p("By 12 May 2030, then review on 24 June 2030."),
    heading(3, "How I will know it is working"),
    item("Soup twice a week"),
    item("Nothing burnt"),
    heading(3, "Who will do what"),
    item("Esi: teach me jollof (by 01/04/2030)"),
    item("Amara: buy a big pot (3 March 2030)"),
    heading(2, "Goal 2: Sleep through"),
    heading(3, "Strengths"),
    p("I know when I am tired."),
    heading(3, "Timescale"),
    p("Ongoing, reviewed 24 June 2030"),
    heading(2, "Data protection"),
    p("Kept for six years."),
  ),
  says: {
    name: "Amara Osei",
    people: ["Esi"],
    plan: { about: "I am known for my laugh. Mornings are slow." },
    outcomes: [
      {
        voice: "Cook my own tea",
        need: "Food from the shop tastes of nothing.",
        individual: "I know my mother's recipes by heart.",
        family: "My sister Esi shops with me.",
        time: "dates to 2030-05-12 review 2030-06-24: By 12 May 2030, then review on 24 June 2030.",
        markers: ["Soup twice a week", "Nothing burnt"],
        actions: ["teach me jollof | Esi | 2030-04-01", "buy a big pot | Amara Osei | 2030-03-03"],
      },
      {
        voice: "Sleep through",
        individual: "I know when I am tired.",
        time: "open review 2030-06-24: Ongoing, reviewed 24 June 2030",
      },
    ],
    facts: { title: "Support plan for Amara Osei" },
    tray: ["Data protection", "Kept for six years."],
  },
};

const plainText: Layout = {
  name: "plain-text",
  file: page(
    p("Name: Pat Doyle"),
    p("Keyworker: Sam Lee"),
    p("Review date: 1st June 2030"),
    p("Outcome 1: To pay my rent myself"),
    p("Strengths: Good with numbers. Never late for work."),
    p("Community: The credit union on the corner"),
    p("Timeframe: from 1 March 2030 to 31 August 2030"),
    p("Progress: The rent is paid before the fifth"),
    p("A letter that says so"),
    p("Actions:"),
    p("Sam Lee: set up the standing order – by 15/03/2030"),
    p("Pat: ring the credit union"),
    p("Outcome 2: To see my son"),
    p("What could get in the way: the bus fare"),
    p("Signed: ......................"),
  ),
  says: {
    name: "Pat Doyle",
    people: ["Sam Lee, keyworker"],
    outcomes: [
      {
        voice: "To pay my rent myself",
        individual: "Good with numbers. Never late for work.",
        community: "The credit union on the corner",
        time: "dates from 2030-03-01 to 2030-08-31: from 1 March 2030 to 31 August 2030",
        markers: ["The rent is paid before the fifth", "A letter that says so"],
        actions: [
          "set up the standing order | Sam Lee | 2030-03-15",
          "ring the credit union | Pat Doyle | ",
        ],
      },
      { voice: "To see my son", note: "the bus fare" },
    ],
    facts: { reviewOn: "2030-06-01" },
    tray: ["Signed:"],
  },
};

const beside: Layout = {
  name: "labels-beside",
  file: page(
    p(bold("MY SUPPORT PLAN")),
    grid([
      ["Name of resident", "Idris Khan", "Date of birth", "4.5.1961"],
      ["Pronouns", "he/him", "Keyworker", "Bo Novak"],
    ]),
    grid([
      ["Outcome 1"],
      ["What do I want to achieve?", "To walk to the mosque on Fridays"],
      ["What I am good at", `${p("I know the way.")}${p("I do not give up.")}`],
      ["Places and people around me", "The caretaker opens the side door."],
      ["Timescale", "12.09.2030"],
      ["How will we know?", `${item("There and back in an hour")}${item("No fall")}`],
      [
        "Actions",
        `${item("Bo Novak: ask for a frame (01/02/2030)")}${item("Practise the stairs")}`,
      ],
    ]),
    grid([
      ["Outcome 2"],
      ["What do I want to achieve?", "To hear what people say"],
      ["Timescale", "soon"],
    ]),
  ),
  says: {
    name: "Idris Khan",
    people: ["Bo Novak, keyworker"],
    outcomes: [
      {
        voice: "To walk to the mosque on Fridays",
        individual: "I know the way.\nI do not give up.",
        community: "The caretaker opens the side door.",
        time: "dates to 2030-09-12: 12.09.2030",
        markers: ["There and back in an hour", "No fall"],
        actions: ["ask for a frame | Bo Novak | 2030-02-01", "Practise the stairs |  | "],
      },
      { voice: "To hear what people say", time: ": soon" },
    ],
    facts: { title: "MY SUPPORT PLAN", pronouns: "he/him" },
    tray: ["Date of birth", "4.5.1961"],
  },
};

const rowEach: Layout = {
  name: "row-for-each-outcome",
  file: page(
    p("Personal plan – Lily Marsh"),
    grid(
      [
        ["No.", "Goal", "Strengths", "Timeframe", "Progress", "Actions and support needed"],
        [
          "1",
          "Swim again",
          "Strong arms",
          "By 2 July 2030",
          "Ten lengths",
          `${p("Lily: book a lane (by 2 May 2030)")}${p("Aunt: come along")}`,
        ],
        ["2", "A quiet room", "Knows what helps", "", "Three nights without noise", ""],
      ],
      true,
    ),
  ),
  says: {
    name: "Lily Marsh",
    people: [", aunt"],
    outcomes: [
      {
        voice: "Swim again",
        individual: "Strong arms",
        time: "dates to 2030-07-02: By 2 July 2030",
        markers: ["Ten lengths"],
        actions: ["book a lane | Lily Marsh | 2030-05-02", "come along | aunt | "],
      },
      {
        voice: "A quiet room",
        individual: "Knows what helps",
        markers: ["Three nights without noise"],
      },
    ],
    facts: { title: "Personal plan – Lily Marsh" },
    tray: [],
  },
};

/** All eight. */
export const LAYOUTS: readonly Layout[] = [headings, plainText, beside, rowEach, ...boxLayouts];
