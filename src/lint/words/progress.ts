/** What could be said of anybody's life getting better, and shows nothing of it. One form is enough. */
export const UNSEEN = `
state sense great greater situation circumstance experience grown grew peace mind ok okay fine spirit outlook
control hope positive negative overall everything better improved cope coping thrive flourish blossom settled settle
settling okay normality difference journey holistic wider aware awareness insight resilient assertive self worth
remain report appear seem perceive generally significantly somewhat gradually steadily slightly noticeably
maximum optimal optimum success successful successfully interfere excellent satisfactory acceptable sufficient
generic relevant mature brighter happier calm calmer content contented fulfil satisfy satisfied valued belonging
empowered comfort ease presentation functioning baseline wellness managed manages deal dealt handle handles
progressing progressed working worked advance thing stuff level degree extent compliant compliance healing heal recovering trust understood listened believed included accepted mental sorted headspace smooth smoothly regulated regulate chilled life head voice heard stress stressed
empowerment transition current existing usual joined together relevant appropriate
opportunity opportunities possible
`;

/** Turns of phrase that say that things get better. */
export const TURNS = `
turn a corner, turns a corner, turned a corner, turns the corner, turned the corner, back on track, on track
on the right track, right direction, getting there, gets there, on the up, on the mend, step forward
steps forward, moving forward, move forward, moves forward, moving forwards, leaps and bounds
making strides, back on his feet, back on her feet, back on my feet, back on their feet, in a better place
in a good place, full potential, best version, old self, peace of mind, light at the end of the tunnel
out of the woods, on top of things, gets a grip, fresh start, new chapter, turns things around
turned things around, his best life, her best life, my best life, best life, comes on, coming on, coming along
head above water, even keel, life back, voice is heard, feels heard, like me again, like myself, like herself, like himself, up to date, on time, good day, good days, a better life, at times
`;

/** Abstract nouns, by how they end. */
export const ABSTRACT_ENDINGS = `tion ment ness ity ance ence sion ship hood ism`;

/** Of words that end so, those that can be seen or touched. */
export const TANGIBLE = `
station kitchen apartment garment basement pavement business witness city university charity electricity
ambulance entrance audience fence sentence prescription injection portion potion lotion allotment tournament
payment cushion harness wilderness television appointment appointments ship spaceship friendship allowance
instrument ointment bandage dance conversation conversations question questions competition reception
vacation invitation invitations donation operation location congregation audition procession collection
community mention fiction fraction medication caption auction tuition performance appearance circus absence
concert silence violence difference ornament cement moment comment tent rent parent accent event students
`;

/** What services do and keep, and what a marker of theirs is made of. */
export const PROCESS = `
package packages call calls visit visits visiting visited hours session sessions check checks training paperwork
notes record records recorded recording log logged logs emar mar chart charts referral referrals referred appointment
appointments interpreter agency delivered delivery commence commences commenced commencing allocated booked
scheduled commissioned sheet sheets form forms rota timesheet timesheets contract contracts invoice
invoices audit audits procedure procedures protocol accordance policy staffing shift shifts
attended attendance mentor input oversight monitoring prescribed keywork keyworking documentation documented documents
assessments submitted processed funded funding provider plan plans review reviews reviewed signed installed
implemented arranged equipment adaptations staff rota'd implemented worker workers carer carers team commences recruited appointed assigned confirmed agreed established handed handover liaised liaison
contact contacts contacted updated uploaded shared transferred meetings meeting minutes professionals panel application
applications payments budget tasks multi mdt commences duration interval intervals period timescale timescales lifetime tenancy placement cycle supervision mtg mtgs conference conferences case probation officer depot summaries summary clinic
service services place attends attend attending engages engaging engaged engagement administered administering
administration compliance concordance adherence adheres provided provides providing supported
`;

/** Everyday deeds that can be seen, though their words are so common that they tell of no one. */
export const SEEN = `
ask asks asked talk talks talked sit sits sat stand stands stood walk walks walked eat eats ate eaten drink drinks
drank sleep sleeps slept smile smiles smiled laugh laughs laughed sing sings sang cook cooks cooked wash washes
washed dress dresses dressed dance dances danced show shows showed shown open opens
opened answer answers answered ring rings rang text texts join joins joined play plays
played read reads wrote writes write pay pays paid buy buys bought shop shops shopped drive drives drove travel
travels travelled cry cries cried shout shouts shouted phone phones phoned nobody never often twice half
`;

/** The same as they go on: "eating with us again", "she is sleeping". */
export const SEEN_GOING_ON = `
asking talking sitting standing walking eating drinking sleeping smiling laughing singing cooking washing dressing
dancing opening answering ringing texting joining playing reading writing paying buying shopping driving crying
phoning going coming wearing choosing looking
`;

/** What tells that the resident says so. */
export const TOLD = `says said tells told reports reported describes described explains explained shares shared`;

/** What says in a marker that nothing has come yet, besides that it goes on or is looked at again. */
export const AWAITED = `
awaiting, awaited, waiting for, keep an eye, keeping an eye, watch, see how it goes, see how things go
wait and see, time will tell, remains to be seen, as now, as before, status quo, under observation
observe, observed, observation, observations, evaluate, evaluated, evaluation, as and when, same as now
oversight, supervision, follow up, carry on, carries on, carrying on, keep going, keeps going, not yet, no timescale
piece of work, tracked, captured, measured, we will see, we'll see, still working on it, own pace, own time, step by step, day by day, one day at a time, early days
too early to say, too soon to say, hard to say, difficult to measure, hard to measure, cannot be measured, as long as, however long
watch and wait, see how he gets on, see how she gets on, see how they get on, see how i get on, see how it goes
how it goes, adjust as we go, as we go, plugging away, plug away, worked on, being worked on, work on this, working on this
fed back, feed back, feedback, in due course, due course, in hand, all in hand, to be maintained, be maintained, to remain, remains in place
remain in place, remaining in place, same as last time, as last time, same as previously, as previously, nothing to report
nothing new to report, no news, throughout, on course, being looked at, being looked into, as it is, as things are, when due
keep trying, keep offering, keep doing, ask again, cont, contd, cont'd, still going, see review, see reviews, as we are, business as usual, no change, steady state, maintenance
`;
