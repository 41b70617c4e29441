import type { Theme } from "./theme.ts";

/** What people want from life who have support at home. */
export const CARE_ACT_THEMES: readonly Theme[] = [
  {
    area: "",
    wants: [
      "I want to dig my own potatoes on the allotment this summer",
      "I want to sit out in my garden with a cup of tea I made myself",
      "I want my roses cut back before the frost, with me giving the orders",
      "I want to grow tomatoes on the windowsill and give them away",
    ],
    why: [
      "because I was on that plot with my husband for thirty years",
      "because indoors the days are all the same length",
      "so that the neighbours knock again and not only the nurse",
      "because things that grow make me think about next year",
    ],
    own: [
      "I can kneel for ten minutes with my pad and get up by the spade.",
      "I know every bulb in that border and when it comes up.",
      "I keep my seeds in order in a biscuit tin.",
      "I still win at the show in {place} with my onions.",
    ],
    around: [
      "The allotment society keeps a bench and a kettle in the shed.",
      "The garden centre in {place} has a bus that stops outside my door.",
      "Children from the school come on a {day} to look at the worms.",
    ],
    close: [
      "{friend} has the plot beside mine and brings me in the car.",
      "{friend} does the heavy digging and lets me tell him where.",
      "My grandson rings to ask what to plant.",
    ],
    markers: [
      "I have earth under my nails when {friend} comes.",
      "There is something from the garden on my plate once a week.",
      "I am outside on three days out of seven.",
    ],
    actions: [
      "Order a raised bed and have it set up beside the back door.",
      "Ask the society for a half plot near the gate in {place}.",
      "Fit a rail along the path from the kitchen.",
    ],
  },
  {
    area: "",
    wants: [
      "I want to be back in the second row at choir by Easter",
      "I want to play my accordion where people dance",
      "I want to go to the mosque on Fridays again, and walk in on my feet",
      "I want to hear the band in {place} with {friend} and stay to the end",
    ],
    why: [
      "because when I sing I forget what hurts",
      "because that is where I have my friends and they have kept my chair",
      "so that my grandchildren know me as more than a man in a bed",
      "because I met my wife at a dance and I want to remember it with music on",
    ],
    own: [
      "I have the tunes by heart, and my fingers come back when I play every day.",
      "I stand for eight minutes now. In spring it was two.",
      "I have never been shy in company.",
      "I know who used to come and I have all their numbers.",
    ],
    around: [
      "The hall in {place} has a ramp and a man at the door who knows my name.",
      "There is a lift from the day centre on a {day}.",
      "The choir has large-print sheets if you ask.",
    ],
    close: [
      "{friend} collects me and takes me home when I nod.",
      "{friend} turns the pages for me.",
      "My daughter records it for those who can't come.",
    ],
    markers: [
      "I hum in the kitchen in the mornings.",
      "Two {day}s in a row I am there from beginning to end.",
      "Somebody saves me a seat.",
    ],
    actions: [
      "Ask the hall in {place} to keep a chair with arms by the rail.",
      "Practise standing at the worktop with the radio on, a minute more each week.",
      "Book the dial-a-ride for the first four times.",
    ],
  },
  {
    area: "",
    wants: [
      "I want to walk to the shop in {place} and choose my own bread",
      "I want to swim two lengths in the warm pool",
      "I want to take the dog round the pond with {friend}",
      "I want to go up my own stairs to my own bed",
    ],
    why: [
      "because I don't like what other people put in the basket",
      "because in the water nobody sees that I am slow",
      "so that I am tired at night for a good reason",
      "because I have slept in that room since my wedding",
    ],
    own: [
      "I walked the post round in {place} for twenty years and I know how to pace myself.",
      "I do my exercises without being told, in front of the news.",
      "I count the steps out loud and I have not fallen since March.",
      "I am stubborn, and my doctor says that is my best muscle.",
    ],
    around: [
      "There are three benches between here and the shop.",
      "The pool in {place} has a quiet hour on a {day}.",
      "The walking group goes at the speed of the slowest.",
    ],
    close: [
      "{friend} walks at my side and not in front.",
      "{friend} has the spare key and a mobile.",
      "My brother painted the edges of the steps yellow.",
    ],
    markers: [
      "I bring home a loaf that I carried myself.",
      "I get to the third bench and don't need to sit.",
      "I sleep upstairs two nights in a week.",
    ],
    actions: [
      "Go with me to the first bench and back on a {day}.",
      "Have the physiotherapist look at the stairs and say what would help.",
      "Find out what the bus to the pool in {place} costs.",
    ],
  },
  {
    area: "",
    wants: [
      "I want to see my granddaughter's face when we talk, not only hear her",
      "I want {friend} round for cards the way we used to",
      "I want to cook for my family at Christmas, with help where I say so",
      "I want to tell my stories into a machine before they are gone",
    ],
    why: [
      "because she is growing up in Leeds and I am missing it",
      "because I laugh when we play and I don't laugh by myself",
      "so that they come to my table and I don't have to go to theirs",
      "because nobody else is left who remembers {place} before the bypass",
    ],
    own: [
      "I learned to use the tablet in one afternoon and I am eighty-one.",
      "I can talk the hind leg off a donkey.",
      "My gravy is known in three streets.",
      "I remember the names of everybody I went to school with.",
    ],
    around: [
      "The library in {place} has volunteers for tablets on a {day}.",
      "The history group wants people to be recorded.",
      "The lunch club lends out its big table.",
    ],
    close: [
      "{friend} set the tablet up so that I need only press the green one.",
      "{friend} cheats at cards and I let it pass.",
      "My son peels and I season.",
    ],
    markers: [
      "I ring my granddaughter and she doesn't have to ring me.",
      "There are four people at my table on a {day}.",
      "One story is finished and played to somebody.",
    ],
    actions: [
      "Set a fixed time on a {day} for the call and write it on the calendar.",
      "Ask the history group in {place} to come with the recorder.",
      "Invite {friend} for cards and arrange the lift.",
    ],
  },
];
