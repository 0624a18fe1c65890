import { hash, verify } from "@node-rs/argon2";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";

export const PASSPHRASE_MIN = 15;
export const PASSPHRASE_MAX = 200;
/** Product words that would be guessed first here. */
const OWN_WORDS = ["evenkeel", "even keel", "therapy", "therapist", "couple", "counselor", "passphrase"];
const GUESSES_LOG10_MIN = 10;

let estimator: ZxcvbnFactory | null = null;

/**
 * Why a new passphrase is refused, as one sentence; null when it is fine. At least 15 characters, no
 * rule about kinds of characters, and nothing built from the common-password lists (over 30,000
 * entries), keyboard runs, repeats, or words of the product (security paper, SEC-10).
 */
export function passphraseProblem(passphrase: string, about: readonly string[] = []): string | null {
  const length = [...passphrase.normalize("NFKC")].length;
  if (length < PASSPHRASE_MIN)
    return `Use at least ${PASSPHRASE_MIN} characters. Four or five plain words work well.`;
  if (length > PASSPHRASE_MAX) return `Use at most ${PASSPHRASE_MAX} characters.`;
  estimator ??= new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
  const { guessesLog10 } = estimator.check(passphrase.slice(0, 64), [...OWN_WORDS, ...about]);
  if (guessesLog10 < GUESSES_LOG10_MIN)
    return "That one is easy to guess. Try four or five words that do not belong together.";
  return null;
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
