import type { Theme } from "./theme.ts";

/** What people in supported housing want to happen. */
export const HOUSING_THEMES: readonly Theme[] = [
  {
    area: "rent",
    wants: [
      "I want to be straight with my rent by my birthday",
      "I want to open my rent letters the day they come",
      "I want what I owe on the flat to be under fifty pounds",
      "I want to pay the service charge without borrowing from {friend}",
    ],
    why: [
      "because last time I lost the place and everything I had in it",
      "because I sleep badly when there is an envelope on the mat",
      "so that I can put my own name forward for a flat in {place}",
      "because owing money makes me keep away from people I like",
    ],
    own: [
      "I kept a market stall going for six years and never missed the pitch fee.",
      "I write down what I spend in the back of my diary.",
      "I am good on the phone once I have made myself ring.",
      "I paid off a catalogue in {place} with nobody helping.",
    ],
    around: [
      "The advice desk at the library in {place} is free on a {day}.",
      "The credit union on the corner let me open an account with five pounds.",
      "There is a debt club at the community centre where nobody looks down on you.",
    ],
    close: [
      "{friend} went through the same and has offered to sit with me.",
      "{friend} keeps a spare tin for me so I don't spend it all at once.",
      "My family don't know, and {friend} does.",
    ],
    markers: [
      "I tell {friend} what I owe without looking away.",
      "Three weeks in a row with the rent paid on the {day}.",
      "There is no unopened post in my kitchen drawer.",
    ],
    actions: [
      "Ring the housing office and set up paying on the {day} after my benefit comes in.",
      "Go through the letters together and write down each sum and each date.",
      "Fill in the form for help with the cost of the stairs and post it.",
    ],
  },
  {
    area: "independent-living",
    wants: [
      "I want to cook a proper dinner for {friend} in my own kitchen",
      "I want my own front door, with a window that opens on some trees",
      "I want to get up by nine without anybody knocking",
      "I want to do my washing before I run out of clothes",
    ],
    why: [
      "because I have lived in other people's places since I was fifteen",
      "because my grandmother taught me and I would like to be like her",
      "so that when I move on I am not frightened of the first night",
      "because I feel like myself when the room is in order",
    ],
    own: [
      "I can make four dishes from what is in the cupboard.",
      "I keep plants alive that other people have thrown out.",
      "I fixed the washing line in the yard by myself.",
      "I managed a room of my own in {place} for two summers.",
    ],
    around: [
      "The Tuesday kitchen in {place} lets you take home what you made.",
      "The man at the hardware shop shows me how things are done.",
      "There is a move-on group at the church hall with people I know.",
    ],
    close: [
      "{friend} has a flat and lets me practise there.",
      "{friend} rings me in the mornings when I ask for it.",
      "My aunt in {place} writes her recipes down for me.",
    ],
    markers: [
      "{friend} comes for dinner and has seconds.",
      "Five mornings in a week I am down before the kettle is cold.",
      "I show somebody round my room and I am not embarrassed.",
    ],
    actions: [
      "Cook one new meal together in the small kitchen on a {day}.",
      "Look at two flats in {place} and write down what was good about each.",
      "Buy an alarm clock and put it on the far side of the room.",
    ],
  },
  {
    area: "work-and-learning",
    wants: [
      "I want a Saturday job with bikes or engines",
      "I want to finish the maths course I started in {place}",
      "I want to help at the animal shelter two mornings a week",
      "I want to read a whole book to my little girl",
    ],
    why: [
      "because I like it when my hands are dirty and something works again",
      "because I left school with nothing and I know I am not stupid",
      "so that I have something to say when people ask what I do",
      "because she is five and she asks me every time",
    ],
    own: [
      "I took a moped apart and it still runs.",
      "I am patient with anybody who is frightened, people or dogs.",
      "I turn up. At the bakery I was never late in a year.",
      "I draw lettering that people want to buy.",
    ],
    around: [
      "The bike project under the bridge in {place} takes people on a {day}.",
      "The college has a quiet room and a tutor called Mrs Lal who remembers me.",
      "The shelter put my name on the rota board.",
    ],
    close: [
      "{friend} works in a garage and says he will put in a word.",
      "{friend} tests me on my tables on the bus.",
      "My mum keeps every certificate I ever got.",
    ],
    markers: [
      "My name is on the rota for a whole month.",
      "I get seven out of ten in the practice paper.",
      "Somebody asks me to show them how it is done.",
    ],
    actions: [
      "Visit the project together on a {day} and ask what they need.",
      "Sign up for the spring term and get the bus pass.",
      "Write one page about what I can do, and show it to {friend}.",
    ],
  },
];
