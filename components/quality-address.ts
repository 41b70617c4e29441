import { type Gap, type PlacesQuestion, QualityFilter } from "#src/api/quality.ts";

/** What of an address narrows the overview and its lists; what can't be understood is left out. */
export function filterIn(search: string): QualityFilter {
  const asked = Object.fromEntries(new URLSearchParams(search));
  return QualityFilter.safeParse(asked).data ?? {};
}

/** The address of the overview, narrowed. */
export function overviewAddress(filter: QualityFilter): string {
  return withQuery("/quality", filter);
}

/** What a list is of, beside which plans. */
export type ListOf = { gap?: Gap; dismissed?: boolean };

/** The address of the list behind a number. */
export function placesAddress(filter: QualityFilter, { gap, dismissed }: ListOf = {}): string {
  const more = { ...(gap && { gap }), ...(dismissed && { dismissed: "true" }) };
  return withQuery("/quality/places", { ...filter, ...more });
}

/** What the server is asked for a list, one part of it after the other. */
export function placesQuery(question: Partial<PlacesQuestion>): string {
  return withQuery("/api/quality/places", question);
}

/** An address with what is set of a question, always in the same order. */
export function withQuery(
  path: string,
  question: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(question).sort()) {
    const value = question[name];
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  return query.size ? `${path}?${query}` : path;
}

/** Goes to another address of the same page: what is looked at stays where it is in the window. */
export function goQuietly(address: string): void {
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}
