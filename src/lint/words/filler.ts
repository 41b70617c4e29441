/** Words and phrases that fill a section and leave it empty. */
export const FILLERS = `
n a, na, nil, none, nothing, not applicable, non applicable, as above, see above, above, as below
see below, ditto, same, as before, same as above, same as before, tbc, tba, tbd, to be confirmed
to be completed, to be discussed, to be decided, to be agreed, to be advised, to be added, to be explored
to be identified, to be assessed, to follow
pending, unknown, not known, not discussed, not assessed, not recorded, not completed, not yet discussed
not yet known, not explored, not identified, not stated, not provided, not relevant, not required
no change, no changes, no concerns, no issues, no comment, no comments, no needs, no information
no further information, nothing to add, nothing to report, nothing identified, none identified
none known, none noted, none reported, none recorded, none stated, none disclosed, none required
none at this time, none at present, none apparent, awaiting, awaiting information, blank, x, xx, xxx, xxxx
lacks capacity, unable to assess, unable to comment, unable to say, unable to answer, did not say
see assessment, see care plan, see support plan, see notes, see attached, see file, see previous
see previous plan, see other, see section, see outcome, see needs assessment, see care assessment
see social care assessment, see risk assessment, refer to, refer to assessment
please see, please refer to, as per, as per assessment, as per care plan, as per support plan, to do
as per care act assessment, as per above, as stated above, as previous, as previously, as previously stated
as discussed, as outcome 1, as already stated, already stated, copy from above, test, asdf, dummy, text here
fill in, to fill in, to complete, complete later, insert here, lorem ipsum, yes, ok, unsure, not sure
no family, no family support, no strengths, no strengths identified, no community, no community links
`;

/** Words that may stand beside a filler without making it content. */
export const BESIDE_FILLER = `
at, this, time, present, the, moment, currently, current, for, now, to, be, been, have, has, and, or, is
was, were, are, in, on, of, by, a, an, any, as, it, that, with, yet, so, far, stage, identified, known
noted, reported, recorded, needed, assessed, assessment, care, plan, act, support, notes, file, section
outcome, previous, other, number, above, below, please, see, there, details, information, further
review, visit, next, discussion, no, strengths, needs, discussed, later, date, full, document, documents
attached, again, all, also, same, one, two, three, 1, 2, 3, 4, 5
`;

/** What the first words in square brackets are where a blank form is left over. */
export const LEFT_OVER = `
insert, name, names, enter, add, describe, date, details, resident, client, service user, person, text
type, delete, state, specify, complete, activity, feeling, place, day, number, amount, initials, xx, xxx
your, his, her, he, she, first, surname, address, provider, who, what, when, where, how, reason, list
`;
