/** What a service can give: help, hours, places, workers, equipment. */
export const GIVEN = `
support, care, poc, package, packages, package of care, referral, referrals, placement, hours, hrs, 1:1, 1-1, one to one
1 to 1, 2:1, keywork, key work, keyworking, keyworker, key worker, counselling, counsellor, therapy, therapist
cbt, dbt, psychology, befriender, befriending, cleaner, sitter, carer, carers, advocate, advocacy, mentor, mentoring
day centre, day center, day service, day care, day opportunities, residential, nursing care, nursing home, care home
sheltered, supported living, supported accommodation, supported housing, extra care, shared lives, respite
input, telecare, lifeline, pendant, equipment, adaptation, adaptations, direct payment, direct payments
personal budget, personal assistant, pa, social worker, sw, caseworker, case worker, support worker, worker
occupational therapist, occupational therapy, ot, physio, physiotherapy, physiotherapist, reablement
floating support, tenancy support, outreach, cmht, cpn, waking night, sleep in, night cover, night staff, staff
welfare checks, welfare check, supervision, assistance, pip, meals on wheels, district nurse, solicitor
psychologist, psychiatrist, social services, agency, provider, warden, companion, calls, care calls, visits
medication prompts, prompting, rehab, detox, rehabilitation, parenting group, parenting course
recovery worker, drug worker, interpreter, home help, service, services, somebody to help, someone to help
someone to support, somebody to support, help with, stairlift, stair lift, wet room, walk in shower, level access shower
ramp, hoist, commode, grab rails, key safe, profiling bed, homecare, home care, escort, matron, befriending scheme, day opportunity, falls clinic, iapt, supported accom, band of care
someone coming in, somebody coming in, wellbeing team, community nurse, psychology input, sensory input
homemaker, night sitter, live in carer, drugs worker, alcohol worker, respite bed, rehab bed, step down bed
`;

/** What an errand is about: forms, offices, appointments, papers. */
export const ERRANDS = `
appointment, appointments, application, applications, form, forms, account, gp, doctor, dentist, optician
job centre, jobcentre, voucher, vouchers, allowance, bus pass, freedom pass, railcard, blue badge, licence
provisional, cv, interview, interviews, wrap, ward round, birth, certificate, certificates, id, brp, pip, uc
universal credit, benefit, benefits, housing benefit, council tax, water company, company, budget sheet, meeting
meetings, assessment, office, bank, clinic, passport, council, surgery, register, electoral roll, sick note
fit note, bill, bills, letter, letters, direct debit, standing order, payment plan, repayment plan, meter reading
contract, test, tests, eye test, blood test, blood tests, scan, x ray, screening, jab, vaccination
physiotherapy, physio, prescription, prescriptions, referral, housing options, bidding, bids, visa, solicitor, court
hearing, tribunal, appeal, utility, supplier, energy, statement, statements, paperwork, documents, proof
evidence, esa, dla, attendance allowance, grant, charity, landlord, housing officer, deposit, tenancy agreement
outpatient, outpatients, hospital appointment, foodbank, food bank, store, collection, delivery, payment
induction, enrolment, pharmacy, chemist, dwp, hmrc, jcp, cab, citizens advice, overpayment, fund, hardship fund, uc50, claim, post office, housing register, sim, wifi
appt, appts, app, apps, script, work coach, adviser, advisor, dvla, homechoice, cscs, chiropodist, podiatrist, hygienist
universal credits, bond, mattress, white goods, phone shop, kettle, tenancy sign up
`;

/** Verbs of errands, as base forms. */
export const RUNNING = `
attend apply register book contact complete obtain submit collect ring call phone email send sign open renew
update return hand fill order arrange chase see get sort visit request provide enrol enroll cancel report
inform notify post scan print make view download upload confirm repair collate
`;
