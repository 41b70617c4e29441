import { marker, outcome, plan } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const shownBy = (text: string) => plan([outcome("I want to sleep through again.", marker(text))]);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [shownBy("I sleep till six, four nights in a week.")],
  bad: [
    { plan: shownBy("Ongoing"), quote: "Ongoing" },
    { plan: shownBy("Continual monitoring."), quote: "Continual monitoring." },
    {
      plan: shownBy("To be reviewed at annual review"),
      quote: "To be reviewed at annual review",
    },
    { plan: shownBy("On-going support from staff"), quote: "On-going support from staff" },
    { plan: shownBy("Ongoing piece of work with Ali"), quote: "Ongoing piece of work with Ali" },
  ],
  nearMiss: [
    shownBy("The ongoing pain has eased enough to sit through chapel."),
    shownBy("Ongoing calls with my brother: he picks up."),
    shownBy("Laughing again."),
    shownBy("We keep an eye on the clock and leave with Ali by ten."),
    shownBy(""),
  ],
};
