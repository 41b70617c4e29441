/**
 * The vocabulary of plans that could be about anyone: what services call needs, aims and help. Stems,
 * as `stem` makes them. A sentence that is made of these alone says nothing of the person.
 */
export const STOCK = `
wellbe wellness well-being wellbeing health healthy healthier unhealthy happy happier happiness happi
independent independenc independence independ dependent autonomy autonomou self selfcare esteem
safe safer safety safeguard safeguarding unsafe secur secure security risk risky harm hazard protect
protection prevent prevention reduc reduce reduction minimis minimise minimiz manag manage management
maintain maintenanc maintenance sustain sustainab sustainable improv improve improvement increas increase
enhanc enhance promot promote enabl enable empower empowerment encourag encourage facilitat facilitate
ensur ensure optimis optimise maximis maximise achiev achieve achievement attain reach develop
development build gain grow growth progress strengthen stabilis stabilise stability stable strength
support supported supportiv supportive assist assistanc assistance aid care caring carer service servic
provision provid provide provider receiv receive input intervention package placement staff team agency
professional worker practitioner
access accessib accessible accessibl engag engage engagement participat participate participation
involv involve involvement attend interact interaction integrat integrate integration includ include
inclusion inclusiv inclusive isolat isolate isolation
community local societ society social socialis socialise socialising socializ network relationship
relation connection connect connected contact friendship
activity activ active exercis exercise physical mental emotional psychological spiritual physically
mentally emotion personal person-centred centred holistic individualis tailored
life living live lifestyle quality dignity dignified respect respectful choic choice control preferenc
preference decision inform opportunity potential fulfil fulfilling fulfill fulfilment fulfilled meaning
meaningful purpos purpose valued value positiv positive inclusive normal ordinary comfortab comfortabl
comfort content
skill ability abiliti capability capable capacity competenc knowledg confidenc confidence confident
motivat motivation responsibility
need requirement require requir goal outcome objectiv objective target aspiration
nutrition nutritional nutritiou diet dietary hydration hydrat hydrated food fluid intake meal eat eating
drink drinking balanc balanced weight shape fit fitness
skin integrity integriti sore ulcer tissue viability viabiliti pressure clothed clothing
clothe pain free freedom resilience resilienc hygien hygiene hygienic wash washing dress dressing grooming continenc toileting presentab clean tidy
personal-care domestic household task chor chore cleaning environment accommodation tenancy housing
tenant property habitable suitab suitable suitabl sufficient adequat adequate good safely
mobility mobile mobilis mobilise transfer balance
communicat communication communicate express expression literacy numeracy
financ finance financial financially budget budgeting income money benefit bill debt correspondenc
correspondence
medication medicin medicine treatment therapy therapeutic condition symptom illnes illness diagnosis
medical clinical recovery recover recov recoveri rehabilitat rehabilitation reabl reablement
mood anxiety anxious depression stres stress
behaviour behavior abstinenc abstinence abstain substanc substance misus misuse alcohol drug offend
offending reoffend
employment education train training volunteer volunteering learn leisur leisure hobby recreation interest
vocational
effectiv effective effectively efficient consistent consistently appropriately properly fully wherever
complet complete completed met meet follow address identify identifi identified explor explore review
monitor assess assessment agreed remain stay relat related
impact affect influenc influence result lead
future overall continu daily routin routine structur structure structured
member family friend loved close important matter kept treated treat everyday basic essential necessary
annual annually yearly quarterly fortnightly ongoing aspect area level standard range variety term
`;
