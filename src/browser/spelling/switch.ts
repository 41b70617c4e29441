const KEY = "ownwords-spelling";

/** Fires on the window when spelling is switched on or off in this tab. */
const SWITCHED = "spelling-switched";

/** Whether this device checks spelling; it does until somebody switches it off. */
export function isSpellingOn(): boolean {
  return localStorage.getItem(KEY) !== "off";
}

/** Switches the check of spelling on this device to what it was not; answers what it is now. */
export function switchSpelling(): boolean {
  const isOn = !isSpellingOn();
  if (isOn) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, "off");
  dispatchEvent(new Event(SWITCHED));
  return isOn;
}

/** Calls back when spelling is switched, in this tab or another. Answers how to stop. */
export function whenSpellingSwitched(listener: () => void): () => void {
  const stored = ({ key }: StorageEvent) => (key === KEY || key === null) && listener();
  addEventListener(SWITCHED, listener);
  addEventListener("storage", stored);
  return () => {
    removeEventListener(SWITCHED, listener);
    removeEventListener("storage", stored);
  };
}
