/**
 * Words of care, support and daily life that the dictionary does not have; one form of each that is in
 * use. Names of places are left out: a name is known by its capital and by the plan that it is in.
 */
export const CARE_WORDS = `
reablement reable reabled enablement keyworker keyworkers keywork keyworking careworker careworkers
homecare telecare telehealth befriender befrienders handyperson handypersons personalisation
coproduction coproduce coproduced coordinator ordinator ordinators ordinate ordinated ordinating
ordination wellbeing tearfulness decluttering declutter decluttered underclaimed
foodbank foodbanks jobcentre jobcentres bedbound keysafe keysafes neurodivergent neurodiverse
neurodiversity neurodivergence

stoma stomas ileostomy urostomy tracheostomy nebuliser nebulisers nebulised oximeter caesarean
lymphoedema spondylosis fibromyalgia neuropathy tetraplegia tetraplegic dysphasia dyspraxia dyspraxic
hypoglycaemia hyperglycaemia hypo hypos phlebotomist phlebotomists dietician dieticians reposition
repositions repositioned repositioning orthotic orthotics bedsore bedsores
statin statins antipsychotic antipsychotics paracetamol buprenorphine naloxone clozapine risperidone
olanzapine aripiprazole quetiapine sertraline mirtazapine citalopram escitalopram venlafaxine
gabapentin pregabalin apixaban rivaroxaban levothyroxine salbutamol omeprazole lansoprazole ramipril
amlodipine bisoprolol atorvastatin simvastatin donepezil memantine levodopa metformin lorazepam

dosette stairlift stairlifts rollator rollators zimmer bedrail bedrails grabrail grabrails handrail
handrails wetroom wetrooms bathlift bathlifts Makaton laundrette laundrettes airfryer boccia
Zumba Pilates parkrun WhatsApp FaceTime wifi nonbinary

nan nans nana nanna grandad grandads stepmum aunty bestie mum mums misspelt leant focussed okay

Eid Diwali Shabbat Vaisakhi fajr salah wudu niqab gurdwara gurdwaras mandir shul inshallah
jollof fufu ackee callaloo roti rotis dal dhal biryani paratha parathas idli dosa dosas injera ugali
egusi tahini houmous halloumi pierogi kimchi pho ramen tagine shawarma bakewell marmite
Tigrinya Dari Pashto Sylheti Igbo Twi Lingala Romani Yoruba

mins hrs wks yrs appt appts meds ref refs eg ie til ok gp tai bathtime
mon tue tues wed weds thu thur thurs fri sat sats sun jan feb apr jul aug sep sept oct nov dec xmas
`;
