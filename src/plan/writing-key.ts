/**
 * Whether writing can be kept under this: the key of a template's section, or what that was once. Some
 * keys are taken by writing that is no section.
 */
export function isWritingKey(key: string): boolean {
  return /^(?!(unsigned|timeframe-note|easy-read)$)[a-z][a-z0-9-]{0,40}$/.test(key);
}
