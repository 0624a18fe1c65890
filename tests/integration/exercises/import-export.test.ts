import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  FILE_FORMAT,
  readExerciseFile,
  writeExerciseFile,
  writeFileSchema,
} from "#lib/exercises/exercise-file";
import { exportExercise, exportOwnExercises, listOwnExports } from "#lib/exercises/export-exercises";
import { importExercises } from "#lib/exercises/import-exercises";
import { loadHistory } from "#lib/exercises/load-history";
import { openDraft } from "#lib/exercises/open-draft";
import { openExercise } from "#lib/exercises/open-exercise";
import { listExercises } from "#lib/exercises/queries";
import { retireExercise } from "#lib/exercises/retire-exercise";
import { reviseExercise } from "#lib/exercises/revise-exercise";
import type { Exercise } from "#lib/exercises/types";
import { ROOT } from "#tests/architecture/source";
import { useFreshDatabase } from "#tests/support/database";
import { auditOf, makeWorld } from "#tests/support/people";
import { change, publishedFork } from "./authored.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const catalogue = listExercises();
const [first, second] = catalogue;
if (!first || !second) throw new Error("the catalogue is empty");

const filed = (...exercises: Exercise[]) => exercises.map((exercise) => ({ exercise, origin: null }));

const ownRows = (practiceId: string) =>
  db.owner<{ slug: string; state: string }[]>`
    select slug, state from own_exercise where practice_id = ${practiceId} order by slug`;

describe("importing", () => {
  it("makes drafts of the practice's own, and says which title was there already", async () => {
    const { treating, practiceId } = await makeWorld(db.owner);
    const text = writeExerciseFile(filed(first, { ...second, title: first.title }));
    const imported = await importExercises(treating, { text });
    expect(imported.map(({ renamed }) => renamed)).toEqual([false, true]);
    expect(new Set(imported.map(({ slug }) => slug)).size).toBe(2);
    expect((await ownRows(practiceId)).map(({ state }) => state)).toEqual(["draft", "draft"]);
    const { draft, faults } = await openDraft(treating, imported[0]?.slug ?? "");
    expect({ ...draft, slug: first.slug, version: first.version }).toEqual(first);
    expect(faults).toEqual([]);
    const purposes = (await auditOf(db.owner, practiceId)).map(({ purpose }) => purpose);
    expect(purposes.filter((purpose) => purpose === "import an exercise")).toHaveLength(2);
  });

  it("brings in nothing when one of a file fails, and names every fault by its path", async () => {
    const { treating, practiceId } = await makeWorld(db.owner);
    const exercises = [first, { ...second, title: "<b>bold</b>", steps: second.steps.slice(0, 2) }];
    const text = JSON.stringify({ format: FILE_FORMAT, formatVersion: 1, exercises });
    const refused = await importExercises(treating, { text }).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: "invalid_input",
      fields: { "exercises.1.title": expect.anything(), "exercises.1.steps": expect.anything() },
    });
    expect(await ownRows(practiceId)).toEqual([]);
  });

  it("names a place that is called as every object's own parts are", async () => {
    const { treating, practiceId } = await makeWorld(db.owner);
    for (const name of ["__proto__", "constructor"]) {
      const text = writeExerciseFile(filed(first)).replace("{", `{"${name}":{"x":1},`);
      const refused = await importExercises(treating, { text }).catch((error: unknown) => error);
      expect([name, (refused as { code?: string }).code]).toEqual([name, "invalid_input"]);
      expect(Object.hasOwn((refused as { fields: object }).fields, name)).toBe(true);
    }
    expect(await ownRows(practiceId)).toEqual([]);
  });

  it("undoes what it began when the last of a file cannot be written", async () => {
    const { treating, practiceId } = await makeWorld(db.owner);
    await db.owner`create function public.refuse_second() returns trigger language plpgsql as $$
      begin if new.title = 'Refuse me' then raise exception 'no'; end if; return new; end $$`;
    await db.owner`create trigger refuse_second before insert on own_exercise
      for each row execute function public.refuse_second()`;
    const text = writeExerciseFile(filed(first, { ...second, title: "Refuse me" }));
    await expect(importExercises(treating, { text })).rejects.toThrow();
    await db.owner`drop trigger refuse_second on own_exercise`;
    expect(await ownRows(practiceId)).toEqual([]);
    expect((await auditOf(db.owner, practiceId)).map(({ purpose }) => purpose)).not.toContain(
      "import an exercise",
    );
  });

  it("refuses what is too large or no such file with one sentence", async () => {
    const { treating } = await makeWorld(db.owner);
    for (const text of ["x".repeat(1_000_001), "name,minutes\n=1+1,5", "{}"]) {
      await expect(importExercises(treating, { text })).rejects.toMatchObject({ code: "invalid_input" });
    }
  });

  it("takes a text that a spreadsheet would run for the text it is", async () => {
    const { treating } = await makeWorld(db.owner);
    const text = writeExerciseFile(filed({ ...first, aim: "=1+1", title: "@sum(a1)" }));
    const [made] = await importExercises(treating, { text });
    const { draft } = await openDraft(treating, made?.slug ?? "");
    expect([draft.title, draft.aim]).toEqual(["@sum(a1)", "=1+1"]);
  });
});

describe("exporting", () => {
  it("gives one exercise, and all of one's own in use, as files that can be read back", async () => {
    const { treating } = await makeWorld(db.owner);
    const builtIn = readExerciseFile(await exportExercise(treating, first.slug));
    expect(builtIn).toEqual({ ok: true, exercises: filed(first) });
    const kept = await publishedFork(treating, { title: "Kept" });
    const gone = await publishedFork(treating, { title: "Gone" });
    await retireExercise(treating, { slug: gone });
    const own = readExerciseFile(await exportOwnExercises(treating, 1));
    expect(own.ok && own.exercises.map(({ exercise }) => exercise.slug)).toEqual([kept]);
    expect(await listOwnExports(treating)).toEqual([1]);
  });

  it("carries the built-in version an exercise was forked from, and takes it in where it is known", async () => {
    const { treating } = await makeWorld(db.owner);
    const other = (await makeWorld(db.owner)).treating;
    const slug = await publishedFork(treating, { title: "From afar" });
    const from = (await openExercise(treating, slug)).forkOf;
    expect(from?.slug).not.toMatch(/^own-/);
    const text = await exportExercise(treating, slug);
    const [made] = await importExercises(other, { text });
    expect((await openExercise(other, made?.slug ?? "")).forkOf).toEqual(from);
    const unknown = text.replace(`"slug":"${from?.slug}","version":1`, '"slug":"not-here","version":1');
    expect(unknown).not.toBe(text);
    const [second] = await importExercises(other, { text: unknown });
    expect((await openExercise(other, second?.slug ?? "")).forkOf).toBeNull();
  });

  it("gives all there are, in as many files as they need, none of them twice", async () => {
    const { treating, practiceId } = await makeWorld(db.owner);
    const slug = await publishedFork(treating, { title: "Many" });
    await db.owner`insert into own_exercise (practice_id, slug, version, id, state, body, title, sort_title, aim,
        minutes, blocked_by, warned_by, traits, search, author_id, published_at)
      select practice_id, slug || '-' || n, version, gen_random_uuid(), state,
        jsonb_set(body, '{slug}', to_jsonb(slug || '-' || n)), title, sort_title, aim,
        minutes, blocked_by, warned_by, traits, search, author_id, published_at
      from own_exercise, generate_series(1, 249) n where practice_id = ${practiceId} and slug = ${slug}`;
    const files = await listOwnExports(treating);
    expect(files.length).toBeGreaterThan(1);
    const slugs: string[] = [];
    for (const [place] of files.entries()) {
      const read = readExerciseFile(await exportOwnExercises(treating, place + 1));
      expect(read.ok && read.exercises.length).toBe(files[place]);
      if (read.ok) slugs.push(...read.exercises.map(({ exercise }) => exercise.slug));
    }
    expect(new Set(slugs).size).toBe(250);
    await expect(exportOwnExercises(treating, files.length + 1)).rejects.toMatchObject({ code: "not_found" });
  });

  it("gives nobody another practice's", async () => {
    const { treating } = await makeWorld(db.owner);
    const other = (await makeWorld(db.owner)).treating;
    const slug = await publishedFork(treating);
    await expect(exportExercise(other, slug)).rejects.toMatchObject({ code: "not_found" });
    expect(await listOwnExports(other)).toEqual([]);
    const nothing = await exportOwnExercises(other, 1);
    expect(JSON.parse(nothing)).toMatchObject({ exercises: [] });
    await expect(importExercises(other, { text: nothing })).rejects.toMatchObject({
      fields: { exercises: ["There is no exercise in this file."] },
    });
    await expect(exportOwnExercises(other, 2)).rejects.toMatchObject({ code: "not_found" });
  });

  it("has its form written down in the checkout, as it is", () => {
    const path = join(ROOT, "lib/exercises/exercise-file.schema.json");
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(JSON.parse(writeFileSchema()));
  });
});

describe("the history", () => {
  it("lists every version with its state and writer, and what the newest changed", async () => {
    const { treating } = await makeWorld(db.owner);
    const slug = await publishedFork(treating, { title: "Ours" });
    await reviseExercise(treating, { slug });
    await change(treating, slug, { aim: "Another aim." });
    const { lines, compared } = await loadHistory(treating, slug);
    expect(lines.map(({ version, state, writer }) => [version, state, writer])).toEqual([
      [2, "draft", "you"],
      [1, "published", "you"],
    ]);
    const text = (words: unknown) => ({ kind: "text", text: words });
    expect(compared?.changes).toEqual([
      { path: ["aim"], before: text(expect.any(String)), after: text("Another aim.") },
    ]);
    expect((await loadHistory(treating, slug, { from: 2, to: 1 })).compared?.after.version).toBe(2);
    expect((await loadHistory(treating, slug, { from: 1, to: 1 })).compared).toBeNull();
  });

  it("of a built-in exercise says that it came with the product", async () => {
    const { treating } = await makeWorld(db.owner);
    const { lines, compared } = await loadHistory(treating, first.slug);
    expect(lines).toMatchObject([{ version: 1, writer: null, state: "published" }]);
    expect(compared).toBeNull();
    await expect(loadHistory(treating, "own-nothing")).rejects.toMatchObject({ code: "not_found" });
  });
});
