import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listLibrary } from "#lib/exercises/list-library";
import { listExercises } from "#lib/exercises/queries";
import { publishedFork } from "#tests/integration/exercises/authored";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
  world = await makeWorld(db.owner);
});
afterAll(() => db.drop());

async function search(words: string) {
  const page = await listLibrary(world.treating, {
    filters: { state: "published" },
    words,
    sort: undefined,
    dir: "asc",
    page: 1,
  });
  return { ...page, slugs: page.rows.map(({ slug }) => slug) };
}

describe("what a therapist types", () => {
  it.each([
    ["strees shar", ["daily-stress-share"]],
    ["sensate focus", ["sensate-focus-1", "sensate-focus-2"]],
    ["sensate", ["sensate-focus-1", "sensate-focus-2"]],
    ["reassurance", ["support-not-answer", "urge-wave"]],
    ["anxiety", ["sensate-focus-1", "body-attention-solo", "urge-wave"]],
    ["consent", ["kind-no-warm-yes", "private-yes-no-maybe"]],
    ["jealous", ["seven-day-loop-log", "name-it-first"]],
    ["orgasm", ["sensate-focus-1", "good-enough-beliefs"]],
    ["erection", ["sensate-focus-1", "body-attention-solo"]],
    ["compliment", ["hold-the-compliment"]],
    ["kiss", ["private-yes-no-maybe"]],
    ["urge", ["urge-wave"]],
    ["private lits", ["private-yes-no-maybe"]],
    ["wvae", ["urge-wave"]],
    ["tuch agenda", ["touch-no-agenda"]],
    ["breath", ["name-it-first", "soothing-kit", "body-attention-solo"]],
    ["gottman", ["pause-pact", "bids-week"]],
    ["time-out", ["pause-pact"]],
  ])("finds by “%s” what it is about", async (words, wanted) => {
    const { slugs, isSome } = await search(words);
    expect(slugs).toEqual(expect.arrayContaining(wanted));
    expect(isSome).toBe(false);
  });

  it.each([
    ["strees shar", "daily-stress-share"],
    ["private lits", "private-yes-no-maybe"],
    ["wvae", "urge-wave"],
    ["tuch agenda", "touch-no-agenda"],
    ["compliment", "hold-the-compliment"],
  ])("puts first what “%s” means", async (words, first) => {
    expect((await search(words)).slugs[0]).toBe(first);
  });

  it("finds a word in every form, misspelt or not", async () => {
    const { slugs } = await search("breath");
    for (const words of ["breathing", "breaths", "brething", "breahting"]) {
      expect([words, (await search(words)).slugs.toSorted()]).toEqual([words, slugs.toSorted()]);
    }
  });

  it("has a beginning in common for any two words that are two slips apart at most", async () => {
    const apart = await db.owner<{ one: string; other: string }[]>`
      with letters as (select setseed(0.4)), word as (
        select n, (select string_agg(chr(97 + floor(random() * 3)::int), '') from generate_series(1, 3 + n % 9) where n > 0) as word
        from letters cross join generate_series(1, 600) n)
      select a.word as one, b.word as other from word a join word b on a.n < b.n
      cross join lateral (select ext.levenshtein(a.word, b.word) as slips) d
      where d.slips <= 2 and not exists (
        select from app.slips_of(a.word, d.slips) s join app.slips_of(b.word, d.slips) t on s = t)`;
    expect(apart).toEqual([]);
  });

  it("reads no word as another that only looks like it", async () => {
    expect((await search("wife")).slugs).toEqual([]);
    const { slugs, found } = await search("list");
    expect(slugs[0]).toBe("private-yes-no-maybe");
    expect(found).toBeLessThan(listExercises().length / 2);
    expect(slugs).not.toContain("speak-listen-swap");
  });

  it("falls back to those with the most of the words where none has all, and says so", async () => {
    const { slugs, isSome } = await search("sensate focus zebra");
    expect(isSome).toBe(true);
    expect(slugs.toSorted()).toEqual(["sensate-focus-1", "sensate-focus-2"]);
    expect(await search("zebra quagga")).toMatchObject({ isSome: true, slugs: [] });
    expect(await search("sensate the focus")).toMatchObject({ isSome: false });
  });

  it("puts a title with all the words before one with some, and that before a word in the text", async () => {
    const aim = "An hour for the ibex and the lynx.";
    await publishedFork(world.treating, { title: "Quiet company", parts: { aim } });
    await publishedFork(world.treating, { title: "A lynx at dusk", parts: { aim } });
    await publishedFork(world.treating, { title: "Lynx beside ibex" });
    expect((await search("ibex lynx")).rows.map(({ title }) => title)).toEqual([
      "Lynx beside ibex",
      "A lynx at dusk",
      "Quiet company",
    ]);
  });
});
