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
to be monitored, under review, kept under review, check, checked, checks, look, looked, catch up
keywork, key work, revisit, revisited, reassess, reassessed, reassessment, meeting, meet, update, updated
`;

/** Words that may stand around the two above and add nothing. */
export const AROUND = `
progress, annually, annual, yearly, regular, regularly, required, needed, necessary, current, currently
plan, outcome, goal, marker, timeframe, process, basis, keep, kept, per, end, further, notice, date, staff
team, appropriate, when, social, worker, manager, keyworker, provider, care, support, session, sessions
assessment, monthly, weekly, quarterly, daily, six, three, yes, remain, remains, stays, same
`;

/** How often a review comes that is too rare to count as a day to look again. */
export const RARE = `annual, annually, yearly, every year, once a year, every 12 months, 12 monthly, twelve monthly`;

/** Rhythms in which something can be looked at again. */
export const RHYTHM = `
weekly, fortnightly, monthly, quarterly, every week, every month, each week, each month, each session
every session, every fortnight, half yearly, six monthly, bi monthly, bimonthly, 6 monthly, 3 monthly
six weekly, three monthly, twelve weekly, two monthly
`;
