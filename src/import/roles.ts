/** What people are to each other, and what they do for a living. */
const ROLE =
  /\b(worker|officer|manager|coordinator|co-ordinator|nurse|doctor|gp|advocate|keyworker|therapist|counsellor|mum|mother|dad|father|sister|brother|son|daughter|partner|wife|husband|friend|neighbour|landlord|carer|aunt|uncle|niece|nephew|cousin|grandson|granddaughter|volunteer|mentor|coach|tutor|teacher|psychologist|psychiatrist|midwife|warden|assistant|buddy)$/i;

/** Whether words end in what somebody is: "housing officer", "my sister". */
export function isRoleName(text: string): boolean {
  return ROLE.test(text);
}
