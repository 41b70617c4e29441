import { Hono } from "hono";
import { stream } from "hono/streaming";
import type { Principal } from "#src/access.ts";
import {
  EffectQuestion,
  NewTuning,
  type RuleSums,
  RuleSumsQuestion,
  type Tuning,
} from "#src/api/rules-in-use.ts";
import { type Asked, inPlace } from "#server/access/guard.ts";
import { actorOf, type Audit } from "#server/upkeep/audit.ts";
import type { Effects } from "#server/rules/effects.ts";
import type { RulesInUse } from "#server/rules/rules-in-use.ts";

/** What the routes about how rules are set need. */
export type RuleRoutesParts = {
  rules: RulesInUse;
  effects: Effects;
  /** The plans that somebody may look at as a whole. */
  plansLed: (who: Principal) => Promise<string[]>;
  /** How rules did in the teams that somebody leads, or in one of them. */
  sums: (who: Principal, team: string | undefined) => Promise<RuleSums>;
  /** Tells other leads and administrators what somebody, by their id, has set. */
  tell: (by: string, tuning: Tuning) => Promise<void>;
  audit: Pick<Audit, "record">;
};

/** `/api/quality/rules` and `/api/quality/tunings`: how the organisation sets its rules. */
export function ruleRoutes({ rules, effects, plansLed, sums, tell, audit }: RuleRoutesParts) {
  const tunes = inPlace("tuneRules");
  return new Hono<Asked>()
    .get("/tunings", tunes, (c) => c.json({ tunings: rules.tunings() }))
    .get("/rules", tunes, async (c) => {
      const { team } = RuleSumsQuestion.parse(c.req.query());
      return c.json(await sums(c.get("who"), team));
    })
    .post("/rules/:rule/effect", tunes, async (c) => {
      const rule = c.req.param("rule");
      const { setting } = EffectQuestion.parse(await c.req.json());
      const problem = rules.problemWith(rule, setting);
      if (problem === null) return c.notFound();
      if (problem !== undefined) return c.json({ error: problem }, 400);
      if (effects.isBusy()) return c.json({ error: BUSY }, 429);
      const plans = await plansLed(c.get("who"));
      c.header("content-type", "application/x-ndjson");
      return stream(c, async (out) => {
        const lines = effects.on(plans, rule, rules.layers(), rules.layersWith(rule, setting));
        for await (const line of lines) {
          if (out.aborted) return;
          await out.write(`${JSON.stringify(line)}\n`);
        }
      });
    })
    .put("/rules/:rule", tunes, async (c) => {
      const rule = c.req.param("rule");
      const wish = NewTuning.parse(await c.req.json());
      const problem = rules.problemWith(rule, wish.setting);
      if (problem === null) return c.notFound();
      if (problem !== undefined) return c.json({ error: problem }, 400);
      const who = c.get("who");
      const kept = await rules.tune(rule, wish, actorOf(who).id);
      if (!kept) return c.json({ error: MEANWHILE }, 409);
      await audit.record({
        actor: actorOf(who),
        action: "rule-tuned",
        about: rule,
        why: wish.reason,
      });
      await tell(actorOf(who).id, kept);
      return c.json(kept, 201);
    });
}

const BUSY = "Others are looking at the effect of a change just now. Try again in a moment.";
const MEANWHILE =
  "Somebody else has changed this question meanwhile. Look at how it is asked now, then decide again.";
