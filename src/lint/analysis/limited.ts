import type { Analysis } from "./analyse.ts";
import { phrases, wordSet } from "./phrases.ts";
import { anyShows, shows, sign } from "./spelling.ts";
import { wishesOf } from "./wishes.ts";
import type { Range, Word } from "./words.ts";

const unable =
  wordSet(`unable impossible inappropriate pointless not never cannot can't cant couldn't couldnt didn't didnt doesn't doesnt wouldn't
  wouldnt won't wont declined refused refuses wasn't isn't lacks lacked`);
const taking = wordSet(
  "participate contribute engage take discuss complete taking participating involved part understand follow consulted present seen interviewed participation engaging",
);
const giving =
  wordSet(`discuss know express give convey communicate share articulate verbalise verbalize state indicate
  identify provide describe answer say tell respond comment speak talk`);
const views = wordSet(`view views wish wishes opinion opinions preference preferences feelings needs
  himself herself themselves verbally voice questions anything much outcomes goals thoughts wants want`);
const meetings =
  wordSet(`assessment assessments plan planning review meeting process discussion conversation
  conversations this setting interview questions visit completion support questionnaire`);
const seeking = wordSet(
  "ascertain establish obtain gather seek get gain ask consult consulted include involve elicit obtained gained sought recorded known determined gathered captured",
);
const asking = wordSet("ask consult consulted include involve");
const them = wordSet("him her them");
const wordless =
  phrases(`non verbal, nonverbal, no verbal communication, no verbal, no speech, no spoken language
  no words, no views expressed, no view expressed, views unknown, wishes unknown, no meaningful conversation
  limited verbal communication, minimal verbal communication, very limited communication, no means of communication
  no way of telling, made no comment, no comment made, no response given, best interests decision
  does not use speech, doesn't use speech, does not use words, pre verbal, language barrier, no point in asking
  no point asking, was not asked, wasn't asked, not been asked, not asked, no interpreter`);
const capacity = phrases(`lacks capacity, lacks mental capacity, lacked capacity, lacks the capacity
  no capacity, without capacity, has no mental capacity, does not have capacity, doesn't have capacity`);

const OF_OTHERS = /^(?:completed|filled|written|answered|compiled)$/;
const beginning = sign(
  wordless.beginnings,
  capacity.beginnings,
  OF_OTHERS,
  /^(?:views?|wishes)$/,
  unable,
);

/** Whether a text tells what the resident wants after all. */
function tellsAWish(analysis: Analysis): boolean {
  return wishesOf(analysis).wants.some(
    ({ at, who, negated }) =>
      !negated &&
      // "Cannot say what she wants" tells none.
      !/^(?:what|whether|if|how|where)$/.test(analysis.words[at - 2]?.lower ?? "") &&
      who !== null &&
      /^(?:resident|pronoun)$/.test(who.kind),
  );
}

/** Where a text says that somebody could not or would not take part; null where it doesn't. */
export function limitedAt(analysis: Analysis): Range | null {
  const { words } = analysis;
  if (!anyShows(analysis, beginning) || tellsAWish(analysis)) return null;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || !shows(word, beginning) || word.spoken || word.own) continue;
    const length =
      wordless.at(words, at) ||
      capacityAt(words, at) ||
      behalfAt(words, at) ||
      refusalAt(words, at);
    const isHelped = /^(?:did|could|was|would|is|does|has)$/.test(words[at - 1]?.lower ?? "");
    const first = isHelped && !word.begins ? words[at - 1] : word;
    if (length)
      return { from: first?.from ?? word.from, to: words[at + length - 1]?.to ?? word.to };
  }
  return null;
}

/** "Lacks capacity", unless for one decision: "to manage money". */
function capacityAt(words: readonly Word[], at: number): number {
  const length = capacity.at(words, at);
  const [last, next, then] = [words[at + length - 1], words[at + length], words[at + length + 1]];
  if (!length || !next || next.sentence !== last?.sentence || last?.after) return length;
  const isOneDecision = /^(?:to|for|about|around|regarding|in|over|on|with)$/.test(next.lower);
  return isOneDecision && !giving.has(then?.lower ?? "") && !taking.has(then?.lower ?? "")
    ? 0
    : length;
}

/** "Completed by staff on her behalf". */
function behalfAt(words: readonly Word[], at: number): number {
  const word = words[at];
  if (!word || !OF_OTHERS.test(word.lower)) return 0;
  const rest = words.slice(at, at + 9).filter((it) => it.sentence === word.sentence);
  return rest.findIndex((it) => it.lower === "behalf") + 1;
}

/** How many words from `at` on say that nothing could be had; 0 where they say something else. */
function refusalAt(words: readonly Word[], at: number): number {
  const word = words[at];
  if (!word || isOfSelf(words, at)) return 0;
  const inSentence = (i: number) => words[i]?.sentence === word.sentence;
  if (/^(?:views?|wishes)$/.test(word.lower)) {
    for (let i = at + 1; i < at + 5 && inSentence(i); i++)
      if (unable.has(words[i]?.lower ?? "") || words[i]?.lower === "unknown")
        for (let j = i; j < i + 4 && inSentence(j); j++)
          if (seeking.has(words[j]?.lower ?? "") || words[j]?.lower === "unknown")
            return j - at + 1;
    return 0;
  }
  if (!unable.has(word.lower)) return 0;
  for (let i = at + 1; i < at + 7 && inSentence(i); i++) {
    const { lower = "", opens } = words[i] ?? {};
    if (opens) return 0;
    const near = (list: ReadonlySet<string>) =>
      words
        .slice(i + 1, i + 8)
        .findIndex((it) => it.sentence === word.sentence && list.has(it.lower)) + 1;
    if (asking.has(lower) && near(them) === 1) return i + 1 - at + 1;
    if (seeking.has(lower) && near(views)) return i + near(views) - at + 1;
    if (taking.has(lower)) {
      if (lower === "take" && words[i + 1]?.lower !== "part") continue;
      const end = lower === "take" ? i + 1 : i;
      if (near(meetings)) return i + near(meetings) - at + 1;
      if (isEnd(words, end)) return end - at + 1;
    }
    if (giving.has(lower)) {
      if (near(views) && near(views) < 5) return i + near(views) - at + 1;
      const isToUs =
        /^(?:to|with)$/.test(words[i + 1]?.lower ?? "") &&
        /^(?:us|staff|me)$/.test(words[i + 2]?.lower ?? "");
      if (isToUs || (isEnd(words, i) && lower !== "tell" && lower !== "know")) return i - at + 1;
    }
  }
  return 0;
}

/** Whether nothing follows that would say what somebody could not do: "cannot talk, so …". */
function isEnd(words: readonly Word[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (!next || next.sentence !== word?.sentence || /^[,;:–—]/.test(word.after)) return true;
  if (next.lower === "with")
    return /^(?:us|me|staff|professionals|workers|anyone|anybody)$/.test(
      words[at + 2]?.lower ?? "",
    );
  if (next.lower === "at") return /^(?:this|present|all)$/.test(words[at + 2]?.lower ?? "");
  return /^(?:so|and|due|because|therefore|owing|as)$/.test(next.lower);
}

function isOfSelf(words: readonly Word[], at: number): boolean {
  return words.slice(Math.max(0, at - 3), at).some((it) => it.lower === "i" || it.lower === "we");
}

const trying =
  wordSet(`asked ask watched watch saw observed noticed sat spent tried used showed visited spoke offered
  met rang phoned listened read waited wrote played walked explained went took brought repeated talked`);
const tools =
  wordSet(`cards card pictures picture photos photo photographs symbols board objects makaton signs signing
  bsl interpreter interpreted mats thumbs switch gaze drawing drawings video tablet book objects frames ipad emojis faces`);
const answering =
  wordSet(`pushed pulled chose chooses picked pointed points smiled smiles laughed turned nodded reached
  reaches kept opened squeezed held shook relaxed leaned looked cried hummed goes took takes pushes pulls turns`);

/** Words that an account of what was tried takes at the least. */
const ACCOUNT = 12;

/** As many words of one life show that somebody looked. */
const VIVID = 8;

/** Whether a text tells how somebody's view was looked for: who asked, with what, and what was seen. */
export function tellsWhatWasTried(analysis: Analysis): boolean {
  const { words, times } = analysis;
  if (words.length < ACCOUNT) return false;
  const has = (list: ReadonlySet<string>) => words.some((it) => list.has(it.lower));
  const { told, shown } = wishesOf(analysis);
  const isHeard = told.some(
    ({ who, negated }) => !negated && who !== null && /^(?:resident|pronoun)$/.test(who.kind),
  );
  const signs = [
    has(trying),
    has(tools),
    has(answering) || shown.length > 0,
    times.length > 0 ||
      words.some((it) => /^(?:twice|two|three|four|five|six|times|\d+)$/.test(it.lower)),
    isHeard,
  ];
  const { concrete, signs: particular } = analysis.detail;
  const needed = concrete + particular >= VIVID ? 1 : 2;
  return signs.filter(Boolean).length >= needed;
}
