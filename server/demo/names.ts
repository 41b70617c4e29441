/** Names of made-up people; any likeness is chance. */
export const FIRST_NAMES: readonly string[] = `
Ada Agnes Aisha Alfie Amina Andrei Anil Asha Barbara Beatriz Brian Bronwen Carlton Ceri Chidi Clive Dawn
Delroy Dilys Edna Elif Ewan Farah Fergus Fiona Gareth Gita Gloria Grace Gwen Hamza Hazel Hugh Ibrahim
Imogen Ines Iris Ivor Jagdeep Janet Jomo Josie Kamal Karol Kathleen Kofi Leila Lionel Lorna Lubna Malcolm
Marek Maureen Mehmet Mina Moses Nadia Nasreen Neville Nkechi Olga Olive Omar Owen Padma Patrick Pearl
Precious Rafael Rashid Rekha Rhona Roy Ruth Samir Sandra Selma Shanice Sheila Siobhan Stanley Tariq
Teresa Tomasz Una Valerie Vikram Wanda Winston Yasmin Yetunde Zofia
`
  .trim()
  .split(/\s+/);

/** Family names, from as many places. */
export const LAST_NAMES: readonly string[] = `
Abara Adeleke Ahmed Akhtar Allsop Amoah Ansah Asante Baptiste Barlow Begum Bevan Blackett Brannigan Chaudhry
Clarke Costa Cullen Darko Davies Demir Diallo Doyle Egan Farooqi Ferreira Fletcher Forde Gallagher Gill
Haddad Hargreaves Hassan Henshaw Ibrahimi Ismail Jankowski Joseph Kaur Kelleher Khalil Kowalska Lall Lewis
Lindo Lowe Mahmood Malik Marchetti Mensah Morgan Musa Nair Nowak Obi Ogden Okafor Onyango Osman Owusu
Parry Pereira Petrov Pryce Quaye Rahman Rees Riley Rossi Sandhu Sharp Silva Tanner Thapa Tiwari Udoh
Varga Vaughan Wadsworth Walcott Wynne Yilmaz Young Zaman
`
  .trim()
  .split(/\s+/);

/** Who stands beside somebody, without being paid for it. */
export const RELATIONS: readonly string[] = [
  "sister",
  "brother",
  "neighbour",
  "friend",
  "daughter",
  "son",
  "cousin",
  "niece",
  "friend from school",
];

/** The organisation: three teams and who works in them. The first of each team leads it. */
export const TEAMS: readonly { name: string; template: string; people: readonly string[] }[] = [
  {
    name: "Harbour House",
    template: "personal-action-plan",
    people: ["Maeve Donnelly", "Tunde Bello", "Carys Hopkin", "Jamal Whyte", "Rita Soares"],
  },
  {
    name: "Northgate Homes",
    template: "personal-action-plan",
    people: ["Colin Ashby", "Sadia Mirza", "Petra Novak", "Leroy Grant"],
  },
  {
    name: "Community support",
    template: "care-act",
    people: ["Anwen Price", "Kwame Boadu", "Harriet Lyle", "Sunil Deshpande", "Bridget Fahy"],
  },
];

/** Who leads all teams, and so sees the quality of all their plans. */
export const QUALITY_LEAD = "Oonagh Reilly";

/** Who looks after the accounts. */
export const ADMINISTRATOR = "Noor Haider";
