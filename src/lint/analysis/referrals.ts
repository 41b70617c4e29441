import type { Analysis } from "./analyse.ts";
import { phrases, wordSet } from "./phrases.ts";
import type { Stretch } from "./readings.ts";
import type { Word } from "./words.ts";

/** A referral to nowhere in particular; `at` and `to` are the same where there is none. */
export function referralIn(analysis: Analysis): Stretch {
  return (analysis.readings.referral ??= readReferral(analysis));
}

const referring =
  phrases(`refer, refers, referral, referrals, referring, referred, refer on, referred on
  refer onto, onward referral, re refer, signpost, signposts, signposting, signposted, link in, links in
  linked in, link in w, refer him on, refer her on, refer them on, refer us on, refer me on, link up, link into, link with, link to, connect to, connect with, put in touch, make contact with, make links, build links`);

function readReferral({ words, text }: Analysis): Stretch {
  for (let at = 0; at < words.length; at++) {
    const length = referring.at(words, at) || lengthAround(words, at);
    if (!length || words[at]?.spoken) continue;
    const to = at + length;
    if (isLabelOfSomethingElse(words, at, to) || isParticular(words, at, to, text)) continue;
    return { at, to };
  }
  return { at: 0, to: 0 };
}

/** "Link Tom in with", "put her in touch with": the person stands between. */
function lengthAround(words: readonly Word[], at: number): number {
  const lower = words[at]?.lower ?? "";
  if (!/^(?:link|links|put|puts)$/.test(lower)) return 0;
  for (let i = at + 2; i < at + 5; i++) {
    const isIn = words[i]?.lower === "in" && words[i]?.sentence === words[at]?.sentence;
    if (isIn && lower.startsWith("link") && words[i + 1]?.lower === "with") return i + 1 - at;
    if (isIn && words[i + 1]?.lower === "touch") return i + 2 - at;
  }
  return 0;
}

/** "The referral form", "referring to him as", "link with the past". */
function isLabelOfSomethingElse(words: readonly Word[], at: number, to: number): boolean {
  const next = words[to]?.lower ?? "";
  if (/^referrals?$/.test(words[at]?.lower ?? ""))
    return /^(?:form|letter|number|ref|is|was|has|accepted|sent|made|went|came|number)$/.test(next);
  return next === "as" || (words[at]?.lower === "referring" && next === "to");
}

/** Whether a body that can be rung stands where the referral goes. */
function isParticular(words: readonly Word[], at: number, to: number, text: string): boolean {
  const sentence = words[at]?.sentence;
  let isAimed = false;
  let isFor = false;
  for (let i = to; i < to + 9; i++) {
    const word = words[i];
    if (!word || word.sentence !== sentence || /^[,;.]/.test(words[i - 1]?.after ?? "")) break;
    if (word.spoken) return true;
    // "Housing Options" is somebody; "Mental Health Services" is anybody.
    if (generic.has(word.lower) && (!word.capital || KINDS.has(word.lower))) return false;
    if (isLetters(word, text)) return ROLES_IN_LETTERS.has(word.lower);
    if (word.capital) return true;
    if (EXACT.test(word.lower)) return true;
    if (word.lower === "for") isFor = true;
    // What it is for is not yet where it goes.
    else if (!isFor && !AROUND.has(word.lower)) isAimed = true;
  }
  return isAimed;
}

/** What any service may be called, so that nobody could ring it. */
const generic =
  wordSet(`service services provider providers sector organisation organisations agency
  agencies group groups support befriending counselling someone somebody somewhere anyone professionals
  charity charities people folk lot community voluntary advice activities opportunities resources help therapy iapt eet
  esol cmht mdt mh team teams drug alcohol substance mental wellbeing legal debt housing employment specialist
  specialists others everyone whoever other local`);

const KINDS =
  wordSet(`services service mental drug alcohol substance voluntary third support counselling befriending
  therapy iapt eet esol cmht mdt mh community other`);

const AROUND =
  wordSet(`to for with into on onto in at the a an his her their my our and or of by via any
  all be made is are was us me him them it can could will should if further more onward appropriate
  relevant suitable she he they considered made completed submitted explored offered discussed
  sent done needed required necessary given where if when as need once necessary tbc`);

/** Letters are a kind of service, and those who write them know which; the reader doesn't. */
function isLetters({ from, to, capital }: Word, text: string): boolean {
  const written = text.slice(from, to);
  return capital && to - from > 1 && written === written.toUpperCase();
}

const ROLES_IN_LETTERS = wordSet("gp ot slt salt cab aa na dn cpn dwp mp rnib ymca ywca");

/** "For a hearing test", "for an OT assessment": nobody asks for these but in one place. */
const EXACT = /^(?:assessment|test|tests|scan|appointment|clinic|surgery)$/;
