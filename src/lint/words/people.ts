/** Relatives and others who are close, and not paid. */
export const KIN = `
mother, mum, mam, mummy, mom, mama, father, dad, daddy, papa, parent, parents, son, sons, daughter
daughters, brother, brothers, sister, sisters, sibling, siblings, husband, wife, partner, spouse
girlfriend, boyfriend, fiance, fiancee, ex, nan, nana, nanna, gran, granny, grandma, grandmother
grandad, granddad, grandpa, grandfather, grandparents, grandson, granddaughter, grandchildren
grandkids, grandchild, kids, child, children, uncle, aunt, auntie, aunty, cousin, cousins, nephew
niece, nephews, nieces, stepson, stepdaughter, stepdad, stepmum, brother in law, sister in law
son in law, daughter in law, mother in law, godmother, godson, goddaughter, family, relatives, twin
friend, friends, best friend, mate, mates, neighbour, neighbours, flatmate, housemate, landlady
pastor, priest, vicar, imam, rabbi, church group, volunteer, volunteers, befriender, lodger, pal, boss
`;

/** People and bodies who are paid for care or support, or whose work it is to arrange it. */
export const PAID_CARE = `
carer, carers, care worker, care workers, care staff, care team, care agency, care agencies, caregiver
caregivers, care assistant, care assistants, care provider, care providers, care company, care home
care home staff, care package, care service, homecare, home care, home carer, home carers, homecarers
homecare agency, home care agency, homecare worker, homecare team, home care worker, home care staff
domiciliary care, domiciliary carers, domiciliary care agency, domiciliary agency, dom care, live in carer
live in carers, formal carers, paid carers, paid carer, agency carers, agency carer, agency staff
agency worker, agency workers, personal assistant, personal assistants, pa, pas, support worker
support workers, support staff, support team, support provider, support service, support services
support assistant, support assistants, supported living staff, supported living team
supported living provider, outreach worker, outreach team, floating support, floating support worker
tenancy support worker, tenancy support, key worker, key workers, keyworker, keyworkers, key worker team
keyworking team, link worker, day centre, day center, day centre staff, day service, day services
day care, day care staff, day staff, night staff, waking night staff, sleep in staff, hostel staff
project staff, project worker, scheme staff, unit staff, ward staff, nursing staff, nursing team
nursing home, nurse, nurses, district nurse, district nurses, district nursing team, community nurse
community nurses, community matron, community psychiatric nurse, psychiatric nurse, cpn, dn, dns
reablement, reablement team, reablement service, reablement workers, reablement worker, enablement team
enablement worker, enablement workers, rehabilitation team, rehab team, social worker, social workers
social services, social care team, adult social care, care coordinator, care co ordinator, care manager
care managers, council, local authority, occupational therapist, occupational therapists
speech and language therapist, physiotherapist, physio, healthcare assistant, health care assistant
hca, sitting service, respite service, respite, commissioned care, commissioned support
commissioned services, formal support, formal care, provider, agency, staff, cmht, crisis team
mental health team, community mental health team, recovery worker, drug worker, caseworker, case worker
befriending service, meals on wheels, telecare, care calls, package of care
`;

/** Paid care as a thing that one has, rather than as people. */
export const SERVICES = `
package of care, care package, support package, home care, homecare, domiciliary care, respite
respite care, telecare, care calls, commissioned care, commissioned support, formal support, formal care
day care, reablement, floating support, tenancy support, sitting service
`;

/** Others who have a role, and so can answer for an action. */
export const ROLES = `
gp, doctor, dentist, optician, chiropodist, podiatrist, pharmacist, pharmacy, consultant, psychiatrist
psychologist, counsellor, therapist, dietitian, dietician, ot, sw, slt, salt, matron, warden, manager
scheme manager, house manager, deputy manager, team leader, service manager, housing officer, landlord
housing association, housing team, housing, council tax team, advocate, solicitor, social prescriber
work coach, job coach, coach, tutor, teacher, school, college, probation, probation officer, police
librarian, advice worker, welfare rights officer, benefits adviser, adviser, advisor, money adviser
citizens advice, care guide, guide, navigator, mentor, peer mentor, interpreter, translator, coordinator
co ordinator, officer, clinic, surgery, practice nurse, practitioner, assessor, technician, engineer
contractor, contractors, handyman, caretaker, gardener, cleaner, driver, wheelchair service
falls team, falls clinic, falls service, community alarms, community alarms team, safeguarding team
safeguarding adults team, equipment service, continence service, memory clinic, hospital
hospital team, discharge team, duty worker, duty team, brokerage, brokerage team, finance team
income team, repairs team, assessment team, occupational therapy, outreach, worker, assistant
resident, client, service user, tenant, patient
`;

/** Words that name a crowd and so nobody: never an owner by themselves. */
export const CROWD = `
staff, team, the team, all, everyone, everybody, someone, somebody, anyone, whoever, services, service
support, professionals, professional, agencies, others, other, people, person, provider, providers
support team, all staff, all professionals, relevant professionals, relevant services, all involved
partners, multi agency, multidisciplinary team, mdt, network, workers, support services, management, the office, the service
`;

/** The other side of a relation: what the resident is to somebody who is this to them. */
export const INVERSE: Record<string, string> = {
  mother: "son daughter boy girl child",
  father: "son daughter boy girl child",
  mum: "son daughter boy girl child",
  dad: "son daughter boy girl child",
  parent: "son daughter boy girl child",
  son: "mother father mum dad mam parent",
  daughter: "mother father mum dad mam parent",
  husband: "wife husband partner",
  wife: "husband wife partner",
  partner: "partner husband wife girlfriend boyfriend",
  brother: "brother sister sibling",
  sister: "brother sister sibling",
  niece: "aunt auntie uncle",
  nephew: "aunt auntie uncle",
  aunt: "niece nephew",
  uncle: "niece nephew",
  grandson: "gran nan grandmother grandad grandfather nana",
  granddaughter: "gran nan grandmother grandad grandfather nana",
  grandmother: "grandson granddaughter",
  grandfather: "grandson granddaughter",
  cousin: "cousin",
  friend: "friend mate",
  neighbour: "neighbour",
};
