export const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  few: 3,
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
  half: 0.5,
  several: 3,
};

/** Days in each unit. */
export const UNITS: Record<string, number> = {
  day: 1,
  days: 1,
  week: 7,
  weeks: 7,
  wk: 7,
  wks: 7,
  weekly: 7,
  fortnight: 14,
  fortnights: 14,
  month: 30,
  months: 30,
  mth: 30,
  mths: 30,
  monthly: 30,
  quarter: 91,
  quarters: 91,
  term: 91,
  terms: 91,
  year: 365,
  years: 365,
  yr: 365,
  yrs: 365,
};

/** Months, also short. */
export const MONTHS = `
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
`;

export const WEEKDAYS = `
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
mondays tuesdays wednesdays thursdays fridays saturdays sundays
`;

/** Times of the year that people plan by. */
export const SEASONS = `
christmas, xmas, easter, eid, ramadan, diwali, hanukkah, passover, lent, new year, spring, summer, autumn
winter, birthday, anniversary, bank holiday, half term, carnival, pancake day, bonfire night, halloween
mothers day, fathers day
`;

/** What an event hangs on: "until my hip is done". */
export const TOWARDS = `by until till before after once when following`;
