import * as z from "zod/mini";
import { Notice, NoticeList } from "#src/api/notices.ts";
import { ask } from "./api-client.ts";

/** What somebody is told of, the newest first; kinds that this page does not know are passed over. */
export async function listNotices(): Promise<Notice[]> {
  const { notices } = await ask(NoticeList, "GET", "/api/notices");
  return notices.flatMap((it) => {
    const known = Notice.safeParse(it);
    return known.success ? [known.data] : [];
  });
}

/** Says that these were looked at. */
export async function seeNotices(ids: readonly string[]): Promise<void> {
  await ask(z.unknown(), "POST", "/api/notices/seen", { ids });
}
