/** As much of nspell as is used here; the types that others publish bring Node's along. */
declare module "nspell" {
  export type Dictionary = {
    correct(word: string): boolean;
    /** Known words near to one that is not known; never one that is marked as offensive. */
    suggest(word: string): string[];
  };
  export default function nspell(aff: string, dic: string): Dictionary;
}
