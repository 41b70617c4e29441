/** Words and phrases that fill a section and leave it empty. */
export const FILLERS = `
n a, na, nil, none, nothing, not applicable, non applicable, as above, see above, above, as below
see below, ditto, same, as before, same as above, same as before, tbc, tba, tbd, tb confirmed
to follow, pending, unknown, not known, not relevant, not required
no change, no changes, no comment, no comments, no information
no further information, nothing to add, nothing to report, none apparent
awaiting, awaiting information, blank, x, xx, xxx, xxxx
lacks capacity, unable to comment, did not say, please see, please refer to
as per above, as stated above, as previous, as previously, as previously stated, as discussed
as already stated, already stated, copy from above, test, asdf, asdfgh, asdfghjkl, qwerty, qwertyuiop, zxcv, zxcvbnm, hjkl, blah, blah blah, dummy, n k, nk, d k, na na, to do, to complete
complete later, yes, ok, unsure, not sure, don't know, dont know, do not know, dunno, idk, no idea
declined, declined to answer, declined to comment, declined to say, prefers not to say, prefer not to say, nope, nah, nowt, nada, later, skip, pass, whatever, same again, same as last time, same as last one
ask my worker, ask my keyworker, ask my key worker, ask staff, can't think, cant think, can't think of any
can't think of anything, cant think of anything, nothing comes to mind, nothing really, not really, not much
nothing special, left blank, intentionally left blank, ran out of time, no time, not asked, not asked yet
haven't asked, will ask, need to ask, needs asking, not done, not done yet, not completed yet, carried over
carried forward, brought forward, not had chance, not had a chance, no info, info to follow, information to follow
details to follow, report to follow, not available, not provided, not shared, not obtained, not at present
no family, no family support, no community, no community links, various, self explanatory
`;

/** What says by itself that there is nothing, and needs a word of looking beside it. */
export const NAUGHT = `
no none nothing not nil nobody nowt unable couldn't didn't wasn't doesn't don't haven't hasn't isn't aren't can't
cannot cant couldnt didnt doesnt dont havent hasnt isnt awaiting
`;

/** Words of looking for something: with one of the above, a section says that nothing was found. */
export const FINDING = `
identify identified note noted report reported record recorded known state stated disclose disclosed
discuss discussed explore explored assess assessed complete completed provide provided express expressed
mention mentioned offer offered determine determined establish established obtain obtained specify specified
list listed name available applicable evident apparent relevant given stated shared say answer comment think
strengths assets links network networks concerns issues needs information changes
aware obvious received raised gathered sought forthcoming evidenced elaborate asked chance attend attended engage engaged
`;

/** Words that may stand beside a filler without making it content. */
export const BESIDE_FILLER = `
am i we that which so at this time present the moment currently current for now to be been have has had and or is was were are in
on of by a an any as it that with yet so far stage point needed assessment care plan act support
notes file section outcome previous previously other number above below please see there details
further review visit meeting next last discussion later date full document documents attached again all
also same one two three four five 1 2 3 4 5 client resident service user person he she they did could when since
i am we it that which or from strengths family community personal individual specific particular able today thanks thank you sorry
cheers ta lol haha ha hehe soz tbh referrer referral mood hospital date writing call one form box answered
`;

/** How a text begins that sends its reader somewhere else. */
export const POINTING = `
see, please see, refer to, please refer to, refer back to, as per, per, as in, as on, as detailed, as described
as outlined, as documented, as recorded, as noted, as stated, as discussed, as agreed, as set out
as mentioned, as listed, as given, as identified, detailed in, outlined in, documented in, recorded in
covered in, contained in, described in, copied from, copy from, taken from, same as, as previous, as last
as current, as original, as for
`;

/** What such a text sends its reader to. */
export const DOCUMENTS = `
assessment assessments plan plans notes note file files report reports section sections page pages document
documents form forms summary record records referral review overview chronology profile passport letter letters
minutes ehcp marac dash caf cpa profile chat message messages box part questionnaire workbook spreadsheet star
attached attachment attachments appendix email emails handover log system paperwork honos oasys mosaic
liquidlogic systmone emis above below previous outcome
`;

/** What will be done to a section one day: "to be confirmed". */
export const DEFERRED = `
confirmed completed discussed decided agreed advised added explored identified assessed determined
established updated filled provided entered inserted reviewed arranged finalised announced obtained
`;

/** Of those, the ones that leave a section blank whoever is to do it: "to be completed by the family". */
export const LEFT_TO_OTHERS = `confirmed completed advised added determined established updated filled provided entered inserted`;
