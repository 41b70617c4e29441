/** Verbs with which somebody wants something, in the forms that need no "would" before them. */
export const WANTING = `
want wants wanted wanting wanna wish wishes wished hope hopes hoped hoping prefer prefers preferred
fancy fancies long longs longing yearn yearns dream dreams desire desires aspire aspires
requests requested requesting
`;

/** Verbs that want something after "would", and tell a feeling without it. */
export const LIKING = `like love hate prefer mind enjoy appreciate welcome wish`;

/** What says after "is" or "was" that somebody wants something. */
export const EAGER = `keen eager hoping hopeful wanting looking set determined desperate interested bothered after
  ready willing happy itching dying waiting`;

/** What somebody feels, or is made to feel. */
export const FEELINGS = `
miss misses missed missing love loves loved loving likes liked hate hates hated enjoy enjoys enjoyed
scared scares afraid frightened frightens terrified nervous worried worries worry worrying proud pride
lonely embarrassed embarrasses embarrassing ashamed shame fear fears dread dreads bored boring guilty
laugh laughs laughed laughing cry cries cried crying smile smiles smiled smiling hurts hurt sad sadder
angry cross upset upsets annoyed annoys annoying fed dream dreams calm calmer calms cheered cheers
glad gutted jealous homesick heart hearts tired trapped shy daft stupid useless
cherish cherishes joy delighted chuffed grateful peace matters treasure treasures adore adores
relieved excited frustrated frustrating judged watched rushed rush bothers bothered
`;

/** Of what somebody feels, what is felt about something of one's own. "Calm" and "happy" are in any plan. */
export const DEAR = `
miss misses missed missing love loves loved loving hate hates hated scared afraid frightened worried
worries worry proud lonely embarrassed ashamed fears dread dreads bored guilty laugh laughs laughing
hurts sad angry fed dream dreams gutted homesick daft
`;

/** Verbs with which somebody is heard: what they said is handed on, or that they were asked. */
export const TELLING = `
say says said saying tell tells told telling explain explains explained mention mentions mentioned
ask asks asked asking answer answers answered reply replied describe describes described share shares
shared reckon reckons reckoned recall recalls recalled remember remembers remembered agree agrees agreed
spoke speaks speak talks talked joke jokes joked joking insist insists insisted admit admits admitted
repeat repeats repeated stress stresses stressed wonder wonders wondered wrote writes texted texts
clear adamant says stated states state report reports reported added adds think thinks thought believe
believes believed feel feels felt know knows knew mean means meant recognise recognises recognised
decided decides refused declined promised complained suggested indicated indicates chose chooses chosen
express expressed expresses identified identifies call calls called
`;

/** Verbs with which somebody shows what they want who may use no words for it. */
export const SHOWING = `
chooses chose chosen picks picked points pointed pushes pushed pulls pulled smiles smiled nods nodded laughs
laughed cries cried signs signed signing reaches reached grins grinned waves waved frowned hums hummed sings
sang claps clapped gestured shook shakes turns turned looked stared held kept put took packed showed went
stayed opened closed walked moved stood sat left touched hugged leaned leant threw handed kissed brought
listened tapped pressed winced relaxed settled plays played woke followed gripped squeezed
`;
