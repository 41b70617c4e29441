import { html, type TemplateResult } from "lit";
import type { Source } from "#src/lint/rule.ts";

/** The address of the help about all rules, or about one, under a policy pack. */
export function ruleAddress(name: string, pack: string): string {
  const page = name ? `/help/rules/${name}` : "/help/rules";
  return pack ? `${page}?pack=${pack}` : page;
}

/** Where a rule comes from, with a link where there is an address. */
export function sourceInWords({ title, part, href }: Source): TemplateResult {
  const where = part ? `, ${part}` : "";
  if (!href) return html`<cite>${title}</cite>${where}. `;
  return html`<cite><a href=${href} rel="noreferrer">${title}</a></cite>${where}. `;
}
