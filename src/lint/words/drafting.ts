/** What the first word in brackets is where they hold an order to whoever fills the form in. */
export const BRACKETED = `
add check choose complete confirm delete describe e.g eg enter example fill insert pick query select specify
state tba tbc tick todo type x xx xxx xxxx
`;

/** What a blank form calls what belongs there: "[name]", "[date of birth]". */
export const NAMED_IN_BRACKETS = `
name names date dates details resident client service user person text activity activities feeling feelings
place location area day number amount initials surname address reason list goal outcome outcomes need needs
council organisation team role time month year hobby interest pronoun pronouns option options ask hours
frequency total cost telephone phone email ref reference signature sign title diagnosis condition
`;

/** Instructions that a form gives to whoever fills it in. */
export const INSTRUCTIONS = `
delete as appropriate, delete as applicable, delete as necessary, delete as required, delete where
delete if not, drop down list, drop down menu, dropdown list, dropdown menu, from dropdown, from drop down
select from list, choose an item, click here, click or tap
enter text, free text box, tick as appropriate, tick all that apply, text goes here
sentence starter, template text, guidance note, note to self, lorem ipsum, insert here, text here, fill in here
ok to put, okay to put, tbc w, check with mgr, joe bloggs, a n other, jane doe, please complete, please delete, please insert, remove before
paste from, pasted from, copied and pasted
`;

/** With "here" after it, what a form asks for: "insert goal here". */
export const FILL_IN = `insert enter type paste`;

/** What such a prompt begins with where it stands in round brackets, as other asides do. */
export const IN_ROUND_BRACKETS = `insert delete enter name names date tbc tba`;

/** What a form calls those whom it does not know, in capitals: "NAME will ring". */
export const IN_CAPITALS = `name surname forename date insert initials clientname`;

/** What may also stand in brackets for somebody whose name is kept back. */
export const PERHAPS_BRACKETED = `staff worker keyworker key carer agency family relative support who what when where how`;
