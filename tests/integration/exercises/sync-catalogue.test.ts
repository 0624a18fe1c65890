import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OwnerTx } from "#db/migrate";
import { catalogue } from "#lib/exercises/catalogue/index";
import { openExercise } from "#lib/exercises/open-exercise";
import { syncCatalogue } from "#lib/exercises/sync-catalogue";
import type { Exercise } from "#lib/exercises/types";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let owner: OwnerTx;
beforeAll(async () => {
  db = await useFreshDatabase();
  owner = drizzle(db.owner) as unknown as OwnerTx;
});
afterAll(() => db.drop());

const rows = () => db.owner<{ slug: string; version: number; over: boolean }[]>`
  select slug, version, superseded_at is not null as over from builtin_exercise order by slug, version`;
const [first] = catalogue;
if (!first) throw new Error("The catalogue is empty.");
const second: Exercise = { ...first, version: 2, title: "A second edition" };

describe("syncCatalogue", () => {
  it("has brought every exercise of the release into the database, body and all", async () => {
    const found = await db.owner`select slug, version, body from builtin_exercise`;
    expect(found.length).toBe(catalogue.length);
    for (const exercise of catalogue) {
      expect(
        found.find(({ slug, version }) => slug === exercise.slug && version === exercise.version)?.body,
      ).toEqual(exercise);
    }
  });

  it("finds nothing to do the second time", async () => {
    const before = await db.owner`select xmin::text, slug from builtin_exercise order by slug`;
    await syncCatalogue(owner);
    expect(await db.owner`select xmin::text, slug from builtin_exercise order by slug`).toEqual(before);
  });

  it("refuses a text that was changed under its number, in one sentence, and writes nothing", async () => {
    const before = await rows();
    await expect(
      syncCatalogue(owner, [...catalogue.slice(1), second, { ...first, aim: "Another aim." }]),
    ).rejects.toThrow(
      `The exercise ${first.slug} was changed but still is version 1. Give the new text a new version number; nothing was written.`,
    );
    expect(await rows()).toEqual(before);
  });

  it("adds a new version beside the old one, and lists the newer", async () => {
    await syncCatalogue(owner, [...catalogue, second]);
    const of = (await rows()).filter(({ slug }) => slug === first.slug);
    expect(of.map(({ version, over }) => [version, over])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it("keeps what a release no longer lists readable, out of the library until it is back", async () => {
    const { treating } = await makeWorld(db.owner);
    await syncCatalogue(owner, catalogue.slice(1));
    expect((await rows()).filter(({ slug, over }) => slug === first.slug && !over)).toEqual([]);
    // Version 2 is in no release this process knows, and is read from the table.
    expect((await openExercise(treating, first.slug, 2)).exercise.title).toBe("A second edition");
    await syncCatalogue(owner, [...catalogue, second]);
    expect((await rows()).filter(({ slug, over }) => slug === first.slug && !over)).toHaveLength(1);
  });

  it("is held by the database too: what came with the product is neither changed nor removed", async () => {
    await expect(db.owner`update builtin_exercise set body = '{}'`).rejects.toMatchObject({ code: "42501" });
    await expect(db.owner`delete from builtin_exercise`).rejects.toMatchObject({ code: "42501" });
  });
});
