import type * as z from "zod/mini";

/** What one address is for, and what it takes and answers. */
export type Described = {
  /** One line: what it does. */
  says: string;
  /** Who may, where that is more than a session; and what else is to know. */
  notes?: string;
  query?: z.ZodMiniType;
  /** What is sent as JSON; a text is the media type of anything else. */
  body?: z.ZodMiniType | string;
  /** What a good answer holds: JSON, a media type, or nothing. */
  answer: z.ZodMiniType | string | null;
  /** The status of a good answer; 200 where it is left out. */
  status?: 200 | 201 | 202 | 204;
  /** What it refuses beside 400, 401, 403, 404 and 429, and why. */
  refuses?: Readonly<Record<number, string>>;
  /** Whether it answers without a session. */
  isOpen?: true;
};

/** Addresses by method and path, as in `"GET /api/plans/:id/versions"`. */
export type DescribedRoutes = Readonly<Record<string, Described>>;
