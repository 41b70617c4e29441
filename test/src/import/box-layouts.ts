import { del, docx, ins, p, r } from "./docx-file.ts";
import type { Layout } from "./draft-in-short.ts";
import { bold, grid, heading, page } from "./page-parts.ts";

const boxes: Layout = {
  name: "boxes",
  file: page(
    heading(1, "My goal plan"),
    p("This plan belongs to: Jo Finch"),
    grid([[`${p(bold("My goal"))}${p("I want a dog.")}`]]),
    grid([
      [
        `${p(bold("My current strengths that will support this"))}${p("Patience")}`,
        `${p(bold("Strengths I would like to work on"))}${p("Getting up early")}`,
      ],
    ]),
    grid([
      [`${p(bold("People and networks that can support me"))}${p("The dog walkers in the park")}`],
    ]),
    p(bold("Actions with dates")),
    grid([
      ["Action", "Who", "By when", "Done?"],
      ["Ask the landlord in writing", "Jo", "10 Feb 2030", "Yes"],
      ["Visit the shelter", "Jo and Kim", "next month", "in progress"],
    ]),
    grid([[`${p(bold("I will celebrate achieving my goal by"))}${p("a long walk by the sea")}`]]),
  ),
  says: {
    name: "Jo Finch",
    outcomes: [
      {
        voice: "I want a dog.",
        individual: "Patience\nStrengths I would like to work on:\nGetting up early",
        community: "The dog walkers in the park",
        markers: ["I will celebrate achieving my goal by: a long walk by the sea"],
        actions: [
          "Ask the landlord in writing | Jo Finch | 2030-02-10 | done",
          "Visit the shelter\nWho: Jo and Kim\nBy when: next month\nDone: in progress |  | ",
        ],
      },
    ],
    facts: { title: "My goal plan" },
    tray: [],
  },
};

const above: Layout = {
  name: "labels-above",
  file: page(
    p("Client: Bea Stone"),
    grid([
      ["What I want"],
      ["To read the post myself"],
      ["My strengths", "Family and friends"],
      ["Large letters are fine", "Grandson Theo visits"],
      ["When I want this by", "What will success look like?"],
      ["30/11/2030", "A letter answered"],
    ]),
    p(bold("Next steps")),
    grid([
      ["Ring the eye clinic", "Bea", "3/2/2030"],
      ["Bring the big lamp", "Theo", "10/2/2030"],
    ]),
    p(bold("Total hours per week")),
    p("4.5 hours"),
  ),
  says: {
    name: "Bea Stone",
    people: ["Theo"],
    outcomes: [
      {
        voice: "To read the post myself",
        individual: "Large letters are fine",
        family: "Grandson Theo visits",
        time: "dates to 2030-11-30: 30/11/2030",
        markers: ["A letter answered"],
        actions: [
          "Ring the eye clinic | Bea Stone | 2030-02-03",
          "Bring the big lamp | Theo | 2030-02-10",
        ],
      },
    ],
    facts: { totalHours: 4.5 },
    tray: [],
  },
};

const columnEach: Layout = {
  name: "column-for-each-outcome",
  file: page(
    p("Resident: Cy Obi"),
    grid([
      ["", "Priority 1", "Priority 2"],
      ["What I want to achieve", "My own front door", "A job with music"],
      ["Individual strengths", "Saves money", "Plays bass"],
      ["Target date", "1 Oct 2030", "1 Dec 2030"],
      ["Next steps", "Cy: fill in the form", "Ros Hill (tutor): write a reference"],
    ]),
  ),
  says: {
    name: "Cy Obi",
    people: ["Ros Hill, tutor"],
    outcomes: [
      {
        voice: "My own front door",
        individual: "Saves money",
        time: "dates to 2030-10-01: 1 Oct 2030",
        actions: ["fill in the form | Cy Obi | "],
      },
      {
        voice: "A job with music",
        individual: "Plays bass",
        time: "dates to 2030-12-01: 1 Dec 2030",
        actions: ["write a reference | Ros Hill | "],
      },
    ],
    tray: [],
  },
};

const comment = `<w:comment w:id="7" w:author="Ros" w:date="2030-05-02T10:00:00Z">${p("Is that still so?")}</w:comment>`;
const anchored = (text: string) =>
  `<w:commentRangeStart w:id="7"/>${r(text)}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`;

const actionTable: Layout = {
  name: "goals-and-actions",
  file: docx({
    body: [
      p(`${bold("Name: ")}${r("Vi Moss")}`),
      p(bold("People who help me")),
      grid([
        ["Name", "Relationship", "Organisation", "Phone"],
        ["Al Reed", "support worker", "Harbour Homes", "0123 456"],
        ["Mo Moss", "brother", "", ""],
      ]),
      p(bold("Staying safe")),
      p("Ring Al when the voices are loud."),
      grid([
        ["Goal", "Action", "Who", "By when"],
        ["Go to the film club", "Find the times", "Al", "4 May 2030"],
        ["", "Go once together", "Mo", "11 May 2030"],
        ["Fix the bike", "Buy a tyre", "Me", ""],
      ]),
      p(bold("Progress")),
      p(anchored("Seen two films")),
      p(`${r("Rides to the ")}${del("shop")}${ins("lake")}`),
      p("................................"),
      '<w:sectPr><w:footerReference w:type="default" r:id="part1"/></w:sectPr>',
    ].join(""),
    comments: comment,
    footer1: p("Form SP4 page 1"),
  }),
  says: {
    name: "Vi Moss",
    people: ["Al Reed, support worker, Harbour Homes", "Mo Moss, brother"],
    plan: { safety: "Ring Al when the voices are loud." },
    outcomes: [
      {
        voice: "Go to the film club",
        actions: [
          "Find the times | Al Reed | 2030-05-04",
          "Go once together | Mo Moss | 2030-05-11",
        ],
      },
      {
        voice: "Fix the bike",
        actions: ["Buy a tyre | Vi Moss | "],
        markers: ["Seen two films", "Rides to the lake"],
      },
    ],
    tray: ["0123 456", "deleted: shop", "page edge: Form SP4 page 1"],
  },
};

/** Layouts with labels above, in boxes, beside several outcomes and over columns. */
export const boxLayouts: readonly Layout[] = [boxes, above, columnEach, actionTable];
