import {
  action,
  marker,
  outcome,
  person,
  plan,
  resident,
  sections,
  timeframe,
} from "#src/plan/build.ts";
import { type Plan, RESIDENT } from "#src/plan/plan.ts";

const people = [
  person("Delphine Achebe", "sister", { paid: "unpaid" }),
  person("Tom Reyes", "support worker", { paid: "paid" }),
  person("Ines Moreau", "neighbour"),
];

/**
 * A plan with so many outcomes, each with 4 texts of 40 to 60 words, 4 markers and 3 actions with
 * owner, day and status. About one outcome in three has something for the rules to notice. Plans that
 * begin at other numbers have other words.
 */
export function longPlan(outcomes: number, from = 0): Plan {
  return plan(
    Array.from({ length: outcomes }, (_, at) => longOutcome(from + at)),
    {
      title: `${outcomes} outcomes`,
      resident: resident("Rosa Achebe", "she/her"),
      people,
      writing: sections({ about: words(7000, 45) }).writing ?? {},
      reviewOn: "2030-06-01",
    },
  );
}

function longOutcome(at: number) {
  const owners = [RESIDENT, ...people.map((it) => it.id)];
  return outcome(
    words(at * 40, 40 + (at % 21)),
    sections({
      individual: words(at * 40 + 1, 40 + ((at + 5) % 21)),
      community: words(at * 40 + 2, 40 + ((at + 10) % 21)),
      family: words(at * 40 + 3, 40 + ((at + 15) % 21)),
    }),
    timeframe({ kind: "dates", from: "2030-01-07", to: "2030-09-30" }),
    ...[0, 1, 2, 3].map((it) => marker(words(at * 40 + 10 + it, 10), it ? null : "2030-02-03")),
    ...[0, 1, 2].map((it) =>
      action(words(at * 40 + 20 + it, 9), {
        owner: at % 3 === 0 && it === 1 ? null : (owners[(at + it) % owners.length] ?? null),
        dueOn: `2030-0${1 + ((at + it) % 9)}-1${it}`,
        status: it === 2 ? "done" : "open",
      }),
    ),
  );
}

const when =
  "On Sundays|By the spring|Before lunch|After the market|Twice a week|In the evening|When it rains|Most mornings|At the weekend|Every other Friday|Since the autumn|Once it is light".split(
    "|",
  );
const who = "I|my sister and I|I myself|Ines and I|my cousin and I|I with a flask".split("|");
const does =
  "cook carry mend plant choose paint swap sing count bake fold polish stitch dig label sketch borrow stack water measure".split(
    " ",
  );
const how =
  "slow|bright|borrowed|narrow|salted|striped|noisy|crooked|woollen|second-hand|green|painted|heavy|tiny|warm|patched".split(
    "|",
  );
const what =
  "beans doors songs loaves tickets letters lanterns buttons onions bicycles maps curtains radios kites pickles shelves postcards marrows drums benches".split(
    " ",
  );
const where =
  "by the canal|on the hill|in the hall|at the stall|near the school|behind the chapel|over the bakery|along the railway|under the bridge|beside the library|past the allotments|outside the surgery".split(
    "|",
  );
const why =
  "because it is mine to do|so the evening is lighter|and nobody hurries me|for the sake of the walk|which my aunt taught me|as the doctor once dared me|and the whole street hears it|until the kettle sings".split(
    "|",
  );

/** Sentences of so many words in all; another `seed` gives others. */
function words(seed: number, amount: number): string {
  let state = (seed + 1) * 2654435761;
  const pick = (list: readonly string[]) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[(state >>> 8) % list.length] ?? "";
  };
  const found: string[] = [];
  while (found.length < amount) {
    const sentence = [when, who, does, how, what, where, why].map(pick).join(" ");
    found.push(...`${sentence}.`.split(" "));
  }
  return `${found.slice(0, amount).join(" ").replace(/[.]$/, "")}.`;
}
