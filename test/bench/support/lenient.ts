import * as z from "zod/mini";

/** A shape that takes anything: what doesn't fit is read as `otherwise`. */
export function lenient<T extends z.ZodMiniType>(
  shape: T,
  otherwise: z.output<T>,
): z.ZodMiniCatch<T> {
  // oxlint-disable-next-line promise/valid-params -- this is zod's, and no promise's.
  return z.catch(shape, otherwise);
}
