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
suffers from = has, suffers with = has, suffering from = has, suffering with = has, afflicted, failed to protect = what happened and who could have helped
minimises = says it was less, enmeshed, co dependent, codependent, risky behaviour* = what was done and when, risk taking behaviour*, puts herself at risk
puts himself at risk, puts themselves at risk, hostile = what was said and to whom, combative, unreliable = what was missed and what got in the way
is disengaged, has disengaged = has not come to and since when, disengages, drama queen, dramatic, playing the victim, victim mentality
victim of domestic = was hurt by and when, tantrum = what happened and what came before it, tantrums = what happened and what came before it, obsessive
low functioning = needs help with, high functioning = needs no help with, severely autistic = is autistic, suffers autism, spoilt, spoiled, naughty, defiant
oppositional, babyish, lacks empathy, antisocial, anti social, a biter, a hitter, a screamer, a shouter, a cutter, a runner, an offender = was convicted of and when
offenders, difficult behaviour*, difficult to engage with, unacceptable behaviour*, behaviours of concern, outburst = what happened and what came before it
outbursts = what happened and what came before it, lashes out, lashing out, destructive, socially inappropriate, poor social skills, street drinker, problem drinker
hard to house, hard to place, trashes, burnt his bridges, burnt her bridges, burned his bridges, burned her bridges, tenancy ready, housing ready, not ready for housing
sabotages, self sabotage*, ungrateful, lifestyle choice, heroin user, crack user, substance user*, abuses alcohol, abuses drugs, abuses substances, abusing alcohol
abusing drugs, abusing substances, self harmer*, sexualised behaviour*, sexualized behaviour*, sulky, spiteful, targets staff, targeting staff, lies constantly
bed bound = stays in bed, bedbound = stays in bed, house bound, deaf mute, refuses to communicate, refuses to cooperate, refuses to leave, refuses to attend
refuses to take = says no to and why, refuses medication = says no to and why, refuses personal care = says no to and why, refused all, refuses all
refusing all, refusing to engage with, incapable, helpless, hopeless, can not be reasoned, cannot be reasoned, inadequate parent, poor parenting, neglectful, smelly
filthy, intimidating, threatening behaviour*, confrontational = what was said and to whom, argumentative, deluded, unstable, volatile, erratic, impulsive, irrational
overbearing, difficult family, difficult character, difficult individual, difficult man, difficult woman, difficult client, difficult patient, difficult resident
cunning, devious, deceitful, dishonest, game playing, playing games with, testing boundaries, tests boundaries, pushes boundaries, pushing boundaries, overfamiliar
promiscuity, sleeps around, benefit dependent, poor engagement = what was offered and what got in the way, lack of engagement, poor attendance, poor compliance
lack of compliance, poor insight, institutionalised, over dependent, overly dependent, too dependent, always complaining, constantly complaining, constant complaints
will not engage, won't engage, wont engage, does not engage, doesn't engage, doesnt engage, chose not to engage, not engaging, never engages, not motivated
lacking motivation, lacking insight, no motivation, makes excuses, making excuses, no intention of, will not accept help, will not accept support, rude
waste of time, junky, stoner, piss head, pisshead, alkie, alky, loner, weird, odd behaviour, bizarre behaviour, freak, simpleton
vulnerable female, vulnerable male, fantasist, control freak, control issues, abandonment issues, daddy issues, mummy issues, commitment issues, rage issues
non cooperative, own worst enemy, not compliant with = takes and how often, declines to engage = has said no to and why, declined to engage = said no to and why
unrealistic expectations = what is hoped for, complains constantly, poor engager, lives in filth, living in filth, exaggerates symptoms, self neglecter
always moaning, difficult to please, impossible to please, time consuming, stroppy, lacks capacity to engage
`;
