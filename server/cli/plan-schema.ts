import * as z from "zod/mini";
import {
  Action,
  Agreement,
  Bullet,
  Day,
  Mark,
  Outcome,
  Person,
  Plan,
  ProgressMarker,
  Speaker,
  Timeframe,
  Writing,
} from "#src/plan/plan.ts";

type About = { id?: string; title?: string; description?: string };

/** The JSON Schema of plan JSON as it may be handed in: what has a default is not required. */
export function planSchema(): z.core.JSONSchema.BaseSchema {
  const metadata = z.registry<About>();
  for (const [shape, about] of abouts) metadata.add(shape, about);
  const { $schema, title, description, ...rest } = z.toJSONSchema(Plan, { io: "input", metadata });
  // What people read first stands first.
  return {
    ...($schema && { $schema }),
    ...(title && { title }),
    ...(description && { description }),
    ...rest,
  };
}

const abouts: readonly [z.core.$ZodType, About][] = [
  [
    Plan,
    {
      title: "Ownwords plan",
      description:
        "A support plan in the resident's own words. Ids stand for one thing each in the whole plan.",
    },
  ],
  [Plan.shape.version, { description: "The form of this JSON." }],
  [Plan.shape.reference, { description: "A short name for people, on every page of a copy." }],
  [Plan.shape.template, { description: "What the plan is made from; see: ownwords templates." }],
  [
    Plan.shape.voice,
    {
      description:
        "Speaks as the resident (first), about the resident (third), or through an advocate who spoke.",
    },
  ],
  [
    Plan.shape.spokenBy,
    { description: "The id of the person who spoke, where voice is advocate." },
  ],
  [Plan.shape.people, { description: "Everybody else the plan names, in order." }],
  [
    Plan.shape.writing,
    { description: "Writing about the plan as a whole, by the key of the template's section." },
  ],
  [
    Plan.shape.totalHours,
    { description: "Hours of support a week for all outcomes together; null when not said." },
  ],
  [Plan.shape.reviewOn, { description: "When the whole plan is next looked at together." }],
  [Day, { id: "Day", description: 'A calendar day, "2030-05-01".' }],
  [Person, { id: "Person", description: "Someone the plan names. The resident is one too." }],
  [
    Person.shape.relation,
    { description: "What they are to the resident, in plain words: sister, keyworker, advocate." },
  ],
  [Writing, { id: "Writing", description: "Words, how some of them are marked, and who speaks." }],
  [
    Writing.shape.text,
    { description: "Plain words; a line ends with a line feed, the last without." },
  ],
  [
    Mark,
    {
      id: "Mark",
      description: "Something about a range of the text: UTF-16 offsets, the end excluded.",
    },
  ],
  [Mark.shape.href, { description: "The address of a link: http, https, mailto or tel." }],
  [
    Bullet,
    { id: "Bullet", description: "A line that is an item of a list: line from 0, depth 0 to 2." },
  ],
  [
    Speaker,
    {
      id: "Speaker",
      description:
        "Whose words they are. quoted: the resident's, written down by a worker; document: an earlier record's.",
    },
  ],
  [Speaker.shape.person, { description: "The id of the person who spoke, once it is known." }],
  [Outcome, { id: "Outcome", description: "A change the resident wants." }],
  [
    Outcome.shape.writing,
    {
      description: "Its writing by the key of the template's section; voice is the outcome itself.",
    },
  ],
  [
    Timeframe,
    {
      id: "Timeframe",
      description:
        "dates: from and to. open: no end, so reviewOn says when it is looked at. Empty: not said.",
    },
  ],
  [
    ProgressMarker,
    { id: "ProgressMarker", description: "A sign in daily life that an outcome comes nearer." },
  ],
  [ProgressMarker.shape.reachedOn, { description: "The day it was seen; null while it is not." }],
  [Action, { id: "Action", description: "Who does what by when." }],
  [
    Action.shape.owner,
    { description: "The id of the one person who will do it; null when nobody has said." },
  ],
  [Agreement, { id: "Agreement", description: "What the resident says of one action." }],
];
