/** The id that the element of a piece of writing has on the page. */
export const fieldId = (entity: string, key: string) => `field-${entity}-${key}`;

/** The id that the control of a fact has on the page. */
export const factId = (entity: string, key: string) => `fact-${entity}-${key}`;

/** The id that the element of a whole thing has on the page. */
export const thingId = (entity: string) => `thing-${entity}`;
