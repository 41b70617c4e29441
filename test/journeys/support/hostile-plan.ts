import * as Y from "yjs";
import { writePlan } from "#src/document/create-document.ts";
import { parseRoot } from "#src/document/roots.ts";
import type { Plan } from "#src/plan/plan.ts";
import { manyPlans } from "#test/src/export/many-plans.ts";
import { marked } from "#test/src/export/marked-plan.ts";

/** What each script would do that ran: pages of a journey have a function of this name that tells. */
export const HIT = "hit";

/** Short enough for a name. */
export const SCRIPT_NAME = `<img src=x onerror=${HIT}()>"><svg onload=${HIT}()>`;

/** Markup, addresses, braces and signs that turn the direction, in the ways in which they are tried. */
export const SCRIPT = [
  SCRIPT_NAME,
  `<script>${HIT}()</script><script src="https://evil.example/x.js"></script>`,
  `'><iframe srcdoc="<script>parent.${HIT}()</script>"></iframe>`,
  `<a href="javascript:${HIT}()">go</a><img src="https://evil.example/x.png">`,
  `\${${HIT}()} {{${HIT}()}} {{constructor.constructor('${HIT}()')()}} <!--]]> --> ?>`,
  `\u202Etfel ot thgir\u202C \u2066\u2067 \u0085\u2028`,
].join(" ");

/** How many characters of each text are a link to a script. */
const LINKED = 8;

/** A plan with something of every kind on record, as a device would begin it, with scripts in all names. */
export function hostileBirth(id: string): Uint8Array {
  const whole = manyPlans.get("on record")!;
  const { plan, markers } = marked(whole);
  let json = JSON.stringify(plan);
  for (const word of markers.keys())
    json = json.replaceAll(word, JSON.stringify(SCRIPT_NAME).slice(1, -1));
  const ydoc = new Y.Doc();
  const who = { by: SCRIPT_NAME, now: () => "2030-05-01T10:00:00Z", newId: () => "unused" };
  const hostile: Plan = {
    ...JSON.parse(json),
    id,
    reference: "HHHH-HHHH",
    template: whole.template,
    locale: whole.locale,
  };
  writePlan(ydoc, hostile, who);
  return Y.encodeStateAsUpdate(ydoc);
}

/** Puts scripts into every text of a document and, where `isEverywhere`, into every fact that is text. */
export function spoil(ydoc: Y.Doc, isEverywhere: boolean): { texts: number; facts: number } {
  const seen = { texts: 0, facts: 0 };
  ydoc.transact(() => {
    for (const name of ydoc.share.keys()) {
      const root = parseRoot(name);
      if (root?.type === "text") {
        const text = ydoc.getText(name);
        text.insert(0, `${SCRIPT}\n`, {});
        text.format(0, LINKED, { link: `javascript:${HIT}()` });
        text.format(LINKED, LINKED, { link: `data:text/html,<script>${HIT}()</script>` });
        text.format(2 * LINKED, LINKED, { [`on${HIT}`]: `${HIT}()`, style: "color:red" });
        seen.texts += 1;
      }
      if (root?.type !== "facts") continue;
      const facts = ydoc.getMap(name);
      for (const [key, value] of facts.entries()) {
        const isKey = key === "rank" || key.startsWith("print.") || key.startsWith("speaker.");
        if (typeof value !== "string" || isKey || !isEverywhere) continue;
        facts.set(key, SCRIPT);
        seen.facts += 1;
      }
      facts.set(`area.${SCRIPT_NAME}`, true);
    }
  });
  return seen;
}
