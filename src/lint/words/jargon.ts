/**
 * What services say and others don't, with plain words for it. Letters and shorthand are here only
 * where their form doesn't give them away.
 */
export const JARGON = `
in situ = in place, utilise = use, utilises = uses, utilising = using, commence = start, commences = starts
liaise with = talk to, liaises with = talks to, liaising with = talking to, liaison = contact, signpost to = tell about
signposted to = told about, signposting to = telling about, signpost*, facilitate = help with, facilitates = helps with
facilitating = helping with, holistic, joined up, multi agency, multi disciplinary, multidisciplinary, person centred approach
step down = move to less support, stepped down, triage, triaged, pathway closed, case closed, closed to, open to services
service provision, service delivery, support needs, presenting needs, presenting issues, complex needs, high needs
care needs, unmet needs, unmet need, wrap around = all round, wraparound, low level support, early help offer, floating support hours
activities of daily living = everyday tasks, daily living skills, independent living skills, social inclusion
community access, access the community, accessing the community, community presence
personal care needs = help with washing and dressing, double handed, double up
continence needs, tissue viability, skin integrity = healthy skin, pressure areas, repositioned, oral intake = eating and drinking
fluid intake = drinking, nutritional intake = eating, dietary intake = eating, medication compliance, polypharmacy, nocte = at night
mane = in the morning, bloods, obs, contraindicated, comorbid*, presentation is, presenting as, baseline, escalate to = tell
safeguarding concern raised, capacity assessed, best interests decision, deprivation of liberty, least restrictive
positive behaviour support, antecedent, de escalat*, ligature, sharps, disengaged, non attendance, did not attend
arrears escalation, possession proceedings, income maximisation, benefit maximisation, tenancy sustainment = keeping a home
sustain tenancy = keep a home, sustaining tenancy = keeping a home, move on pathway, known to services, waking night, waking nights, sleep in shift, intentionally homeless, priority need,
concordance, pharmacological, titrat*, psychoeducation, psychosocial, biopsychosocial, supported living, step up, throughput
low threshold, high threshold, dual diagnosis, presenting behaviours, settled status pathway, nominations, void, voids
outcomes focused, outcome focused, co produce, coproduce, coproduction, co production, going forward = from now on
in relation to = about, with regards to = about, with regard to = about, in regards to = about, in respect of = about
prior to = before, subsequent to = after, in order to = to, ascertain = find out, endeavour to = try to, expedite = speed up
mdt = everyone who works together, cpn = mental health nurse, cmht = mental health team, amhp, dols, adl = everyday tasks
adls = everyday tasks, padls, iapt, camhs, marac, mappa, dash, cin, tac, taf, ofsted, cqc, idva, isva, ehcp, emar, wrap plan, poc = support package, tto, ttos
cto, cpa meeting, hcp, sova, dnacpr, prn = when needed, qds = four times a day, tds = three times a day, bd = twice a day
pt, pts, hx, dx, rx, tx, appt = appointment, appts = appointments, ref'd = referred, req'd = needed
yp, su, sus, s u, lac, neet, eet, res r
`;

/** Letters that readers know, and those that are names of things people hold or watch. */
export const GLOSSARY = `
gp, gps, nhs, pip, id, tv, uk, us, usa, eu, bbc, itv, cd, cds, dvd, dvds, pc, it, pe, gcse, gcses, mot, diy, am, pm
ok, hiv, aids, ae, bbq, vip, cv, sim, atm, pin, qr, wifi, aa, na, ymca, rnib, rnid, rspca, raf, bt, dj, mp, mps, cctv
fifa, mri, ct, ms, adhd, ptsd, ocd, copd, lgbt, lgbtq, usb, fc, afc, psg, ps, dr, mr, mrs, st, rd, ldn, abc, phd, ba
msc, nvq, btec, ad, bc, bst, gmt, vat, uv, lp, ep, rip, sos, faq, pdf, sms, gps, hgv, suv, bmx, xl, xxl, uc, dla, esa
dwp, jsa, hmrc, nhs app, ms, ibs, uti, tb, hgv, lol, omg, diy, pj, pjs, rsvp, btw, tbc, tba, tbd, xx, xxx, ii, iii, iv, vi, vii
`;
