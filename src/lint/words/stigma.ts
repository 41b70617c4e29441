/**
 * Words that blame or label somebody, with what could be written instead. What people call
 * themselves and how they speak of who they are is never on it.
 */
export const STIGMA = `
non complian* = what was asked and what got in the way, noncomplian* = what was asked and what got in the way
medication compliant = takes and how often, compliant with medication = takes and how often
non concordan* = what was offered and why it was turned down, non engag* = what was tried and what would suit better
refuses to engage = has said no to and why, refused to engage = said no to and why
refusing to engage = says no to and why, refuses to comply, refuses to cooperate, refuses to accept
refuses all help = has said no to and why, refuses all support = has said no to and why
refuses help = has said no to and why, refuses support = has said no to and why
refuses services, refuses care = has said no to and why, refuses any help, refuses any support
fails to engage = has not come to and what was offered, failed to engage = did not come to and what was offered
failure to engage, fails to comply, failed to comply, failure to comply, fails to cooperate, fails to attend
hard to reach = we have not found a way to meet yet, difficult to engage = we have not found a way to meet yet
hard to engage = we have not found a way to meet yet, hard to help, difficult to manage, difficult to place
unwilling to engage, unwilling to change, unwilling to accept, unwilling to work with
resistant to care = says no to and why, resistant to change, resistant to help, resistant to support
resistant to intervention, resistant to interventions, resistant to treatment, service resistant
treatment resistant = what was tried and what it did, resistive, uncooperative = said no to and why
unco operative, un cooperative, obstructive, unmotivated = what is hard to begin and when it is easier
lacks motivation = what is hard to begin and when it is easier, lack of motivation, poor motivation
lacks insight = sees it differently and how, lack of insight, no insight, poor insight, in denial = sees it differently and how
manipulat* = asked for and of whom, attention seek* = asks for company and when, attention seeker
for attention, plays up = what happens and what comes before it, playing up, played up, play up
acts up, acting up, kicks off = shouts and what comes before it, kicking off, kicked off, kick off when
plays the system, playing the system, works the system, play staff off, plays staff off
playing staff off, splits staff, splitting staff, secondary gain, very demanding = asks for and how often
is demanding, be demanding, so demanding, very needy = asks for company and when, is needy, be needy, needy
clingy, chaotic = what a day or week looks like, dysfunctional = what happens between them, disruptive = what happens and what comes before it
lazy, bone idle, work shy, workshy, feckless, squalor = what the rooms look like and what is wanted, squalid
aggressive = what was done or said and what came before it, aggression = what was done or said and what came before it
challenging behaviour* = what happens and what it may be telling us, challenging behavior*
can be challenging = what happens and when, is challenging = what happens and when, displays challenging
presents as challenging, behaviours that are challenging, behaviours plus
inappropriate behaviour* = what was done or said, sexually inappropriate, attitude problem, bad attitude, poor attitude
bad behaviour*, poor behaviour, behavioural issues, behaviour issues, behavioural problems, behaviour problems
anger issues = what makes the anger come and what helps, attachment issues, trust issues, boundary issues
poor boundaries = what was done or said, no boundaries, poor coping
addict = uses and what and how often, addicts = people who use drugs, junkie, junkies, druggie, smackhead, crackhead, crack head, pothead
drug abuser* = uses and what and how often, substance abuser*, alcohol abuser*, substance abuse = drug or alcohol use
drug abuse = drug use, alcohol abuse = drinking, drug user = uses and what and how often, drug users = people who use drugs
alcoholic = drinks and what and how often, alcoholics = people who drink, drunkard, wino, dirty urine, drug seeking, medication seeking
schizophrenic = has a diagnosis of schizophrenia, schizophrenics, manic depressive, an epileptic = has epilepsy
a pd = has a diagnosis of personality disorder, has pd = has a diagnosis of personality disorder, classic pd
a borderline, a bipolar, a psychotic, psychopath, psycho, nutter, lunatic, mental patient, the mentally ill
demented = has dementia, senile, dementia sufferer* = has dementia, sufferer* = has and since when
stroke victim* = has had a stroke, victim of stroke, handicapped = what is done in another way, retard, retarded
mental age, mentally handicapped, subnormal, cripple, crippled, deaf and dumb, wheelchair bound = uses a wheelchair
confined to a wheelchair = uses a wheelchair, the disabled, the elderly, frail elderly, geriatric
wanderer = goes out and where to, wanders = goes out and where to, absconds = goes out and where to
absconder, absconding, bed blocker, bed blocking, frequent flyer* = came and how often, frequent flier*, revolving door
heartsink, time waster, timewaster, scrounger, vagrant, street lifestyle, entrenched = since when and why
prolific offender, career criminal, ex con, known to services = has had support from, known to police, known to the police
failed tenanc* = homes that ended and why, failed placement*, illegal immigrant*, an illegal, illegals, bogus
failed asylum seeker = was refused asylum on and what happens next, hoarder = keeps and what it means to them, bad mother, bad father, bad parent
claims to be = says, claims to have = says, claims that = says, claims he, claims she, claimed to be, claimed to have
alleges, poor historian, unreliable historian, hysterical, histrionic, promiscuous, childish, childlike, immature
troublemaker, trouble maker, liar, compulsive liar, pathological liar, nuisance
family burden, carer burden, burden on, a burden, methadone as a crutch, as a crutch
commit suicide = die by suicide, committed suicide = died by suicide, prostitute, uncontrollable
can not be trusted, can't be trusted, cannot be trusted, impossible to reason
verbally abusive = what was said and to whom, abusive to, abusive towards, abusive toward, is abusive, be abusive, abusive behaviour
violent behaviour, is violent, be violent, very violent, unkempt = what was seen, malodorous, refused to cooperate, refused to comply
poor choices = what was chosen and why, poor life choices, poor lifestyle choices, bad choices, poor decisions, makes no effort
made no effort, wears a bib = has a napkin, needs feeding = likes help with a meal and how, wears nappies = uses pads
`;
