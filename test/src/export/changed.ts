import { outcome } from "#src/plan/build.ts";
import { type Plan, noWriting } from "#src/plan/plan.ts";
import { sample } from "./sample.ts";

/** A plan as it was agreed, and as it is some weeks later, with a change of every kind in it. */
export function changed(): { was: Plan; is: Plan } {
  const { plan: was } = sample("care-act-rosa");
  const is = structuredClone(was);
  const [first, second, third] = is.outcomes;
  const voice = first!.writing["voice"]!;
  voice.text = voice.text.replace("I want", "I really do wish");
  first!.actions[0]!.dueOn = "2031-01-02";
  first!.actions[0]!.status = "done";
  first!.actions.splice(1, 1);
  first!.actions.push({ ...second!.actions[0]!, id: "lent" });
  first!.markers.shift();
  second!.writing["voice"]!.text += "\nAnd one more line.";
  const swim = {
    ...outcome("I want to swim in the sea.", { actions: third!.actions.slice(0, 1) }),
    id: "swim",
  };
  is.outcomes = [second!, first!, swim];
  is.writing["talking"] = { ...noWriting(), text: "Call after lunch." };
  is.people.push({ ...is.people[0]!, id: "zed", name: "Zed Okoro" });
  is.people[1]!.relation = "neighbour";
  is.totalHours = 7;
  is.reviewOn = "2031-09-09";
  return { was, is };
}
