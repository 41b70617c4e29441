/** Nouns for people and bodies that are paid to look after somebody, whatever stands before them. */
export const SURELY_PAID = `
carers careworker careworkers caseworker caseworkers keyworker keyworkers nurse nurses midwife midwives matron
sitter sitters reablement homecare cpn cmht camhs therapist therapists physio physiotherapist psychologist
psychiatrist counsellor coordinator ordinator ordinators coordinators enabler enablers telecare council respite poc hca hcas idva idvas isva senco lsa lsas dn dns professionals agencies
`;

/** The same where a word beside them tells that the work is care or support. */
export const PAID_IF_CARE = `
worker workers team teams staff service services coach coaches officer officers manager managers assistant
assistants visitor visitors clinic clinics consultant mentor practitioner practitioners agency agencies provider
providers package carer centre unit ward navigator clinician clinicians therapy adviser advisers advisor advisors specialist specialists educator lead facilitator escort tutor
`;

/** Words that tell so. */
export const OF_CARE = `
care support supported outreach reablement enablement rehab rehabilitation crisis night nights day health healthcare
falls nursing social key family resettlement leaving recovery drug drugs alcohol substance mental district
housing tenancy hostel project youth duty homeless homelessness intervention intensive disability disabilities
dementia memory stroke hospital discharge link sessional agency waking sleep sitting befriending respite depot
safeguarding asylum refugee home domiciliary hospice palliative continence diabetic diabetes therapy nurse
scheme sheltered personal allocated named trained regular consistent council caring community complex floating live first refuge play women transition college school specialist peer pastoral scheme admiral autism domestic abuse teaching learning bereavement debt benefits refugee one specialist statutory local various relevant professional
`;

/** Letters and roles that in a list with others mean those who are involved. */
export const LISTED = `gp sw ot cpn pa sws idva isva dn hv psw cmht camhs physio advocate psychiatrist consultant hospice`;

/** Trades that are somebody's own, or that everybody meets. */
export const TRADES = `
shop factory office farm mill railway rail dock hard good great steel building construction co fellow post youth
church site bar kitchen transport council's charity volunteer voluntary
`;

/** What is done for somebody, present tense, besides what carers do. */
export const SERVING = `
give gives sort sorts chase chases deliver delivers offer offers ensure ensures get gets bring brings handle handles
manage manages arrange arranges organise organises sit sits work works keep keeps fetch fetches put puts administer
attend attends oversee oversees pop pops wake wakes ring rings text texts phone phones collect collects order orders come comes do does anticipate anticipates fund funds pay pays
`;

/** What is said of people who are there for somebody. */
export const THERE = `
involved supportive brilliant lovely great good kind excellent there available amazing fantastic wonderful helpful
marvellous super responsible
`;

/** What stands before those whom somebody has or gets help from. */
export const HAVING = `
has, have, got, having, receives, receive, receiving, gets, get, supported by, helped by, assisted by, looked after by
cared for by, visited by, seen by, managed by, monitored by, provided by, prompted by, encouraged by, overseen by
delivered by, prompting from, prompts from, support from, help from, input from, care from, encouragement from
assistance from, visits from, calls from, reminders from, linked with, linked to, linked in with, linked into
involved with, engaged with, engages with, engages well with, engaging with, engaging well with, attends
attending, under, open to, benefits from, relies on, depends on, dependent on, responds well to, responds to
well supported by, surrounded by, blessed with, sees, meets with, contact with, in touch with, help of, support of, assistance of, care of
goes to, goes to a,  uses, accesses, accessing
`;

/** What ends the list of those whom somebody has. */
export const ENDS_HAVING = `
who which that where when but because to on i he she they we is are was were at no not never nobody nothing don't
doesn't as been had if than like without worked used trained if friend friends
`;
