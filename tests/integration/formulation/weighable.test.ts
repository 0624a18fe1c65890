import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { weighableIn } from "#lib/exercises/find-weighable";
import { publishExercise } from "#lib/exercises/publish-exercise";
import { listExercises } from "#lib/exercises/queries";
import { retireExercise } from "#lib/exercises/retire-exercise";
import { reviseExercise } from "#lib/exercises/revise-exercise";
import { change, forkOf, publishedFork } from "#tests/integration/exercises/authored";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const all = (of = world) => withActor(of.treating, (tx) => weighableIn(tx, of.treating));
const own = async (of = world) =>
  (await all(of))
    .filter(({ slug }) => slug.startsWith("own-"))
    .map(({ slug, version, title }) => `${slug} ${version} ${title}`)
    .sort();

describe("the library that is weighed", () => {
  it("is read once while nothing in it changes, and holds the built-in exercises beside the practice's own", async () => {
    await publishedFork(world.treating, { title: "Our pause" });
    const first = await all();
    expect(await all()).toBe(first);
    expect(first).toHaveLength(listExercises().length + 1);
  });

  it("is the one of now after something was published, revised or retired", async () => {
    expect(await own()).toEqual([]);
    const one = await publishedFork(world.treating, { title: "Our pause" });
    expect(await own()).toEqual([`${one} 1 Our pause`]);
    const two = await publishedFork(world.treating, { title: "A longer pause" });
    expect(await own()).toEqual([`${two} 1 A longer pause`, `${one} 1 Our pause`]);

    await reviseExercise(world.treating, { slug: one });
    expect(await own()).toEqual([`${two} 1 A longer pause`, `${one} 1 Our pause`]);
    const revision = await change(world.treating, one, { title: "Our newer pause" });
    await publishExercise(world.treating, { slug: one, revision });
    expect(await own()).toEqual([`${two} 1 A longer pause`, `${one} 2 Our newer pause`]);

    await retireExercise(world.treating, { slug: two });
    expect(await own()).toEqual([`${one} 2 Our newer pause`]);
    await retireExercise(world.treating, { slug: one });
    expect(await own()).toEqual([]);
  });

  it("never has a draft, and never another practice's, whoever was served before", async () => {
    const other = await makeWorld(db.owner);
    const slug = await publishedFork(world.treating, { title: "Our pause" });
    await forkOf(world.treating, "urge-wave", "A draft");
    expect(await own()).toEqual([`${slug} 1 Our pause`]);
    expect(await own(other)).toEqual([]);
    const theirs = await publishedFork(other.treating, { from: "urge-wave", title: "Our pause" });
    expect(theirs).toBe(slug);
    const weights = async (of: World) => (await all(of)).find((one) => one.slug === slug)?.weights;
    expect(await weights(other)).toEqual(listExercises().find((one) => one.slug === "urge-wave")?.weights);
    expect(await weights(world)).toEqual(listExercises().find((one) => one.slug === "pause-pact")?.weights);
  });

  it("shows a row that was retired in a transaction nobody has committed to nobody but that one", async () => {
    const slug = await publishedFork(world.treating, { title: "Our pause" });
    expect(await own()).toHaveLength(1);
    await db.owner
      .begin(async (tx) => {
        await tx`select set_config('role', 'app_owner', true), set_config('app.practice_id', ${world.practiceId}, true)`;
        await tx`update own_exercise set state = 'retired', retired_at = now() where slug = ${slug}`;
        expect(await own()).toHaveLength(1);
        throw new Error("taken back");
      })
      .catch((error: unknown) => expect(String(error)).toContain("taken back"));
    expect(await own()).toHaveLength(1);
  });
});
