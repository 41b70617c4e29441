/** What says in a clause that somebody can't, hasn't or isn't. */
export const LACKING = `
unable cannot lacks lack lacking struggles struggle struggling poor limited isolated unemployed illiterate
homeless widowed vulnerable unmotivated disengaged withdrawn dependent housebound bedbound immobile
incontinent estranged excluded deficits deficit impaired difficulty difficulties fails failed refuses unwilling
incapable inability weak inadequate minimal confused forgetful aggressive chaotic anxious depressed suffers
removed unreliable friendless jobless unsafe unkempt restless bereaved
`;

/** The same in more than one word. */
export const LACKING_PHRASES = `
not able, low in mood, low mood, low motivation, low energy, few friends, few interests, few contacts, few people,
stops him, stops her, stops them, prevents him, prevents her, prevents them, keeps him from, keeps her from, low self esteem, low confidence, at risk, hard to, finds it hard, finds it difficult
difficult to, lives alone, very little, hardly any, needs help, needs support, requires support, next of kin, easily led, little insight
little understanding, little support, little motivation, little confidence,out of work, out of touch, cut off, fallen out, reliant on, relies on, needs prompting, needs supervision, needs reminding, needs constant, requires prompting
requires supervision, requires constant, needs full, requires full, needs a lot, has lost, lost contact, no contact
fearful of, dependent on, dependant on, non verbal, hard of hearing, housebound, no one, going for me
`;

/** What "no" and "not" are said of where somebody is without something that others have. */
export const WITHOUT_WHAT = `
family friends friend support network networks qualifications qualification english id bank account money income
home job work skills confidence motivation insight structure routine kin next contact access partner visitors
understanding awareness education experience history hobbies interests community links social capacity teeth car
phone transport strengths savings benefits documents passport gp education people relatives parents siblings
internet computer references boundaries mates account address living purpose hope energy concentration appetite sense desire interest
`;

/** What somebody does not do, and is the better for it. */
export const BETTER_NOT = `
say complain smoke drink forget owe miss argue hurry mind give lie gamble waste hide lose moan grumble judge
quit stop swear fuss gossip borrow steal cheat shout fight leave let hold bear care rely depend
`;

/** Deeds that a strength is made of; with one of them a clause is an ability. */
export const ABLE = `
can able knows know loves love likes enjoys enjoy good great always still managed manages manage makes make
keeps keep helps help plays play cooks cook works work worked taught teaches speaks looks gets walks reads
writes sings paints grows fixes mends remembers raised brought built brings visits rings trusts proud does do
`;
