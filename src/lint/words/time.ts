/** Numbers as words; the uncertain ones count low. */
export const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  few: 3,
  several: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  hundred: 100,
  half: 0.5,
};

/** Days in each unit. */
export const UNITS: Record<string, number> = {
  day: 1,
  night: 1,
  week: 7,
  weekend: 7,
  wk: 7,
  weekly: 7,
  fortnight: 14,
  fortnightly: 14,
  month: 30,
  mth: 30,
  monthly: 30,
  quarter: 91,
  quarterly: 91,
  term: 91,
  year: 365,
  yr: 365,
  yearly: 365,
};

/** The months, one a line, also short. */
export const MONTHS = `
january jan
february feb
march mar
april apr
may
june jun
july jul
august aug
september sep sept
october oct
november nov
december dec
`;

/** Names of days that are nothing else, in small letters too. */
export const WEEKDAYS = `
monday tuesday wednesday thursday friday saturday sunday tues weds thurs thur fri
mondays tuesdays wednesdays thursdays fridays saturdays sundays
`;

/** Short names of days and months that are words too, unless something beside them says otherwise. */
export const MAYBE_DAYS = "mon tue wed thu sat sun mons weds sats suns fris";

/** Times of the year that people plan by. */
export const SEASONS = `
christmas, xmas, boxing day, easter, good friday, eid, ramadan, diwali, hanukkah, passover, lent, advent
nowruz, norooz, vaisakhi, navratri, holi, lunar new year, rosh hashanah, yom kippur, whitsun, harvest
new year, spring, summer, autumn, winter, birthday, anniversary, bank holiday, bank holidays, half term
carnival, pancake day, bonfire night, halloween, mothers day, fathers day, mothering sunday, payday
pay day, school holidays, summer holidays, end of term, start of term, clocks change, clocks go
clocks going, q 1, q 2, q 3, q 4
`;

/** Days that are told from today. */
export const FROM_TODAY = `
today, tonight, tomorrow, this morning, this afternoon, this evening, this week, next week, this weekend
next weekend, the weekend, this month, next month, this term, next term, next year, this year, same day
that day, same week, that week, straight away, straightaway, right away, right now, at once
tmrw, tomoz, tonite, this wk, next wk, later today, end of the wk, by then, within the week, within the month, end of the week, end of the month, end of the year
`;

/** What an event hangs on, with an end in sight: "until my hip is done". */
export const UP_TO = `by until till til before`;

/** The same without an end: what comes first may never come. */
export const FROM_THEN = `after once when following whenever`;
