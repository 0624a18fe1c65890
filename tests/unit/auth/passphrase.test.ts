import { dictionary } from "@zxcvbn-ts/language-common";
import { describe, expect, it } from "vitest";
import {
  hashPassphrase,
  PASSPHRASE_MAX,
  PASSPHRASE_MIN,
  passphraseProblem,
  verifyPassphrase,
} from "#lib/auth/passphrase";

const COMMON = dictionary["passwords-common"] as readonly string[];
const EASY = "That one is easy to guess. Try four or five words that do not belong together.";

/** A common password said again until it is long enough. */
function stretched(word: string): string {
  return word.repeat(Math.ceil(PASSPHRASE_MIN / word.length));
}

describe("length (SEC-10)", () => {
  it("is at least 15 characters, counted as people count them", () => {
    expect(PASSPHRASE_MIN).toBe(15);
    expect(passphraseProblem("plum kettle row")).toBeNull();
    expect(passphraseProblem("plum kettle ro")).toMatch(/at least 15 characters/);
    // Fourteen characters, of which some take two places in memory.
    expect(passphraseProblem("plum 𝄞𝄞 kettle")).toMatch(/at least 15 characters/);
  });

  it("may be far over 64", () => {
    expect(PASSPHRASE_MAX).toBeGreaterThanOrEqual(64);
    const long = "plum kettle rowing under seventeen paper bridges while nobody counts the herons at all";
    expect(long.length).toBeGreaterThan(64);
    expect(passphraseProblem(long)).toBeNull();
    expect(passphraseProblem(long.padEnd(PASSPHRASE_MAX, " and more"))).toBeNull();
    expect(passphraseProblem(long.padEnd(PASSPHRASE_MAX + 1, " and more"))).toMatch(/at most 200/);
  });
});

describe("kinds of characters (SEC-10)", () => {
  it.each([
    ["small letters alone", "plumkettleherontax"],
    ["capitals alone", "PLUM KETTLE HERON TAX"],
    ["digits alone", "8371 0923 4471 2290 5512"],
    ["signs alone", "_#(}<;%$@!^*~|?>{["],
    ["another script", "чайник слива цапля налог"],
    ["blanks at the ends", "  plum kettle heron tax  "],
    ["emoji", "🦉plum🫖kettle🪁heron🧾tax"],
  ])("no rule asks for more than %s", (_what, passphrase) => {
    expect(passphraseProblem(passphrase)).toBeNull();
  });
});

describe("what is known to everybody (SEC-10)", () => {
  it("has a list of at least 3,000 entries behind it", () => {
    expect(new Set(COMMON).size).toBeGreaterThanOrEqual(3000);
  });

  it("refuses each of the 3,000 commonest, said as often as it takes", () => {
    const taken = COMMON.slice(0, 3000).filter((word) => passphraseProblem(stretched(word)) === null);
    expect(taken).toEqual([]);
  }, 60_000);

  it("refuses every listed one that is long enough by itself", () => {
    const long = COMMON.filter((word) => word.length >= PASSPHRASE_MIN);
    expect(long.length).toBeGreaterThan(10);
    expect(long.filter((word) => passphraseProblem(word) === null)).toEqual([]);
  });

  it.each([
    "aaaaaaaaaaaaaaaaaaaa",
    "abcabcabcabcabcabc",
    "1234567890123456",
    "qwertyuiopasdfghjkl",
    "qazwsxedcrfvtgb",
    "iloveyouiloveyou",
    "password12345678",
    "P@ssw0rdP@ssw0rd",
    "ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ",
    "ｐａｓｓｗｏｒｄ１２３４５６７８",
    "19840312 19840312",
  ])("refuses the run or repeat %s", (passphrase) => {
    expect(passphraseProblem(passphrase)).toBe(EASY);
  });
});

describe("words of the product and of the person (SEC-10)", () => {
  it.each([
    "evenkeel evenkeel",
    "Even Keel Even Keel",
    "even keel couple therapy",
    "evenkeel-therapist-2026",
    "Couple-Therapist-Couple",
    "my therapist passphrase",
    "therapy, counselling",
  ])("refuses %s", (passphrase) => {
    expect(passphraseProblem(passphrase, ["robin@practice.example"])).toBe(EASY);
  });

  it("refuses the person's own name and address, however they are put together", () => {
    const about = ["Anna Maria Lindqvist", "anna.lindqvist", "harbourpractice.example"];
    expect(passphraseProblem("anna maria lindqvist", about)).toBe(EASY);
    expect(passphraseProblem("Lindqvist.Anna.1984", about)).toBe(EASY);
    expect(passphraseProblem("harbourpractice anna", about)).toBe(EASY);
    expect(passphraseProblem("harbourpractice anna")).toBeNull();
  });

  it("takes such a word among others", () => {
    expect(passphraseProblem("evenkeel plum kettle heron tax")).toBeNull();
    expect(passphraseProblem("anna 8371 0923 4471 2290", ["Anna"])).toBeNull();
  });
});

describe("hashPassphrase and verifyPassphrase", () => {
  it("is argon2id with the agreed cost, salted afresh each time", async () => {
    const [one, two] = await Promise.all([
      hashPassphrase("plum kettle row"),
      hashPassphrase("plum kettle row"),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it("takes the passphrase and no other, in any spelling of the same characters", async () => {
    const stored = await hashPassphrase("plum kettle caf\u00e9");
    expect(await verifyPassphrase(stored, "plum kettle caf\u00e9")).toBe(true);
    expect(await verifyPassphrase(stored, "plum kettle cafe\u0301")).toBe(true);
    expect(await verifyPassphrase(stored, "Plum kettle caf\u00e9")).toBe(false);
    expect(await verifyPassphrase(stored, "")).toBe(false);
  });

  it("uses every character of a long one", async () => {
    const long = "plum ".repeat(39);
    const stored = await hashPassphrase(`${long}a`);
    expect(await verifyPassphrase(stored, `${long}b`)).toBe(false);
  });

  it("says no to an unknown address whatever is typed", async () => {
    expect(await verifyPassphrase(null, "plum kettle row")).toBe(false);
    expect(await verifyPassphrase(null, "")).toBe(false);
  });
});
