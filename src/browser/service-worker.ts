import { whenSafe } from "./unsaved.ts";

const HOUR_MS = 60 * 60 * 1000;

/**
 * Keeps the app's own files on this device, so that it opens without a network. `onUpdate` is given
 * what takes up a newer version, once one has been fetched; that loads the page again as soon as no word
 * would be lost.
 */
export function registerServiceWorker(onUpdate: (load: () => void) => void): void {
  // Without a secure address there is none, and while developing there is no file for it.
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("/sw.js").then(
    (registration) => watch(registration, onUpdate),
    () => {},
  );
}

function watch(registration: ServiceWorkerRegistration, onUpdate: (load: () => void) => void) {
  const offer = (worker: ServiceWorker) => {
    // The first version has nothing to replace.
    if (worker.state === "installed" && navigator.serviceWorker.controller)
      onUpdate(() => void whenSafe().then(() => takeUp(worker)));
  };
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => offer(worker));
  });
  // Pages stay open for days.
  setInterval(() => void registration.update().catch(() => {}), HOUR_MS);
}

function takeUp(worker: ServiceWorker) {
  const load = () => location.reload();
  // Another tab may have taken it up already.
  if (worker.state === "activated") return load();
  navigator.serviceWorker.addEventListener("controllerchange", load, { once: true });
  worker.postMessage("skipWaiting");
}
