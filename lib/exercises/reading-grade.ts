const SILENT_ENDING = /(?:[^lszxcghaeiouy]es|[aeiouy]les|[^aeioutd]ed|[^laeiouy]e|[aeiouy]le)$/;

/** Syllables of one English word, by vowel groups less a silent ending; at least 1. An estimate. */
export function countSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  const spoken = letters
    .replace(SILENT_ENDING, (ending) => ending.replace(/e[sd]?$/, ""))
    .replace(/^y(?=[aeiou])/, "");
  const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0;
  const splitEnding = /[aeiouy]ing$/.test(spoken) ? 1 : 0;
  return Math.max(1, groups + splitEnding);
}

/** The words of a text: runs of letters or digits, with inner apostrophes and hyphens. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Sentences end at a stop or mark before a space or the end; three dots are a pause. At least 1. */
function countSentences(text: string): number {
  const parts = text.replace(/\.{2,}|…/g, ",").split(/[.!?]+["'”’)]*(?:\s+|$)/);
  return Math.max(1, parts.filter((part) => /[\p{L}\p{N}]/u.test(part)).length);
}

/**
 * Flesch-Kincaid grade: the US school year a text asks of its reader; can fall below 0. A text without
 * words has grade 0. Under about five words the formula breaks down.
 */
export function readingGrade(text: string): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  return 0.39 * (words.length / countSentences(text)) + 11.8 * (syllables / words.length) - 15.59;
}
