/** What a rule notices, as its first message says it of any plan: with nobody's name. */
export function ruleInWords({
  messages,
}: {
  messages: Readonly<Record<string, { message: string }>>;
}): string {
  const [first] = Object.values(messages);
  const words = (first?.message ?? "")
    .replaceAll("{called}", "the person")
    .replaceAll(/\{\w+\}/g, "…");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
