/** What people say about themselves; a few of these stand together. */
export const ABOUT: readonly string[] = [
  "I drove a bus in {place} for half my life and I still know every stop.",
  "My children, my cat and my own armchair matter to me, in that order.",
  "I grew up by the sea and I miss the noise of it.",
  "I like a quiet morning and company after four.",
  "I have been on my own since my mother went, and I am used to deciding for myself.",
  "People say that I am funny when I am not trying to be.",
  "I came to {place} with one bag and I have made a life here.",
  "I pray five times and I cook on Sundays for whoever comes.",
  "I was a seamstress and my hands remember it.",
  "My health went wrong two winters ago, and I am not my illness.",
  "I slept in a van last year. I don't want that again, and I don't want pity for it.",
  "I support Wrenbridge Town, which has taught me patience.",
  "Reading was hard for me at school and nobody asked why.",
  "I have a brother in Canada who rings on his day off.",
  "I love the smell of paint and of new timber.",
];

/** How it is best to talk with somebody. */
export const TALKING: readonly string[] = [
  "After breakfast is best, in the kitchen and not in the office.",
  "Ask me one thing at a time and wait for it.",
  "If I go quiet I am thinking. If I walk out I come back.",
  "Write down what we said and give me the paper.",
  "Please ring before you come.",
  "I hear better on the left.",
  "I like to have {friend} there when it is about money.",
  "Texts are fine, voice messages are not.",
];

/** What should be done otherwise for somebody. */
export const DIFFERENT: readonly string[] = [
  "I don't eat meat, and I don't want to explain it each time.",
  "I need a woman to help me wash.",
  "Please take your shoes off in my room.",
  "Call me by my second name, the first is my father's.",
  "No letters in brown envelopes. Put them in a white one.",
  "I keep Ramadan, so nothing at lunchtime in that month.",
  "Tell me before the fire alarm is tried.",
];

/** How somebody took part; `{name}` is theirs. */
export const HEARD: readonly string[] = [
  "{name} and {worker} met three times at the kitchen table and once on a bench outside.",
  "{name} read each page aloud and struck two sentences out.",
  "{friend} came along to the second talk because {name} had asked for it.",
  "{name} chose what to begin with and what to leave for later.",
  "The last page was written down word for word as {name} spoke.",
];

/** What keeps people safe, said by both. */
export const SAFETY: readonly string[] = [
  "When a bad night comes, we sit in the lounge with the lamp on and talk about anything else.",
  "The spare inhaler hangs by the front door, and everybody on shift has been shown how it works.",
  "If nobody has seen each other for two days, {worker} knocks, waits and then rings {friend}.",
  "We agreed on a word for 'leave me alone for an hour', and it is kept to.",
  "On days when a letter from court comes we open it together, with tea.",
];

/** What came of a review. */
export const REVIEWED: readonly string[] = [
  "We went through it page by page. Two steps are behind us and one was put off on purpose.",
  "A good talk in the garden. The wish is the same, the way to it is shorter.",
  "We looked at what had helped most, and that was having company on the first day.",
  "It went slower than hoped, and nobody minded.",
];

/** What colleagues leave beside a plan. */
export const REMARKS: readonly string[] = [
  "Could we ask again which day suits for this?",
  "This reads just as it was said to me. Lovely.",
  "I was there when this was decided, happy to explain.",
  "Is the bus still running on that route?",
];

/** What makes each wish somebody's own: one of these is put to the end. */
export const DETAILS: readonly string[] = [
  "I would start on a {day}, that is my best day.",
  "I have not done it since I moved away from {place}.",
  "{friend} said I was good at it and I have not forgotten that.",
  "I don't want a fuss made about it.",
  "If it rains I would still go.",
  "I thought about it the whole winter.",
  "It would be the first thing this year that was my idea.",
  "I'd rather try and have it go wrong than sit here.",
  "I want to do it at my own speed and stop when I say.",
  "When I told {friend}, we both laughed, and then we meant it.",
];

/** Places of the neighbourhood, all made up. */
export const PLACES: readonly string[] = [
  "Mossbank",
  "Elmsway",
  "Tarn Street",
  "Kilnfield",
  "Old Quay",
  "Harrow Lane",
  "Sallowdale",
  "Bishop's Cross",
  "Penny Hill",
  "Wrenbridge",
];

/** Days of the week. */
export const DAYS: readonly string[] = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
];
