/** The browser's entry: makes what reaches the server and the device, and starts the app. */
import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "#components/styles/tokens.css";
import "#components/styles/base.css";
import "#components/styles/controls.css";
import "#components/styles/pages.css";
import { OwApp } from "#components/app.ts";
import { applyTheme } from "#components/theme-menu.ts";
import { createApiClient } from "./browser/api-client.ts";
import { openLocalStore } from "./browser/local-store.ts";
import { registerServiceWorker } from "./browser/service-worker.ts";

applyTheme();

const app = document.querySelector("ow-app");
if (app instanceof OwApp) {
  const store = await openLocalStore().catch(() => null);
  app.begin({ api: createApiClient({ store }), store });
  registerServiceWorker((load) => app.offerUpdate(load));
}
