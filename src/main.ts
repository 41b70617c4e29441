/** The browser's entry: makes what reaches the server and the device, and starts the app. */
import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "#components/styles/tokens.css";
import "#components/styles/base.css";
import "#components/styles/controls.css";
import "#components/styles/pages.css";
import "#components/styles/questions.css";
import "#components/styles/versions.css";
import "#components/styles/record.css";
import "#components/styles/copies.css";
import "#components/styles/imports.css";
import "#components/styles/people.css";
import "#components/styles/comments.css";
import "#components/styles/reviews.css";
import "#components/styles/guests.css";
import "#components/styles/quality.css";
import { OwApp } from "#components/app.ts";
import { applyTheme } from "#components/theme-menu.ts";
import { createApiClient, syncUrl } from "./browser/api-client.ts";
import { leaveWhenForgotten } from "./browser/forget-device.ts";
import { knowIdentity } from "./browser/identity.ts";
import { closeDevice, openDevice } from "./browser/open-device.ts";
import { registerServiceWorker } from "./browser/service-worker.ts";
import { sendSharedCopy } from "./browser/shared-copy.ts";
import { SIGNED_OUT } from "./browser/signed-out.ts";
import { allowOwnWorkers } from "./browser/trusted-types.ts";

allowOwnWorkers();
applyTheme();

const app = document.querySelector("ow-app");
// Not awaited here: late parts build on this file, and would wait for it to end.
if (app instanceof OwApp) void start(app);

async function start(app: OwApp): Promise<void> {
  const device = await openDevice((problem) => app.fail(problem));
  const { session, store, storeProblem } = device;
  const api = createApiClient({ store });
  const life = ("life" in session && session.life) || "";
  const outbox =
    store &&
    once(async () => {
      const { createOutbox } = await import("./browser/outbox.ts");
      const isOpen = (plan: string) => location.pathname.split("/")[2] === plan;
      const isTheirOwn = session.state === "guest" && session.as === "resident";
      return createOutbox({ api, store, url: syncUrl(), isOpen, isTheirOwn, life });
    });
  if (session.state === "person") knowIdentity(session.name);
  if (session.state === "guest") knowIdentity(session.name, session.id);
  app.begin({ session, api, store, storeProblem, outbox });
  leaveWhenForgotten();
  addEventListener(SIGNED_OUT, () => void closeDevice(device));
  registerServiceWorker((load) => app.offerUpdate(load));
  const unsent = await store?.unsentPlans().catch(() => []);
  const leftBehind = life ? await store?.plansOfOtherLives(life).catch(() => []) : [];
  if (outbox && (unsent?.length || leftBehind?.length)) await (await outbox()).send();
  if (session.state === "person") await sendSharedCopy();
}

/** What is made at the first need of it; one that could not be made is tried again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    }));
}
