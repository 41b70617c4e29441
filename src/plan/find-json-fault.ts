/** Where a text stops being JSON; its length where it ends too early; null where it is JSON. */
export function findJsonFault(text: string): number | null {
  /** What closes each thing that is open, the innermost last. */
  const closers: string[] = [];
  let expects: "value" | "first-value" | "name" | "first-name" | "colon" | "comma" = "value";
  let at = 0;
  while (true) {
    at = afterSpace(text, at);
    const isWhole = expects === "comma" && closers.length === 0;
    if (at === text.length) return isWhole ? null : at;
    if (isWhole) return at;
    const char = text.charAt(at);
    const closer = closers.at(-1);
    const mayClose = expects === "comma" || expects === "first-value" || expects === "first-name";
    if (mayClose && char === closer) {
      closers.pop();
      expects = "comma";
      at++;
    } else if (expects === "comma") {
      if (char !== ",") return at;
      expects = closer === "}" ? "name" : "value";
      at++;
    } else if (expects === "colon") {
      if (char !== ":") return at;
      expects = "value";
      at++;
    } else if (expects === "name" || expects === "first-name") {
      if (char !== '"') return at;
      const { end, isGood } = readString(text, at);
      if (!isGood) return end;
      expects = "colon";
      at = end;
    } else if (char === "{" || char === "[") {
      closers.push(char === "{" ? "}" : "]");
      expects = char === "{" ? "first-name" : "first-value";
      at++;
    } else {
      const { end, isGood } = char === '"' ? readString(text, at) : readWord(text, at);
      if (!isGood) return end;
      expects = "comma";
      at = end;
    }
  }
}

/** How far something goes; where it is not good, `end` is where it goes wrong. */
type Reach = { end: number; isGood: boolean };

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && " \t\n\r".includes(text.charAt(at))) at++;
  return at;
}

// A loop and not one pattern: patterns with a choice inside a repeat give up on very long strings.
function readString(text: string, from: number): Reach {
  for (let at = from + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') return { end: at + 1, isGood: true };
    if (char < " ") return { end: at, isGood: false };
    if (char !== "\\") continue;
    const escape = matchAt(/["\\/bfnrt]|u[0-9a-fA-F]{4}/y, text, at + 1);
    if (!escape) return { end: at, isGood: false };
    at += escape.length;
  }
  return { end: text.length, isGood: false };
}

function readWord(text: string, from: number): Reach {
  const word = matchAt(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y, text, from);
  return { end: from + word.length, isGood: word !== "" };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}
