/** Words that fill one outcome of a sound plan, as the resident would say them. */
export type Filler = {
  outcome: string;
  timeframe: string;
  individual: string;
  community: string;
  family: string;
  marker: string;
  action: string;
  /** Anything else about the outcome. */
  note: string;
};

/** How many fillers there are that are no copies of each other. */
export const FILLERS = 12;

/**
 * The filler with this number. It names nobody: a name or a role would be one that an item may have
 * in mind, and rules would take the one for the other.
 */
export function fillerOf(number: number, by: string): Filler {
  const at = ((number % FILLERS) + FILLERS) % FILLERS;
  const pick = (list: readonly string[]) => list[at] ?? "";
  const [things, day] = [pick(THINGS), pick(DAYS)];
  return {
    outcome: `I miss my ${things} and want ${pick(WANTS)}, because ${pick(REASONS)}.`,
    timeframe: `By ${inWords(by)}, ${pick(EVENTS)}.`,
    individual: pick(SKILLS),
    community: `The ${pick(PLACES)} keeps a seat for me on ${day} and asks after my ${things}.`,
    family: pick(KIN),
    marker: pick(MARKERS),
    action: `Ring the ${pick(PLACES)} about the ${things} by ${inWords(by)}.`,
    note: pick(NOTES),
  };
}

/** What matters to somebody, for sections about the plan as a whole. */
export const ABOUT = [
  "My radio, the smell of bread and a quiet hour before breakfast matter most to me.",
  "On a bad day I go out to the yard, put the radio on and it passes within the hour.",
  "I like to talk in the afternoon, side by side and with the kettle on.",
  "Nothing needs to be different for me but the door, which I want left ajar.",
];

/** "1 June 2031". */
export function inWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const parts = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return date.toLocaleDateString("en-GB", parts);
}

const THINGS =
  "pigeons|dahlias|crosswords|marrows|kites|postcards|model boats|sea shells|beehives|old records|ferns|jigsaws".split(
    "|",
  );

const DAYS =
  "Mondays|Tuesdays|Wednesdays|Thursdays|Fridays|Saturdays|Sundays|market days|fair days|wet days|holidays|feast days".split(
    "|",
  );

const WANTS = [
  "to feed them before breakfast",
  "two evenings a week out of doors",
  "to sit up with one again on a Friday",
  "a row of my own by the wall",
  "to stand on the hill when it blows",
  "the box back on the table",
  "one morning a month at the pond",
  "to walk the beach once while it is warm",
  "to hear them hum from the gate",
  "one loud hour a week with the door shut",
  "a windowsill that faces north",
  "to finish the big one before spring",
];

const REASONS = [
  "that hour is mine",
  "my shoulders come down out there",
  "I like to beat the clock",
  "nothing from a shop tastes like them",
  "I laugh out loud up there",
  "each one has a voice in it",
  "I was good at it and want to be again",
  "I sleep after the sea",
  "they never hurry and nor do I",
  "my feet still know every tune",
  "green is what I miss in here",
  "I hate to leave a thing half done",
];

const EVENTS = [
  "when the loft is dry again",
  "before the tubers go in",
  "so that the winter book is done",
  "as the show is that week",
  "the day of the kite fair",
  "when the stamps go up",
  "in time for the regatta",
  "before the wind turns",
  "when the lime trees flower",
  "my birthday",
  "before the clocks change",
  "the last day of the fair",
];

const SKILLS = [
  "I can tell each bird by its voice and mend a perch with string.",
  "I know the year of every tuber in the shed and have a steady hand.",
  "I know my capitals and rivers, and I never give up on a clue.",
  "I can smell rain an hour off and still dig a straight row.",
  "I cut paper to a hair and tie knots that hold in a gale.",
  "I write a fair hand and remember where everybody lived.",
  "I can read a plan, and glue does not frighten me.",
  "I walk slowly and see more than those who run.",
  "I keep calm when they swarm and I talk to them.",
  "I know by the hiss which side is on.",
  "I remember to water, and I know too much from too little.",
  "I sort by edge and colour and can sit still for hours.",
];

const PLACES =
  "loft club|flower show|reading room|allotment shed|kite fair|stamp fair|boating pond|beach café|honey stall|record shop|glasshouse|church hall".split(
    "|",
  );

const KIN = [
  "My brother brings corn on his way home and stays for the noise.",
  "My niece photographs each bloom and sends me hers.",
  "My cousin rings on Sunday nights with the clue that beat her.",
  "My sister eats whatever I grow and says so.",
  "My nephews run with the string until they fall over.",
  "My aunt writes from Goa and wants an answer.",
  "My grandson paints the hulls and is never bored.",
  "My daughter drives to the coast in May and has a spare seat.",
  "My wife sews the veils and laughs at the gloves.",
  "My son found the needle that I thought was gone.",
  "My mother left me her pots, and my brother has the van.",
  "My uncle does the sky, which I can't stand.",
];

const MARKERS = [
  "I fed the birds before breakfast on five days of the week.",
  "Eight blooms cut, and one of them on the neighbour's sill.",
  "I finished three in a week, in pen.",
  "There is a bucket of my own on the kitchen table.",
  "I stood on the hill twice in a month and came home hungry.",
  "I wrote four cards and posted them myself.",
  "The blue one crossed the pond without sinking.",
  "Sand in my shoes, two Sundays out of four.",
  "I sat at the gate for an hour and forgot the time.",
  "I danced to a whole side and slept until seven.",
  "Six new leaves since the last time we counted.",
  "The frame is done and the table is covered.",
];

const NOTES = [
  "If it rains, the birds are fed from the porch.",
  "Frost can take the tubers, so the box comes in.",
  "A hard week means an easy book.",
  "If the slugs win, there is the market.",
  "No wind, no kite; then we sit on the bench.",
  "When the shop is shut the cards wait a day.",
  "If the pond freezes, the hulls get painted.",
  "A wet May means going in June.",
  "In a swarm the gate stays shut.",
  "If the lift is out, the records come down to the hall.",
  "In a drought the kettle water goes on the pots.",
  "A lost piece is under the sofa, always.",
];
