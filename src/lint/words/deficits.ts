/** What says that something is wrong with somebody, or that they cannot do something. */
export const DEFICITS = `
cannot, can't, cant, can not, could not, couldn't, couldnt, unable, inability, not able, no longer able, incapable
lack, lacks, lacking, poor, poorly, fails, failing, failed, failure, at risk, high risk, risk of, unsafe, a danger
no sense of danger, struggles, struggling, struggle, suffers, suffering, suffer, vulnerable, vulnerability
isolated, isolation, dependent on, dependant on, reliant on, incontinent, confused, confusion, demented
disorient*, disorientated, impossible, aggressive, aggression, abusive, violent, volatile, disruptive, chaotic
limited, reduced, impaired, impairment, restricted, deteriorat*, declining, decline in, worsening, refuses
refusing, non compliant, noncompliant, non engagement, neglects, neglecting, self neglect, neglect
traumatised, traumatized, hoards, hoarding, difficulty, difficulties, difficult, problem, problems, issues
deficit, deficits, no insight, no motivation, no awareness, no understanding, does not understand
doesn't understand, does not recognise, doesn't recognise, does not realise, unaware, forgetful, forgets
arrears, in debt, wanders, wandering, exploited, exploitation, misuse*, misusing, addict*, low mood
depressed, unkempt, immobile, bedbound, bed bound, housebound, frail, unsteady, overweight, obese, underweight
malnourished, evict*, unemployed, illiterate, intoxicated, inappropriate, inappropriately, breakdown
self harm*, self harming, loses, losing, excessive, excessively, heavily, squalid, dirty, unhygienic
non verbal, dysfunctional, irrational, paranoid, delusional, erratic, impulsive, presents as, presents with, has no, does not engage, doesn't engage, non weight bearing
history of, getting worse, no structure, no fixed address, lonely and, withdrawn
`;
