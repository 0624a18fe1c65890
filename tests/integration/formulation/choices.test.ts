import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { weighableIn } from "#lib/exercises/find-weighable";
import { findExercise } from "#lib/exercises/queries";
import { chooseSuggestionInput } from "#lib/formulation/choice-schema";
import { openFormulation } from "#lib/formulation/open-formulation";
import { rateCouple } from "#lib/formulation/rate-couple";
import { chooseSuggestion, setLacks } from "#lib/formulation/suggestion-choices";
import type { Ratings } from "#lib/formulation/types";
import { newId } from "#lib/kernel/ids";
import { publishedFork } from "#tests/integration/exercises/authored";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeCouple, makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
  const all = (number: number): Ratings =>
    Object.fromEntries(
      ["D", "R", "A", "K"].flatMap((letter) =>
        Array.from({ length: 6 }, (_, place) => [`${letter}${place + 1}`, number]),
      ),
    );
  await rateCouple(world.treating, { coupleId: world.coupleId, A: all(6), B: all(5) });
});

const open = async () => (await openFormulation(world.treating, world.coupleId)).suggestions;
const slugs = async () => (await open()).suggested.map(({ slug }) => slug);
const press = (slug: string, fields: Record<string, string>) =>
  chooseSuggestion(
    world.treating,
    chooseSuggestionInput.parse({ coupleId: world.coupleId, slug, ...fields }),
  );

describe("choices about suggestions", () => {
  it("pin, move, free, hide with a sealed reason and show again, each with its audit row", async () => {
    const [one = "", two = "", three = "", four = ""] = await slugs();
    await press(four, { press: "pin" });
    expect((await slugs()).slice(0, 4)).toEqual([four, one, two, three]);
    await press(four, { press: "unpin" });
    await press(one, { press: "down", from: "1" });
    expect((await slugs()).slice(0, 3)).toEqual([two, one, three]);
    await press(three, { press: "up", from: "3" });
    expect((await slugs()).slice(0, 3)).toEqual([two, three, one]);
    await press(three, { press: "free" });
    await press(one, { press: "free" });
    expect((await slugs()).slice(0, 3)).toEqual([one, two, three]);
    await press(two, { press: "hide", reason: "They did this with me last year" });
    expect(await slugs()).not.toContain(two);
    expect((await open()).hidden).toEqual([{ slug: two, reason: "They did this with me last year" }]);
    const [row] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<{ reason_sealed: Buffer }[]>`select reason_sealed from suggestion_choice
        where couple_id = ${world.coupleId} and exercise_slug = ${two}`,
    );
    expect(row?.reason_sealed.toString("latin1")).not.toContain("last year");
    await press(two, { press: "show" });
    expect((await slugs()).slice(0, 3)).toEqual([one, two, three]);
    expect((await open()).hidden).toEqual([]);
    const purposes = (await auditOf(db.owner, world.practiceId)).map(({ purpose }) => purpose);
    expect(purposes.filter((purpose) => purpose === "change the list of suggestions")).toHaveLength(8);
    await expect(press("no-such-thing", { press: "pin" })).rejects.toMatchObject({ code: "not_found" });
    await expect(press(one, { press: "up" })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("leave one for later until the next session has begun, or until it is shown again", async () => {
    const [one = "", two = ""] = await slugs();
    const { practiceId, coupleId } = world;
    const others = await makeCouple(db.owner, world.treating);
    const begin = (at: string | null, whose = coupleId) =>
      asPractice(
        db.owner,
        practiceId,
        (
          tx,
        ) => tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes, attendees, state,
            started_at)
          values (${practiceId}, ${newId()}, ${whose}, ${at === null ? 90 : 91}, now() + interval '1 day',
            'Europe/Berlin', 50, 'both', ${at === null ? "planned" : "running"}, ${at})`,
      );
    await press(one, { press: "not_now" });
    await press(two, { press: "not_now" });
    await begin(null);
    const left = await open();
    expect(left.notNow).toEqual([one, two]);
    expect(left.hidden).toEqual([]);
    expect(await slugs()).not.toContain(one);
    await press(two, { press: "show" });
    const soon = new Date(Date.now() + 60_000).toISOString();
    await begin(soon, others.coupleId);
    expect((await open()).notNow).toEqual([one]);
    await begin(soon);
    expect((await open()).notNow).toEqual([]);
    expect((await slugs()).slice(0, 2)).toEqual([one, two]);
    const purposes = (await auditOf(db.owner, practiceId)).map(({ purpose }) => purpose);
    expect(purposes.filter((purpose) => purpose === "change the list of suggestions")).toHaveLength(3);
  });

  it("count places below the pins, among the pins on their own, and refuse what is too far down", async () => {
    const [one = "", two = "", three = "", four = ""] = await slugs();
    await press(four, { press: "pin" });
    await press(two, { press: "up", from: "2" });
    expect((await slugs()).slice(0, 4)).toEqual([four, two, one, three]);
    await press(three, { press: "pin" });
    expect((await slugs()).slice(0, 4)).toEqual([three, four, two, one]);
    await press(three, { press: "down", from: "1" });
    expect((await slugs()).slice(0, 4)).toEqual([four, three, two, one]);
    await press(one, { press: "down", from: "2" });
    expect((await slugs()).slice(0, 3)).toEqual([four, three, two]);
    await press(three, { press: "unpin" });
    expect((await slugs()).slice(0, 2)).toEqual([four, two]);
    await expect(press(two, { press: "down", from: "999" })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { from: ["It stands as far down as it can."] },
    });
  });

  it("never lift what a gate stops: a pinned exercise is held back with its reason", async () => {
    const [together = ""] = (await open()).suggested
      .filter(({ fits }) => fits.length === 0)
      .map(({ slug }) => slug);
    await press(together, { press: "pin" });
    expect((await slugs())[0]).toBe(together);
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G02", note: "Seen alone." });
    const { suggested, held } = await open();
    expect(suggested.map(({ slug }) => slug)).not.toContain(together);
    expect(held.find(({ slug }) => slug === together)?.reason).toMatch(/^On hold/);
  });

  it("leave out what needs a thing the couple lacks", async () => {
    const before = await slugs();
    expect(before).toContain("urge-wave");
    await setLacks(world.treating, { coupleId: world.coupleId, lacks: ["timer"] });
    const { suggested, leftOut } = await open();
    expect(suggested.map(({ slug }) => slug)).not.toContain("urge-wave");
    expect(leftOut).toContainEqual({ slug: "urge-wave", why: "materials" });
    await setLacks(world.treating, { coupleId: world.coupleId, lacks: [] });
    expect(await slugs()).toEqual(before);
  });
});

describe("the practice's own exercises", () => {
  it("show their own evidence grade, as the built-in ones do, and it weighs nothing", async () => {
    const grade = async (slug: string) => {
      const { exercises, suggestions } = await openFormulation(world.treating, world.coupleId);
      const found = suggestions.suggested.find((one) => one.slug === slug);
      return { grade: exercises[slug]?.grade, score: found?.score };
    };
    const before = await grade("urge-wave");
    expect(before.grade).toBe(findExercise("urge-wave")?.evidence.thisForm.grade);
    const slug = await publishedFork(world.treating, {
      from: "urge-wave",
      title: "Our wave by consensus",
      parts: {
        evidence: {
          parent: findExercise("urge-wave")?.evidence.parent ?? [],
          thisForm: { grade: "CONS", text: "We agree on it." },
        },
      },
    });
    expect(await grade(slug)).toEqual({ grade: "CONS", score: before.score });
  });

  it("stand for what they were made from, and their own gates count", async () => {
    const slug = await publishedFork(world.treating, { from: "urge-wave", title: "Our wave" });
    const { suggested } = await open();
    expect(suggested.find((one) => one.slug === slug)?.insteadOf).toBe("urge-wave");
    expect(suggested.map((one) => one.slug)).not.toContain("urge-wave");
    await press(slug, { press: "hide" });
    expect(await slugs()).toContain("urge-wave");
  });

  it("are all weighed, however many there are, as the catalogue weighs the same", async () => {
    await asPractice(
      db.owner,
      world.practiceId,
      (
        tx,
      ) => tx`insert into own_exercise (practice_id, slug, version, id, state, body, title, sort_title, aim, minutes,
          blocked_by, warned_by, traits, search, author_id, published_at)
        select ${world.practiceId}::uuid, 'own-copy-' || n, 1, gen_random_uuid(), 'published', b.body, b.title, b.sort_title,
          b.aim, b.minutes, b.blocked_by, b.warned_by, b.traits, b.search, ${world.treating.userId}::uuid, now()
        from builtin_exercise b cross join generate_series(1, 150) n
        where b.slug = 'urge-wave' and b.superseded_at is null`,
    );
    const { suggested } = await open();
    const copies = suggested.filter(({ slug }) => slug.startsWith("own-copy-"));
    expect(copies).toHaveLength(150);
    const original = suggested.find(({ slug }) => slug === "urge-wave");
    expect(copies.every(({ score }) => score === original?.score)).toBe(true);
    const all = await withActor(world.treating, (tx) => weighableIn(tx, world.treating));
    const facts = (slug: string) => {
      const {
        slug: _slug,
        title: _title,
        ...rest
      } = all.find((one) => one.slug === slug) ?? { slug, title: "" };
      return rest;
    };
    expect(facts("urge-wave")).toMatchObject(facts("own-copy-7"));
  });

  it("of another practice are nobody's here", async () => {
    const other = await makeWorld(db.owner);
    const slug = await publishedFork(other.treating, { from: "urge-wave", title: `Theirs ${newId()}` });
    expect(await slugs()).not.toContain(slug);
    await expect(press(slug, { press: "pin" })).rejects.toMatchObject({ code: "not_found" });
  });
});
