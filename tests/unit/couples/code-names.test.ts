import { describe, expect, it } from "vitest";
import { CODE_NAME_COUNT, drawCodeName, FIRST_WORDS, SECOND_WORDS } from "#lib/couples/code-names";

const ALL = [...FIRST_WORDS, ...SECOND_WORDS];

/** First names of people that are also ordinary words; a code name must not be anybody's name. */
const FIRST_NAMES =
  "Amber April Ash Aspen August Aurora Autumn Basil Bay Blossom Brook Carol Cherry Chance Christian Clay Cliff Coral Crystal Daisy Dale Dawn Dean Dell Diamond Drew Duke Earl Eden Faith Felicity Fern Flora Forest Frank Gale Garnet Ginger Glen Glenn Grace Grant Hazel Heath Heather Holly Honey Hope Iris Ivory Ivy Jade Jasmine Jasper Jewel Jordan Joy June Juniper Lance Laurel Lily Linden Mark Marina May Melody Mercy Merit Miles Myrtle Olive Opal Patience Pearl Penny Petal Peter Phoenix Poppy Ray Reed Reef River Rob Robin Rose Rosemary Rowan Ruby Rusty Saffron Sage Sandy Savannah Scarlet Serenity Shane Sky Skip Star Stella Stormy Summer Sunny Terra Tiger Valentine Verity Victor Violet Vista Wade Will Willow Wren"
    .split(" ")
    .filter((name) => name !== "Reef"); // a surname at most

/** What nobody wants to be called by their therapist, alone or behind another word. */
const UNKIND =
  "Angel Beast Bed Beauty Bitter Black Blood Body Bottle Bottom Breast Broken Brown Butt Chain Cheat Chest Chicken Church Cock Cold Cow Coward Cradle Crack Cross Cuckoo Dark Dead Devil Dick Dirt Dog Donkey Dry Dumb Empty Enema Fat Fiddle Fish Flaccid Ghost Gold Grave Gun Hard Heart Heaven Hell Hinge Hole Hook Hooker Horn Hot Idol Kiss Knife Knob Lame Limp Love Lust Mad Match Mirror Mole Monkey Moor Mosque Mountain Needle Nude Nut Old Organ Pain Pansy Paradise Pig Pill Pipe Pistol Plain Poison Poor Prayer Prick Pussy Queen Rat Rope Rubber Rush Sad Saint Scale Screw Sex Shaft Shame Sick Sin Skin Slim Slow Small Snake Soft Soul Spade Spirit Stiff Temple Thorn Tinder Tiny Tip Tomb Tool Toy Trunk Twig Ugly Vein Virgin Weak Weapon Wed Weed Wet Whip White Wicked Widow Wife Wild Woman Wood Wound Yellow".split(
    " ",
  );

describe("the two lists of words", () => {
  it("hold no word twice, and none in both", () => {
    expect(new Set(FIRST_WORDS).size).toBe(FIRST_WORDS.length);
    expect(new Set(SECOND_WORDS).size).toBe(SECOND_WORDS.length);
    expect(new Set(ALL).size).toBe(ALL.length);
  });

  it("give over ten thousand different names, no two of which read alike", () => {
    const names = FIRST_WORDS.flatMap((first) => SECOND_WORDS.map((second) => `${first} ${second}`));
    expect(CODE_NAME_COUNT).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(10_000);
    expect(new Set(names.map((name) => name.replace(" ", "").toLowerCase())).size).toBe(names.length);
  });

  it("are plain words: one capital, small letters, short enough for a table", () => {
    for (const word of ALL) expect(word).toMatch(/^[A-Z][a-z]{1,8}$/);
  });

  it("hold nobody's first name", () => {
    expect(ALL.filter((word) => FIRST_NAMES.includes(word))).toEqual([]);
  });

  it("hold nothing about bodies, looks, worth, faith or feeling, and nothing unkind", () => {
    expect(ALL.filter((word) => UNKIND.includes(word))).toEqual([]);
  });
});

describe("drawCodeName", () => {
  it("is two words of the lists", () => {
    for (let i = 0; i < 200; i += 1) {
      const [first = "", second = "", ...more] = drawCodeName().split(" ");
      expect(FIRST_WORDS).toContain(first);
      expect(SECOND_WORDS).toContain(second);
      expect(more).toEqual([]);
    }
  });

  it("can draw the first and the last of each, and asks for nothing beyond", () => {
    expect(drawCodeName(() => 0)).toBe(`${FIRST_WORDS[0]} ${SECOND_WORDS[0]}`);
    expect(drawCodeName((n) => n - 1)).toBe(`${FIRST_WORDS.at(-1)} ${SECOND_WORDS.at(-1)}`);
  });

  it("is drawn, not counted: names do not follow each other", () => {
    const drawn = Array.from({ length: 400 }, () => drawCodeName());
    expect(new Set(drawn).size).toBeGreaterThan(370);
    expect(drawn).not.toEqual([...drawn].sort());
  });
});
