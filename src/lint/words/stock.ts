/**
 * The vocabulary of plans that could be about anyone: what services call needs, aims and help. A
 * sentence that is made of these alone says nothing of the person. One form of a word is enough.
 */
export const STOCK = `
wellbeing wellness health healthy healthier unhealthy happy happier happiness independent
independence independ dependent autonomy self selfcare esteem safe safer safety safeguarding
unsafe secure security risk risky harm hazard protect protection prevent prevention reduce
reduction minimise manage management maintain maintenance sustain sustainable improve improvement
increase enhance promote enable empower empowerment encourage facilitate ensure optimise maximise
achieve achievement attain reach develop development build gain grow growth progress strengthen
stabilise stability stable strength supported supportive assist assistance aid care carer service
provision provide provider receive input intervention package placement staff team agency
professional worker practitioner access accessible engage engagement participate participation
involve involvement attend interact interaction integrate integration include inclusion inclusive
isolate isolation community local society social socialise network relationship relation
connection connected contact friendship activity active exercise physically mentally emotional
psychological spiritual personal person centred holistic tailored life live lifestyle quality
dignity dignified respect respectful choice control preference decision inform opportunity
potential fulfil fulfilled fulfilment meaning meaningful purpose value positive normal ordinary
comfort content skill ability capability capable capacity confidence confident motivation
responsibility need requirement require goal outcome objective target aspiration nutrition
nutritional diet dietary hydration hydrated food fluid intake meal eating drinking balance weight
shape fit fitness skin integrity sore ulcer tissue viability pressure clothe pain free freedom
resilience hygiene hygienic washing dressing grooming toileting cleaning tidy domestic household
task chore environment accommodation tenancy housing tenant property habitable suitable sufficient
adequate good mobility mobile mobilise transfer communicate communication express expression
literacy numeracy finance financially budgeting income money benefit bill debt correspondence
medication medicine treatment therapy therapeutic condition symptom illness diagnosis medical
clinical recovery recover rehabilitation reablement mood anxiety anxious depression stress
behaviour behavior abstinence abstain substance misuse alcohol drug offending reoffend employment
education training volunteering learn leisure hobby recreation interest vocational effective
efficient consistently appropriately properly fully wherever complete met meet follow address
identify identified explore review monitor assess assessment agreed remain stay related impact
affect influence result lead future overall daily routine structure member family friend loved
close important matter kept treated everyday basic essential necessary annually yearly quarterly
fortnightly ongoing aspect area level standard range variety term comfortable knowledge competence
continence presentable individualised rehabilitate motivate nutritious continue autonomous insight
awareness understanding boundary coping cope strategy technique resource option peer productive
occupation stimulation stimulate function functional functioning reliance reliant rely dependence
dependency settled eligible manner desire outlook perspective previous regain retain restore
acquire obtain demonstrate display establish maximum minimum optimal optimum acceptable
satisfactory sustained admission discharge relapse crisis trigger concordance concordant
compliance compliant adherence vulnerable vulnerability exploitation neglect abuse presentation
cognitive cognition sensory intellectual stuff track version best worth role wider mainstream
facility programme pathway process approach guidance advice signpost referral refer plan planning
setting system situation circumstance challenge challenging barrier difficulty concern issue
meaningfully cultural culturally religious holistically regulate regulation emotion thought
oversight supervision supervise prompt prompting reassurance encouragement companionship
interpersonal parenting homemaking upkeep deterioration deteriorate decline avoid avoidance
minimal manageable tolerate tolerance necessity comply cooperate cooperation settle timely
regularly continued continuity prospect purposeful purposefully rewarding enjoyable pleasurable
stimulating worthwhile enrich enriched fuller thrive flourish transition expectation standards
living forward language homelessness
prepare preparation adulthood voice listened experience fun enjoy sorted sustainment maximisation chance
fear
`;

/**
 * Of the stock vocabulary, the words that people use of their own day as well: found in a text, they
 * speak neither for one person nor for anyone.
 */
export const EVERYDAY = `
meal eating drinking food washing dressing toileting cleaning tidy clothe weight pain sore ulcer
skin medication medicine alcohol drug money income bill debt benefit friend friendship family
loved close staff team carer worker agency provider professional tenant employment education
training volunteering learn leisure hobby exercise fit contact meet met follow address level
explore kept treated attend balance normal free freedom express communicate agreed aid
property task chore domestic yearly quarterly fortnightly ordinary settle settled avoid prompt
concern trigger plan refer display matter important enjoy fear sorted voice listened
tenancy clean control manage diet
`;
