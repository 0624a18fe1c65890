import { hash, verify } from "@node-rs/argon2";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";

export const PASSPHRASE_MIN = 15;
export const PASSPHRASE_MAX = 200;
/** Product words that would be guessed first here. */
const OWN_WORDS = [
  "evenkeel",
  "even keel",
  "therapy",
  "therapist",
  "couple",
  "counselor",
  "counsellor",
  "counseling",
  "counselling",
  "passphrase",
  "password",
];
const GUESSES_LOG10_MIN = 10;
/** What has to be left of a passphrase without our words and what is known of the person. */
const REST_MIN = 8;

let estimator: ZxcvbnFactory | null = null;

/**
 * Why a new passphrase is refused, as one sentence; null when it is fine. At least 15 characters, no
 * rule about kinds of characters, and nothing built from the common-password lists (over 30,000
 * entries), keyboard runs, repeats, or words of the product (security paper, SEC-10).
 */
export function passphraseProblem(passphrase: string, about: readonly string[] = []): string | null {
  const text = passphrase.normalize("NFKC");
  const length = [...text].length;
  if (length < PASSPHRASE_MIN)
    return `Use at least ${PASSPHRASE_MIN} characters. Four or five plain words work well.`;
  if (length > PASSPHRASE_MAX) return `Use at most ${PASSPHRASE_MAX} characters.`;
  const known = [...OWN_WORDS, ...about.flatMap((words) => words.toLowerCase().split(/[^\p{L}\p{N}]+/u))]
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
  estimator ??= new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
  const { guessesLog10 } = estimator.check(text.slice(0, 64), known);
  if (guessesLog10 < GUESSES_LOG10_MIN || isMadeOf(text.toLowerCase(), known) || isRepeated(text))
    return "That one is easy to guess. Try four or five words that do not belong together.";
  return null;
}

/** Letters and digits alone: blanks and dashes make a thing look harder than it is. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** True for one thing said over and over that would be too short by itself. */
function isRepeated(text: string): boolean {
  const unit = /^(.+?)\1+$/u.exec(bare(text).toLowerCase())?.[1];
  return unit !== undefined && [...unit].length < PASSPHRASE_MIN;
}

/** True for known words in a row. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), text);
  return rest !== text && bare(rest).length < REST_MIN;
}

/** argon2id, 19 MiB, two passes, one lane (the OWASP baseline). */
export function hashPassphrase(passphrase: string): Promise<string> {
  return hash(passphrase.normalize("NFKC"), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

// A real hash of bytes nobody knows: an unknown address costs exactly the work of a wrong passphrase.
let decoy: Promise<string> | null = null;

/** True when the passphrase matches. With no hash (unknown address) it does the same work and says false. */
export async function verifyPassphrase(stored: string | null, passphrase: string): Promise<boolean> {
  decoy ??= hashPassphrase(crypto.randomUUID());
  const matches = await verify(stored ?? (await decoy), passphrase.normalize("NFKC"));
  return stored !== null && matches;
}
