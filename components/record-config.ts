import type { LitElement } from "lit";
import type { Editing } from "#src/browser/editing.ts";
import { type Config, Layer } from "#src/lint/config.ts";
import { createConfigs } from "#src/lint/packs/index.ts";
import type { Plan } from "#src/plan/plan.ts";

type Configs = ReturnType<typeof createConfigs>;
type Ask = NonNullable<Editing["layers"]>;

const shipped = createConfigs([]);
const told = new WeakMap<Ask, Configs>();
const asked = new WeakMap<Ask, Promise<void>>();

/**
 * What is asked for on a plan's record: by its pack as it is shipped, and, once that is known, as the
 * organisation has made it; `host` is drawn again then.
 */
export function configFor({ template, layers }: Editing, plan: Plan, host: LitElement): Config {
  const configs = layers && told.get(layers);
  if (layers && !configs) void ask(layers).then(() => host.requestUpdate());
  return (configs ?? shipped)(plan.pack || template.pack);
}

function ask(layers: Ask): Promise<void> {
  const asking =
    asked.get(layers) ??
    layers().then((found) => {
      told.set(layers, createConfigs(found.flatMap((it) => Layer.safeParse(it).data ?? [])));
    });
  asked.set(layers, asking);
  return asking;
}
