import * as z from "zod/mini";

/** A picture to choose for an outcome; `address` is where its file lies, the same file for good. */
export const ListedPicture = z.object({
  name: z.string(),
  alt: z.string(),
  address: z.string().check(z.regex(/^\/api\/pictures\/[\w-]+\.(png|jpg)$/)),
});
export type ListedPicture = z.infer<typeof ListedPicture>;

/** The answer to `GET /api/pictures`: our own drawings and the organisation's, by name. */
export const PictureList = z.object({ pictures: z.array(ListedPicture) });
