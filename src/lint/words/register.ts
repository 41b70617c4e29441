/** How services write and hardly anybody speaks: two of these after "I" are somebody else's words. */
export const REGISTER = `
attend all appointments, attend appointments, engage with, engage positively, engage in, engage fully, engaging with, engagement, access appropriate, access support
access services, access the community, access my local community, accessing the community, access community, access to appropriate
in order to, so as to, in line with, with regards to, in regards to, in relation to, regarding my, as evidenced by, as per, due to my
in accordance with, on a regular basis, on a daily basis, where appropriate, at all times, within the community, in a timely manner
substance misuse, alcohol misuse, drug misuse, maintain abstinence, remain abstinent, abstain from, harm minimisation
support needs, care needs, complex needs, complex health needs, my needs, personal care, all aspects of, activities of daily living
daily living skills, daily living tasks, independent living skills, life skills, domestic tasks, nutritional intake, nutritional needs
dietary intake, fluid intake, oral intake, balanced diet, skin integrity, continence needs, mobilising, mobilise, transfers, when transferring
tenancy obligations, sustain my tenancy, maintain my tenancy, sustain a tenancy, tenancy sustainment, manage my finances effectively
budgeting skills, risk of, my risk, reduce the risk, risk management, safety awareness, safe awareness, keep myself safe
limited insight, lack of insight, my presentation, my symptoms effectively, relapse, relapse prevention, concordant, compliant with
comply with, adhere to, adherence, medication regime, multidisciplinary team, professionals, intervention*
coping strategies, coping mechanisms, emotional regulation, regulate my emotions, manage my emotions, manage my behaviour*, emotionally dysregulated
dysregulated, challenging behaviour*, behaviours of concern, appropriately, appropriate support, appropriate behaviour, consistent staffing
consistent support, consistent approach, staff supervision, supervision when, supervision from, prompting, prompts to, verbal prompts
promote my, promoting my, maximise my, optimise, enhance my, enable me, facilitate, facilitated, maintain my independence, increase my independence
promote independence, develop my, develop skills, build resilience, resilience, self esteem, emotional wellbeing, mental wellbeing, physical wellbeing
my wellbeing, overall wellbeing, positive relationships, healthy relationships, meaningful activit*, meaningful occupation, structured activit*
social inclusion, social isolation, socially isolated, reduce isolation, informed choices, informed decisions, make positive choices
positive choices, susceptible to, vulnerable to, carer breakdown, carer strain, placement, previous trauma, address my, to address
address issues, identified needs, identified goals, identify triggers, triggers, utilise, require assistance, require support, require supervision
i require, requires, will be supported to, to be supported to, be supported with, with the support of staff, with staff support, from staff
offending behaviour, reoffending, pro social, rehabilitat*, reintegrate, integration, integrate into, suitable accommodation
move on accommodation, stable accommodation, education training, employment opportunities, volunteering opportunities, developmental
deteriorat*, exacerbat*, abstinence, reintegrate, a history of, present with, non engagement, low mood, high risk, falls risk, welfare checks, maintain my safety, structured environment
clear boundaries, financial management, cognitive impairment, cognition, functional, functioning, impaired, diagnosis of, acknowledge that
`;
