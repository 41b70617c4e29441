/**
 * What writing can be kept under: the key of a template's section, or what that was once. Some keys are
 * taken by writing that is no section.
 */
export const WRITING_KEY = /^(?!(unsigned|timeframe-note|easy-read)$)[a-z][a-z0-9-]{0,40}$/;
