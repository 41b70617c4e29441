import { html, type TemplateResult } from "lit";
import type { Source } from "#src/lint/rule.ts";

/** The address of the help page about all rules, or of its part about one. */
export const ruleAddress = (name = "") => (name ? `/help/rules/${name}` : "/help/rules");

/** Where a rule comes from, with a link where there is an address. */
export function sourceInWords({ title, part, href }: Source): TemplateResult {
  const where = part ? `, ${part}` : "";
  if (!href) return html`<cite>${title}</cite>${where}. `;
  return html`<cite><a href=${href} rel="noreferrer">${title}</a></cite>${where}. `;
}
