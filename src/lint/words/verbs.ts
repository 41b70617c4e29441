/** What people do in an action, as base forms. They tell "Nell checks" from "grab rails". */
export const DOING = `
accompany add advise appeal apologise attend agree answer apply arrange ask assess attend book bring build buy call carry cancel
change charge chase check choose clean clear collect come complete confirm contact cook copy cross cut deal deliver
discuss do draw drive drop eat email encourage enquire explain fetch feed fill find finish fit fix follow forward get give
go hand hang help hold hire inform install introduce invite join keep knock lead learn leave lend let list
liaise listen look mail make measure mend meet message monitor move mow notify offer open order organise pack
paint park pass pay phone photocopy pick plan post practise prepare prescribe print prompt provide put raise read record
refer register remind renew repair replace report request research return review ring run save scan search see
send serve sew set share shop show sign sit sort speak spend stamp stand start stay stick submit supervise supply
support swap take talk teach tell test text throw tidy top train translate treat try turn update use visit
wait wake walk wash watch water work write go does goes has
`;

/** What somebody does who looks after another. */
export const CARING = `
accompany administer assist attend bath bathe be build care check clean come cook deliver do dress enable
encourage ensure facilitate feed give help maintain manage meet monitor oversee prepare promote prompt
provide remind shop shower supervise support take teach toilet transfer visit wash call look
`;

/** What is no deed: somebody of whom these are said has not taken anything on. */
export const STATES = `
be am is are was were need require benefit receive have has had remain want wish would should could might
may lack feel seem suffer struggle like love prefer hope become present enjoy know understand believe
appear
`;

/** What is no deed when it is said of the resident: that is what the support is for. */
export const LIVES = `continue live maintain access find regain retain achieve stay get`;

/** Deeds that are over: with "has been", or with a day, the step is done. */
export const DONE = `
made sent fitted installed ordered booked completed delivered referred agreed arranged done received
provided submitted paid signed applied issued given set supplied repaired replaced reported closed
registered emailed posted collected bought
`;

/** Of those, the ones that need neither: "alarm fitted". Of the rest, "support provided" is a plan. */
export const SURELY_DONE = `
made sent fitted installed ordered booked completed delivered referred submitted signed done repaired
replaced registered posted
`;

/** After "has": what somebody did. */
export const PARTICIPLES = `
taken begun rung sent written set put made gone told brought bought paid kept left met spoken done given
found read run shown driven chosen lent
`;

/** What somebody did, where it does not end in "ed". */
export const DID = `
did rang sent wrote took went made told bought paid gave put set met spoke brought found drove left ran
showed built sold cut drew held led lent read swapped taught threw woke fed rode sang kept began got
`;

/** Verbs that hand on what somebody said, thought or saw. */
export const REPORTING = `
say says said tell tells told explain explains explained state states stated report reports reported
mention mentions mentioned add adds added feel feels felt think thinks thought believe believes believed
describe describes described share shared express expressed write writes wrote asked ask asks
answered replied sign signed signs
`;

/** What somebody does who speaks about another rather than for themselves. */
export const WITNESSING = `
think thought believe feel felt know knew ask asked saw see spoke speak told tell met meet visit visited
support supported help helped notice noticed observe observed asked discussed read showed offered
`;

/** What things are for, after "to": a sensor to alert, equipment to help. */
export const PURPOSES = `
help support enable ensure allow assist prevent reduce improve maintain promote provide alert monitor keep
encourage facilitate give make hold cover fit meet be
`;
