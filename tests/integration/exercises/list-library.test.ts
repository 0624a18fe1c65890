import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "#lib/exercises/catalogue/index";
import { discardDraft } from "#lib/exercises/discard-draft";
import type { LibraryAsked } from "#lib/exercises/library-page";
import { LIBRARY_PAGE, listLibrary } from "#lib/exercises/list-library";
import { openExercise } from "#lib/exercises/open-exercise";
import { publishExercise } from "#lib/exercises/publish-exercise";
import { listExercises } from "#lib/exercises/queries";
import { retireExercise } from "#lib/exercises/retire-exercise";
import { reviseExercise } from "#lib/exercises/revise-exercise";
import {
  bitOf,
  FILTER_CHOICES,
  FILTER_NAMES,
  type LibraryFilters,
  maskOf,
  traitsOf,
} from "#lib/exercises/traits";
import { change, forkOf, publishedFork } from "#tests/integration/exercises/authored";
import { useFreshDatabase } from "#tests/support/database";
import { auditOf, makeMember, makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

type Change = Partial<Omit<LibraryAsked, "filters">> & LibraryFilters;

function ask(world: World, { words, sort, dir, page, ...filters }: Change = {}) {
  return listLibrary(world.treating, {
    filters: { ...filters, state: filters.state ?? "published" },
    words,
    sort,
    dir: dir ?? "asc",
    page: page ?? 1,
  });
}

const titles = async (world: World, change: Change) =>
  (await ask(world, change)).rows.map((row) => row.title);

const builtIn = bitOf("origin", "builtin") + bitOf("state", "published");
/** What the filters leave of the built-in exercises, counted without a database. */
function expected(filters: LibraryFilters): number {
  const mask = BigInt(maskOf(filters));
  return listExercises().filter((one) => (BigInt(traitsOf(one) + builtIn) & mask) === mask).length;
}

describe("the library", () => {
  it("lists what is built in, page by page, each exercise once, and writes down that it was looked at", async () => {
    const world = await makeWorld(db.owner);
    const first = await ask(world);
    const pages = await Promise.all(
      Array.from({ length: first.pages }, (_, place) => ask(world, { page: place + 1 })),
    );
    const slugs = pages.flatMap(({ rows }) => rows.map(({ slug }) => slug));
    expect([...slugs].sort()).toEqual(
      listExercises()
        .map(({ slug }) => slug)
        .sort(),
    );
    expect(first.found).toBe(slugs.length);
    expect(pages.slice(0, -1).every(({ rows }) => rows.length === LIBRARY_PAGE)).toBe(true);
    expect((await ask(world, { page: 999 })).rows).toEqual(pages.at(-1)?.rows);
    expect((await auditOf(db.owner, world.practiceId)).at(-1)).toMatchObject({
      action: "read",
      purpose: "look through the library",
    });
  });

  it("counts for every choice of every filter what choosing it would list, the others staying", async () => {
    const world = await makeWorld(db.owner);
    for (const filters of [
      {},
      { mechanism: "regulation" },
      { stage: "early", minutes: 15, level: 1 },
      { format: "homework", class: "I", evidence: "PLAUS", origin: "builtin" },
    ] satisfies LibraryFilters[]) {
      const { counts, found } = await ask(world, filters);
      expect(found).toBe(expected(filters));
      for (const name of FILTER_NAMES.filter((one) => one !== "state")) {
        for (const choice of FILTER_CHOICES[name]) {
          const counted = counts[name] as Readonly<Record<string, number>>;
          const wanted = choice === "own" ? 0 : expected({ ...filters, [name]: choice });
          expect([name, choice, counted[String(choice)]]).toEqual([name, choice, wanted]);
        }
      }
    }
  });

  it("says of a row what the exercise says", async () => {
    const world = await makeWorld(db.owner);
    for (const exercise of catalogue) {
      const page = await ask(world, { words: exercise.title });
      const row = page.rows.find(({ slug }) => slug === exercise.slug);
      expect(row).toMatchObject({
        version: exercise.version,
        title: exercise.title,
        aim: exercise.aim,
        minutes: exercise.minutes.typical,
        format: exercise.format,
        exerciseClass: exercise.exerciseClass,
        explicitness: exercise.explicitness,
        evidence: exercise.evidence.thisForm.grade,
        origin: "builtin",
        state: "published",
      });
    }
  });

  it("sorts by title, minutes, level, evidence and age, both ways", async () => {
    const world = await makeWorld(db.owner);
    const newest = await publishedFork(world.treating, { title: "1 aardvark hour" });
    expect((await ask(world, { sort: "newest" })).rows[0]?.slug).toBe(newest);
    expect((await ask(world)).rows[0]?.slug).toBe(newest);
    const of = async (sort: "minutes" | "level", dir: "asc" | "desc") =>
      (await ask(world, { sort, dir })).rows.map((row) =>
        sort === "minutes" ? row.minutes : row.explicitness,
      );
    for (const sort of ["minutes", "level"] as const) {
      const up = await of(sort, "asc");
      expect(up).toEqual(up.toSorted((a, b) => a - b));
      const down = await of(sort, "desc");
      expect(down).toEqual(down.toSorted((a, b) => b - a));
    }
    const grades = (await ask(world, { sort: "evidence" })).rows.map(({ evidence }) =>
      FILTER_CHOICES.evidence.indexOf(evidence),
    );
    expect(grades).toEqual(grades.toSorted((a, b) => a - b));
  });
});

describe("the practice's own exercises", () => {
  it("are listed beside the built-in ones by state and origin, each version where it belongs", async () => {
    const world = await makeWorld(db.owner);
    const slug = await publishedFork(world.treating, { title: "Zebra hour" });
    await reviseExercise(world.treating, { slug });
    await change(world.treating, slug, { title: "Zebra night" });
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    const draft = await forkOf(colleague, "plain-ask", "Zebra draft");

    expect(await titles(world, { origin: "own" })).toEqual(["Zebra hour"]);
    expect(await titles(world, { state: "draft" })).toEqual(["Zebra draft", "Zebra night"]);
    const { counts } = await ask(world);
    expect(counts.state).toEqual({ draft: 2, published: listExercises().length + 1, retired: 0 });
    await publishExercise(world.treating, { slug, revision: 2 });
    expect(await titles(world, { origin: "own" })).toEqual(["Zebra night"]);
    await retireExercise(world.treating, { slug });
    await discardDraft(world.treating, { slug: draft.slug, revision: 1 });
    expect(await titles(world, { origin: "own" })).toEqual([]);
    expect(await titles(world, { state: "retired" })).toEqual(["Zebra night"]);
    expect(await titles(world, { state: "draft" })).toEqual([]);
  });

  it("are nobody else's: neither their rows nor their words nor their number", async () => {
    const world = await makeWorld(db.owner);
    const other = await makeWorld(db.owner);
    await publishedFork(other.treating, { title: "Quokka hour" });
    expect(await ask(world)).toEqual({ ...(await ask(world)), found: listExercises().length });
    expect((await ask(world, { words: "quokka" })).rows).toEqual([]);
    expect((await ask(other, { words: "quoka" })).rows).toHaveLength(1);
    expect((await ask(world, { words: "quoka" })).drops).toEqual([
      { names: [], words: true, found: listExercises().length },
    ]);
  });
});

describe("searching", () => {
  const wave = "Ride the wave";

  it.each([
    ["the word", "wave"],
    ["its beginning", "wav"],
    ["another case and accents", "WÀVE"],
    ["a letter too many", "waave"],
    ["every word", "ride wave"],
    ["words in any order", "wave ride"],
  ])("finds a title by %s", async (_how, words) => {
    const world = await makeWorld(db.owner);
    expect((await titles(world, { words }))[0]).toBe(wave);
  });

  it("forgives two typing errors in a word: letters wrong, missing, too many or turned round", async () => {
    const world = await makeWorld(db.owner);
    const softer = "The softer reach";
    for (const words of ["sofer", "sotfer", "sifter", "softtter", "soxtir", "softr raech"]) {
      expect([words, (await titles(world, { words }))[0]]).toEqual([words, softer]);
    }
    const slug = await publishedFork(world.treating, { title: "Thunderstorm" });
    for (const words of ["thunderstorm", "thnuderstorm", "tunderstom", "thumderstirm", "thundertsorm"]) {
      expect([words, (await ask(world, { words })).rows[0]?.slug]).toEqual([words, slug]);
    }
  });

  it("looks in aim, steps and the words for the mechanism, and puts titles first", async () => {
    const world = await makeWorld(db.owner);
    const parts = { aim: "A quiet hour with a marmot." };
    await publishedFork(world.treating, { title: "Someone else", parts });
    await publishedFork(world.treating, { title: "Marmot morning" });
    expect(await titles(world, { words: "marmot" })).toEqual(["Marmot morning", "Someone else"]);
    expect(await titles(world, { words: "marmoot" })).toEqual(["Marmot morning", "Someone else"]);
    const { rows } = await ask(world, { words: "dissonance" });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ mechanisms }) => mechanisms.length > 0)).toBe(true);
  });

  it("does not read a known word as another one near to it", async () => {
    const world = await makeWorld(db.owner);
    await publishedFork(world.treating, { title: "Cavern of brave slaves" });
    expect(await titles(world, { words: "wave" })).not.toContain("Cavern of brave slaves");
  });

  it("finds by look where no word is near by letters", async () => {
    const world = await makeWorld(db.owner);
    await publishedFork(world.treating, { title: "Kaleidoscope" });
    expect(await titles(world, { words: "kaleidoscopical" })).toContain("Kaleidoscope");
  });

  it("takes anything typed as words, never as a pattern, a query or a statement", async () => {
    const world = await makeWorld(db.owner);
    for (const words of [
      "%",
      "_",
      "' or 1=1 --",
      "a & | ! b",
      "wave:*",
      "\\",
      "(",
      "<->",
      "日本",
      "a".repeat(80),
    ]) {
      expect([words, typeof (await ask(world, { words })).found]).toEqual([words, "number"]);
    }
  });
});

describe("an empty page", () => {
  it("names each single thing to take away, with how many come back", async () => {
    const world = await makeWorld(db.owner);
    const { found, rows, drops } = await ask(world, { words: "wave", class: "X" });
    expect([found, rows]).toEqual([0, []]);
    const wordsOnly = (await ask(world, { words: "wave" })).found;
    expect(drops).toContainEqual({ names: ["class"], words: false, found: wordsOnly });
    for (const drop of drops) {
      const left = await ask(world, {
        ...(drop.words ? {} : { words: "wave" }),
        ...(drop.names.includes("class") ? {} : { class: "X" }),
      });
      expect(left.found).toBe(drop.found);
    }
  });

  it("names two where one is not enough, and nothing where there is nothing", async () => {
    const world = await makeWorld(db.owner);
    const { drops } = await ask(world, { origin: "own", words: "qqqqqqqqqqq" });
    expect(drops).toEqual([{ names: ["origin"], words: true, found: listExercises().length }]);
    expect((await ask(world, { state: "retired" })).drops).toEqual([
      { names: ["state"], words: false, found: listExercises().length },
    ]);
    expect((await ask(world, { words: "wave" })).drops).toEqual([]);
  });
});

describe("the sheet of an exercise", () => {
  it("is there for every row of the list", async () => {
    const world = await makeWorld(db.owner);
    for (const { slug, title } of (await ask(world)).rows) {
      expect((await openExercise(world.treating, slug)).exercise.title).toBe(title);
    }
  });
});
