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
  ],
  nearMiss: [
    shownBy("The ongoing pain has eased enough to sit through chapel."),
    shownBy("Ongoing calls with my brother: he picks up."),
    shownBy("Laughing again."),
    shownBy(""),
  ],
};
