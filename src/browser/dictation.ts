/** What a browser hears, sentence by sentence; the parts of its recogniser that are used here. */
type Recogniser = EventTarget & {
  lang: string;
  continuous: boolean;
  processLocally: boolean;
  start: () => void;
  stop: () => void;
};

/** Somebody is dictating. */
export type Dictation = { stop: () => void };

/** Whether this browser can write down what is said without sending it anywhere. */
export const canDictate = (): boolean => makerOf() !== null;

/** Listens and hands over each sentence that was understood; `ended` is told when it stops. */
export function dictate(heard: (words: string) => void, ended: () => void): Dictation | null {
  const make = makerOf();
  if (!make) return null;
  const recogniser = make();
  recogniser.lang = "en-GB";
  recogniser.continuous = true;
  // Else a browser may send what somebody says to its maker.
  recogniser.processLocally = true;
  recogniser.addEventListener("result", (event) => {
    for (const words of wordsIn(event)) heard(words);
  });
  recogniser.addEventListener("end", ended);
  recogniser.start();
  return { stop: () => recogniser.stop() };
}

function makerOf(): (() => Recogniser) | null {
  for (const name of ["SpeechRecognition", "webkitSpeechRecognition"]) {
    const found: unknown = Reflect.get(globalThis, name);
    if (typeof found !== "function" || !hasLocal(found)) continue;
    return () => {
      const made: unknown = Reflect.construct(found, []);
      if (!isRecogniser(made)) throw new TypeError("This is no recogniser of speech.");
      return made;
    };
  }
  return null;
}

/** Whether it can be kept to this device. */
function hasLocal(maker: object): boolean {
  const made: unknown = Reflect.get(maker, "prototype");
  return typeof made === "object" && made !== null && "processLocally" in made;
}

function isRecogniser(it: unknown): it is Recogniser {
  return it instanceof EventTarget && "start" in it && "stop" in it;
}

/** The final words of a result, as browsers tell them: a list of lists, the best guess first. */
function wordsIn(event: Event): string[] {
  if (!("results" in event && "resultIndex" in event)) return [];
  const { results, resultIndex } = event;
  if (typeof resultIndex !== "number" || !results || typeof results !== "object") return [];
  return Array.from<unknown>(Object.values(results))
    .slice(resultIndex)
    .flatMap((it) => {
      if (!it || typeof it !== "object" || !("isFinal" in it) || it.isFinal !== true) return [];
      const best: unknown = Reflect.get(it, 0);
      const words = best && typeof best === "object" && "transcript" in best && best.transcript;
      return typeof words === "string" && words.trim() ? [words.trim()] : [];
    });
}

/** Whether this browser can read aloud. */
export const canSpeak = (): boolean => "speechSynthesis" in globalThis;

/** Reads aloud, in place of what was being read. */
export function speak(words: string): void {
  speechSynthesis.cancel();
  const said = new SpeechSynthesisUtterance(words);
  said.lang = "en-GB";
  speechSynthesis.speak(said);
}
