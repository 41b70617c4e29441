import type { Layer } from "#src/lint/config.ts";
import { type Log, traceOf } from "#server/log.ts";
import type { RuleRoutesParts } from "#server/routes/rules-in-use.ts";
import type { Database } from "#server/store/database.ts";
import { leadingOf, plansLed } from "#server/store/led-plans.ts";
import { ruleSums } from "#server/store/rule-sums.ts";
import { createTuningStore } from "#server/store/tuning-store.ts";
import type { Notices } from "#server/notices.ts";
import { createEffects, type EffectParts } from "./effects.ts";
import { openRulesInUse } from "./rules-in-use.ts";

type RouteParts = EffectParts & { notices: Pick<Notices, "tell"> };

/** How the rules are set in a running server; `onChanged` is told of the layers that hold from then on. */
export async function openRules(
  database: Database,
  own: readonly Layer[],
  log: Log,
  onChanged: (layers: readonly Layer[]) => void,
) {
  const store = createTuningStore(database);
  const rules = await openRulesInUse({
    store,
    own,
    now: () => new Date(),
    onChanged,
    onFailed: (error) => log("rules-unread", traceOf(error)),
  });
  return {
    ...rules,

    /** What the routes about rules need. */
    routes: ({ notices, ...others }: RouteParts): Omit<RuleRoutesParts, "audit"> => ({
      rules,
      effects: createEffects(others),
      sums: async (who, team) => {
        const { teams } = leadingOf(who);
        const own =
          team === undefined ? teams : teams === "all" || teams.includes(team) ? [team] : [];
        const since = monthBefore(others.today());
        return { since, rules: await ruleSums(database, own, since) };
      },
      tell: async (by, { rule, number }) =>
        notices.tell(await store.others(by), {
          plan: null,
          facts: { kind: "rule-tuned", by, rule, number },
        }),
      plansLed: (who) => plansLed(database, leadingOf(who)),
    }),
  };
}

/** The month a year before a day: `"2029-03"` for `"2030-03-14"`. */
function monthBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - 1}${today.slice(4, 7)}`;
}
