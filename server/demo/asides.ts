import type { Chance } from "./chance.ts";

/** Of so many pieces of writing nothing more is said, so that the same words stand in several plans. */
export const SAME_WORDS = 0.2;

const WHEN: readonly string[] = [
  "in the winter that the boiler went",
  "the week the fair was on",
  "at my cousin's wedding",
  "on the day of the street party",
  "the summer it would not stop raining",
  "after the hospital let me go home",
  "the day the snow was up to the sill",
  "on the ferry to the island",
  "when the power was off",
  "the year we had the allotment rabbits",
  "at the christening",
  "during the heatwave",
  "on a coach trip to the lakes",
  "the night the fireworks went wrong",
  "while the roof was being mended",
  "at the school reunion",
  "on bonfire night",
  "the autumn I had my own van",
  "after my driving test",
  "at the end of the football season",
];

const WHERE: readonly string[] = [
  "at the bus stop outside the baths",
  "in the queue at the chemist",
  "on the steps of the town hall",
  "in the back of a taxi",
  "by the duck pond",
  "under the railway arch",
  "in the laundrette with the green door",
  "on the pier",
  "behind the bakery",
  "at the top of the multi-storey",
  "in a borrowed caravan",
  "on the bench near the war memorial",
  "in the waiting room with the fish tank",
  "at the fish counter",
  "on the towpath",
  "in the church porch",
  "between the stalls at the market",
  "at the kerb in front of the flats",
  "in my old kitchen",
  "by the lift that never works",
];

const WHILE: readonly string[] = [
  "with a bag of chips in my hand",
  "while the rain came in sideways",
  "with the radio on too loud",
  "over a cup of something hot",
  "with flour up to my elbows",
  "and a stranger clapped",
  "with nobody looking but a pigeon",
  "while the others argued about cards",
  "in my good shoes",
  "with the dog pulling the other way",
  "and I had not slept",
  "with a borrowed umbrella",
  "while somebody played the trumpet",
  "and it was over too soon",
  "with one glove on",
  "before anybody else was up",
  "and I told the whole landing",
  "with a paper hat on",
  "while the kettle boiled dry",
  "and the driver waited for me",
];

const FAR: readonly string[] = [
  "two stops on the yellow bus",
  "just over the footbridge",
  "a slow walk downhill",
  "round the back of the post office",
  "on the first floor, and the lift works",
  "opposite the tyre place",
  "next door to the old cinema",
  "behind the primary school",
  "at the far end of the precinct",
  "above the carpet shop",
  "in the building that was the swimming baths",
  "beside the roundabout with the statue",
];

const GOOD: readonly string[] = [
  "there is somewhere to sit down",
  "they let you bring a dog",
  "nobody asks for a form",
  "the tea is free after the first time",
  "the door is wide enough for a frame",
  "you can leave when you like",
  "somebody there speaks Gujarati",
  "it is warm in winter",
  "they remember how I take my coffee",
  "the toilets are clean",
  "I can see the door from every chair",
  "they close for the school holidays",
  "the same two people run it",
  "music is turned off if you ask",
  "you need not talk",
];

const BRINGS: readonly string[] = [
  "a poster in the surgery told me of it",
  "my neighbour went before me",
  "I passed it for years without going in",
  "a leaflet came with the free paper",
  "I found it because I was lost",
  "the man who mends the bins sent me there",
  "it was on the local radio",
  "my old boss plays snooker there",
  "I had been to a funeral tea in it",
  "the warden drew me a map",
];

const TOGETHER: readonly string[] = [
  "eat toast",
  "do the crossword",
  "watch the trains",
  "sort buttons",
  "listen to the cricket",
  "feed the gulls",
  "walk the long way round",
  "mend what is broken",
  "look through the photographs",
  "peel potatoes",
  "play dominoes",
  "race paper boats",
  "bet matchsticks",
  "paint eggs in spring",
  "share one newspaper",
];

const TOPICS: readonly string[] = [
  "football that is long over",
  "who has moved away",
  "what her mother used to cook",
  "films neither of us has seen",
  "the price of stamps",
  "ghosts",
  "the best way to fry an onion",
  "the year of the big flood",
  "whose turn it is to host",
  "holidays in Rhyl",
  "nothing in particular",
  "the neighbours' parrot",
  "how to get rid of slugs",
  "politics until one of us sulks",
  "what we would do with a lottery win",
];

const MARKED: readonly string[] = [
  "on the calendar by the fridge",
  "in the notebook beside my bed",
  "as a row of ticks inside the cupboard door",
  "with a magnet on the board in the hall",
  "with a bead in the jar",
  "on the back of the bus timetable",
  "in the diary with the tractor on it",
  "with a sticker on my mirror",
  "in a message to my sister",
  "on the chart that my nephew drew",
  "with a pin in the map over the table",
  "on the envelope behind the clock",
];

const FOR: readonly string[] = [
  "for me and nobody else to look at",
  "so that my sister sees it when she visits",
  "next to the picture from Whitby",
  "where I pass it on the way to the bathroom",
  "in green, because green is lucky",
  "before I take my coat off",
  "in big letters",
  "after the evening news",
  "with a smiling face if it was easy",
  "while the bath runs",
  "and I say it out loud as well",
  "and count them up on the last day of the month",
];

const THINGS: readonly string[] = [
  "the folder with the blue spine",
  "a pen that works",
  "the bus timetable",
  "my reading glasses",
  "the letter with the red stripe",
  "two pound coins for the locker",
  "a flask",
  "the tape measure",
  "my good coat",
  "the charger",
  "a list in large writing",
  "the photograph that was taken in June",
  "a cushion",
  "the old receipts",
  "a bar of chocolate for the way back",
  "the map from the tourist office",
  "my hearing aid batteries",
  "the small rucksack",
  "a spare pair of socks",
  "the biscuit tin",
];

/** What makes a piece of writing one person's: a sentence of their own to be put behind it. */
export const asides = {
  wish: (chance: Chance) => `I first said so ${remembered(chance)}.`,
  own: (chance: Chance) => `I found that out ${remembered(chance)}.`,
  around: (chance: Chance) =>
    chance.happens(0.5)
      ? `It is ${chance.pick(FAR)}, ${chance.pick(GOOD)}, and ${chance.pick(BRINGS)}.`
      : `I first heard of it ${remembered(chance)}.`,
  close: (chance: Chance) => `We ${pastime(chance)} and talk about ${chance.pick(TOPICS)}.`,
  marker: (chance: Chance) =>
    `I mark it ${chance.pick(MARKED)}, ${chance.pick(FOR)}. I last did so ${remembered(chance)}.`,
  action: (chance: Chance) => `Take along ${things(chance)}. Afterwards we ${pastime(chance)}.`,
  about: (chance: Chance) => `What I would carry out of a fire is ${things(chance)}.`,
  talking: (chance: Chance) => `My best talk ever was ${remembered(chance)}.`,
  different: (chance: Chance) => `And please leave me ${things(chance)}.`,
} as const;

/** What a sentence of one's own can be put behind. */
export type AsideKind = keyof typeof asides;

/** A piece of writing, in most plans with something behind it that nobody else says. */
export function withAside(chance: Chance, kind: AsideKind, text: string): string {
  return chance.happens(SAME_WORDS) ? text : `${text} ${asides[kind](chance)}`;
}

function remembered(chance: Chance): string {
  return `${chance.pick(WHEN)}, ${chance.pick(WHERE)}, ${chance.pick(WHILE)}`;
}

function pastime(chance: Chance): string {
  return `${chance.pick(TOGETHER)} ${chance.pick(WHERE)}`;
}

function things(chance: Chance): string {
  const [one = "", two = "", three = ""] = chance.some(THINGS, 3);
  return `${one}, ${two} and ${three}`;
}
