import * as z from "zod/mini";

/**
 * `POST /api/plans/:id/suggestions/:suggestion`: what the resident says to other words for theirs. They
 * say it on their own device, without a `witness`; or somebody who works with them puts on record who
 * heard it. Answers 200 with `Answered`.
 */
export const NewAnswer = z.object({
  answer: z.enum(["yes", "no"]),
  witness: z._default(z.string().check(z.trim(), z.maxLength(120)), ""),
});
export type NewAnswer = z.infer<typeof NewAnswer>;

/** `gone`: it was answered or taken back before; `changed`: the words are others by now. */
export const Answered = z.object({ outcome: z.enum(["done", "gone", "changed"]) });
export type Answered = z.infer<typeof Answered>;
