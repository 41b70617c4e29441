/** Words and phrases that say that something has no end. */
export const ONGOING = `
ongoing, on going, continuous, continuously, continual, continually, indefinite, indefinitely
open ended, no end date, no end, without end, long term, permanent, permanently, lifelong, life long
for life, for the foreseeable, foreseeable future, for the foreseeable future, until further notice
as long as needed, as long as required, as long as necessary, as long as possible, always
to continue, continues, continuing, continued, continue, never ending, for ever, forever, in progress
work in progress, rolling, perpetual, until no longer needed, until no longer required, all the time
`;

/** Words of looking again, which alone show nothing that could be seen. */
export const LOOKING_AGAIN = `
review, reviews, reviewed, reviewing, monitor, monitors, monitored, monitoring, to be reviewed
to be monitored, under review, kept under review, check, checked, checks, look, looked, catch up, catch ups
keywork, key work, revisit, revisited, discuss, discussed, discussing, reassess, reassessed, reassessment, meeting, meet, update, updated
`;

/** Words that may stand around the two above and add nothing. */
export const AROUND = `
progress, annually, annual, yearly, regular, regularly, required, needed, necessary, current, currently
plan, outcome, goal, marker, timeframe, process, basis, keep, kept, per, end, further, notice, date, staff
team, appropriate, when, social, worker, manager, keyworker, provider, care, support, session, sessions
assessment, monthly, weekly, quarterly, daily, six, three, yes, remain, remains, stays, same, long standing, expected, measurable, just, logs, notes, good days, bad days
`;

/** How often a review comes that is too rare to count as a day to look again. */
export const RARE = `annual, annually, yearly, every year, once a year, every 12 months, 12 monthly, twelve monthly`;

/** Rhythms of one word or several; those of "every" and a unit are read by their grammar. */
export const RHYTHM = `
daily, nightly, weekly, fortnightly, monthly, quarterly, half yearly, bi monthly, bimonthly, six monthly
weekdays, weekends, mornings, evenings, once a day, twice a day, once daily, twice daily, twice weekly
as usual on, day and night, morning and night, morning and evening, round the clock
`;

/** What says in a timeframe that it has no end, beside what says so anywhere. */
export const ENDLESS = `
no planned end, no end planned, no end envisaged, no end in sight, no fixed end, no set end, no stop date
no finish date, no finish, no deadline, no limit, no time limit, not time limited, never ends, never stops
never done, never finished, never ending, doesn't end, does not end, won't end, will not end, isn't going to end
for the duration, for duration, duration of, and beyond, o g, as long as, so long as, for as long as, until i drop, till i drop, for good, rest of my life, day by day
rest of my days, rest of his days, rest of her days, rest of their days
rest of his life, rest of her life, rest of their life, rest of their lives, whole life, all my life
throughout, for the length of, length of stay, during her stay, during his stay, during their stay
during my stay, whilst in, whilst at, while in, while at, while here, whilst here, all year round, all year, keep going, keeps going, keep on, carry on, carries on, carrying on
stays as it is, stay as it is, just goes on, every day forever, day in day out, day to day
business as usual, rolling basis, standing arrangement, until told otherwise, till told otherwise
till further notice, from now on, permanent, permanent one, for the long term, for the long run
in perpetuity, standing, for keeps, for life, unlimited, open, left open, stays open, stay open, kept open
time unlimited, on a continuing basis, until needs change, until no longer needed, until things change
until she says stop, until he says stop, until they say stop, when it ends it ends, remainder of his life
remainder of her life, remainder of their life, it does not stop, it doesn't stop, on and on, no change planned, maintenance, to be maintained
regular reviews, regular review, always will be, ever
`;
