/** The browser's entry: makes what reaches the server and the device, and starts the app. */
import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "#components/styles/tokens.css";
import "#components/styles/base.css";
import "#components/styles/controls.css";
import "#components/styles/pages.css";
import "#components/styles/versions.css";
import { OwApp } from "#components/app.ts";
import { applyTheme } from "#components/theme-menu.ts";
import { createApiClient } from "./browser/api-client.ts";
import { openLocalStore } from "./browser/local-store.ts";
import { problemFrom } from "./browser/local-store-problem.ts";
import { registerServiceWorker } from "./browser/service-worker.ts";

applyTheme();

const app = document.querySelector("ow-app");
if (app instanceof OwApp) {
  let storeProblem = "";
  const store = await openLocalStore().catch((problem: unknown) => {
    storeProblem = problemFrom(problem).message;
    return null;
  });
  const api = createApiClient({ store });
  const outbox =
    store && once(async () => (await import("./browser/outbox.ts")).createOutbox({ api, store }));
  app.begin({ api, store, storeProblem, outbox });
  registerServiceWorker((load) => app.offerUpdate(load));
  if (store && outbox && (await store.hasWaiting().catch(() => false)))
    await (await outbox()).send();
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
