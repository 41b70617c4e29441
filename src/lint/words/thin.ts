/** What is said of anybody's character, and by itself shows nothing of it. */
export const TRAITS = `
nice lovely kind friendly polite pleasant sociable bubbly cheerful happy jolly funny humorous humour honest
decent caring thoughtful gentle quiet shy calm placid easygoing easy laid back patient determined motivated
resilient strong stubborn willed independent confident outgoing chatty talkative articulate intelligent bright
clever smart creative artistic hardworking reliable trustworthy loyal generous helpful cooperative compliant
engaging likeable popular positive optimistic proud private mature sensible capable able insightful
resourceful keen enthusiastic energetic active fit healthy well mannered courteous respectful sense manners
personality character attitude nature spirit insight capacity attributes sweet lively charming warm hearted fun
lad lass bloke chap guy girl boy gent gentleman lady ladies fella young old dear soul mannered spoken
outlook sound communicator survivor fighter trier im shes hes is very really quite
`;

/** What a body is paid to do, as a noun: alone, it says neither what is done nor how. */
export const SERVICE_NOUNS = `
care support work placement package packages checks check visits visit calls call sessions session input training
equipment referral referrals assessment assessments therapy service services maximisation prevention
intervention respite accommodation rehabilitation reablement counselling treatment monitoring supervision
housing advocacy befriending telecare homecare outreach keywork group groups programme programmes review reviews
education employment finances benefits budgeting medication health wellbeing placement home management
planning plan plans skills equipment aids adaptations telecare guidance advice signposting signpost liaison mediation
`;
