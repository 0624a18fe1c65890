import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { discardDraft } from "#lib/exercises/discard-draft";
import { forkExercise } from "#lib/exercises/fork-exercise";
import { openExercise } from "#lib/exercises/open-exercise";
import { publishExercise } from "#lib/exercises/publish-exercise";
import { findExercise } from "#lib/exercises/queries";
import { retireAsAdmin, retireExercise } from "#lib/exercises/retire-exercise";
import { reviseExercise } from "#lib/exercises/revise-exercise";
import { saveExercise } from "#lib/exercises/save-exercise";
import { startExercise } from "#lib/exercises/start-exercise";
import { DomainError } from "#lib/kernel/errors";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makeWorld } from "#tests/support/people";
import { change, forkOf, publishedFork } from "./authored.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const refusal = (code: string) => expect.objectContaining({ code });
async function refused(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(() => null).catch((one: unknown) => one);
  if (!(error instanceof DomainError)) throw new Error(`no refusal: ${String(error)}`);
  return error;
}

describe("a fork", () => {
  it("is a draft with the words of the original, and says where it is from", async () => {
    const { treating } = await makeWorld(db.owner);
    const made = await forkExercise(treating, { slug: "pause-pact" });
    expect(made).toMatchObject({ version: 1, revision: 1 });
    expect(made.slug).toMatch(/^own-/);
    const original = findExercise("pause-pact");
    const opened = await openExercise(treating, made.slug);
    expect(opened).toMatchObject({
      origin: "own",
      state: "draft",
      revision: 1,
      forkOf: { slug: "pause-pact", version: 1, title: original?.title },
    });
    expect(opened.exercise.steps).toEqual(original?.steps);
    expect(opened.exercise.slug).toBe(made.slug);
  });

  it("gets a slug of its own beside one with the same title, also when two are made at once", async () => {
    const { treating } = await makeWorld(db.owner);
    const made = await Promise.all(Array.from({ length: 4 }, () => forkOf(treating)));
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(4);
  });
});

describe("writing", () => {
  it("keeps gaps in a draft, and says at publishing which place breaks which rule, writing nothing", async () => {
    const { treating, practiceId } = await makeWorld(db.owner);
    const { slug } = await startExercise(treating, { title: "An evening walk" });
    const revision = await change(treating, slug, { aim: "Walk together." });
    const { code, fields } = await refused(publishExercise(treating, { slug, revision }));
    expect(code).toBe("invalid_input");
    expect(fields).toMatchObject({
      "steps.0": ["Write something here."],
      fields: ["Add at least 1."],
      stages: ["Add at least 1."],
    });
    const opened = await openExercise(treating, slug);
    expect(opened).toMatchObject({ state: "draft", revision, exercise: { aim: "Walk together." } });
    expect((await auditOf(db.owner, practiceId)).map(({ purpose }) => purpose)).not.toContain(
      "publish an exercise",
    );
  });

  it("holds the rules of the catalogue over a practice's own exercise too", async () => {
    const { treating } = await makeWorld(db.owner);
    const { slug } = await forkOf(treating);
    const revision = await change(treating, slug, {
      weights: { dissonance: 0.5, regulation: 0.6, attachment: 0, communication: 0 },
    });
    const { fields } = await refused(publishExercise(treating, { slug, revision }));
    expect(fields.weights).toContain("Weights sum to exactly 1.00.");
  });

  it("tells the slower of two windows, and writes nothing of it", async () => {
    const { treating } = await makeWorld(db.owner);
    const { slug } = await forkOf(treating);
    const { exercise } = await openExercise(treating, slug);
    const save = (title: string) =>
      saveExercise(treating, { slug, revision: 1, body: { ...exercise, title } });
    const outcomes = await Promise.allSettled([save("One"), save("Two")]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: refusal("stale_version"),
    });
    const after = await openExercise(treating, slug);
    expect(after.revision).toBe(2);
    expect(after.exercise.title).toBe(outcomes[0]?.status === "fulfilled" ? "One" : "Two");
    expect((await refused(publishExercise(treating, { slug, revision: 1 }))).code).toBe("stale_version");
    expect((await refused(discardDraft(treating, { slug, revision: 1 }))).code).toBe("stale_version");
  });

  it("belongs to all clinicians of the practice, and to nobody else", async () => {
    const world = await makeWorld(db.owner);
    const elsewhere = await makeWorld(db.owner);
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    const { slug } = await forkOf(world.treating);
    await change(colleague, slug, { title: "By a colleague" });
    expect((await openExercise(world.treating, slug)).exercise.title).toBe("By a colleague");
    const supervisor = await makeMember(db.owner, world.practiceId, "supervisor");
    const admin = await makeMember(db.owner, world.practiceId, "admin");
    for (const other of [elsewhere.treating, supervisor, admin, world.partnerA]) {
      expect((await refused(openExercise(other as never, slug))).code).toBe("not_found");
      expect((await refused(publishExercise(other as never, { slug, revision: 2 }))).code).toBe("not_found");
    }
    expect((await refused(retireAsAdmin(admin, { slug }))).code).toBe("not_found");
  });

  it("is undone whole when the audit row cannot be written", async () => {
    const { treating, practiceId } = await makeWorld(db.owner);
    const { slug } = await forkOf(treating);
    await db.owner`revoke insert on audit_event from app_clinician`;
    try {
      await expect(publishExercise(treating, { slug, revision: 1 })).rejects.toThrow();
      await expect(forkExercise(treating, { slug: "plain-ask" })).rejects.toThrow();
    } finally {
      await db.owner`grant insert on audit_event to app_clinician`;
    }
    const kept = await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`select slug, state from own_exercise union all select word, 'word' from own_word`,
    );
    expect([...kept]).toEqual([{ slug, state: "draft" }]);
  });
});

describe("a published version", () => {
  it("is published once, whoever presses at the same time, with one audit row", async () => {
    const { treating, practiceId } = await makeWorld(db.owner);
    const { slug } = await forkOf(treating);
    const press = () => publishExercise(treating, { slug, revision: 1 });
    const outcomes = await Promise.allSettled([press(), press(), press()]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of outcomes) {
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
    }
    const lines = (await auditOf(db.owner, practiceId)).filter(({ entity }) => entity === "exercise");
    expect(lines.map(({ purpose }) => purpose)).toEqual(["fork an exercise", "publish an exercise"]);
  });

  it("never changes and is never removed, not by a verb, not by a statement of any role", async () => {
    const { treating, practiceId } = await makeWorld(db.owner);
    const slug = await publishedFork(treating);
    const { exercise } = await openExercise(treating, slug);
    const body = { ...exercise, title: "Changed" };
    expect((await refused(saveExercise(treating, { slug, revision: 2, body }))).code).toBe("conflict");
    expect((await refused(discardDraft(treating, { slug, revision: 2 }))).code).toBe("conflict");
    for (const role of ["app_clinician", "app_owner"]) {
      for (const statement of [
        `update own_exercise set body = '{}' where slug = '${slug}'`,
        `update own_exercise set title = 'x' where slug = '${slug}'`,
        `update own_exercise set state = 'draft', published_at = null where slug = '${slug}'`,
      ]) {
        await expect(
          asPractice(db.owner, practiceId, async (tx) => {
            await tx`select set_config('role', ${role}, true)`;
            return tx.unsafe(statement);
          }),
        ).rejects.toMatchObject({ code: "42501" });
      }
    }
    await expect(
      asPractice(db.owner, practiceId, (tx) => tx`delete from own_exercise where slug = ${slug}`),
    ).rejects.toMatchObject({ code: "42501" });
    expect((await openExercise(treating, slug)).exercise).toEqual(exercise);
  });

  it("is followed by the next one, which starts from its words; the older stays readable", async () => {
    const { treating } = await makeWorld(db.owner);
    const slug = await publishedFork(treating);
    expect(await reviseExercise(treating, { slug })).toEqual({ slug, version: 2, revision: 1 });
    expect((await refused(reviseExercise(treating, { slug }))).code).toBe("conflict");
    expect((await openExercise(treating, slug)).exercise.version).toBe(1);
    const revision = await change(treating, slug, { title: "Our pause, again" });
    await publishExercise(treating, { slug, revision });
    expect((await openExercise(treating, slug)).exercise).toMatchObject({ version: 2 });
    expect((await openExercise(treating, slug, 1)).exercise.title).toBe("Our pause");
    expect((await openExercise(treating, slug)).versions.map((v) => [v.version, v.state])).toEqual([
      [2, "published"],
      [1, "published"],
    ]);
  });

  it("is retired once, by a clinician or an admin, and comes back as a new version", async () => {
    const { treating, practiceId } = await makeWorld(db.owner);
    const admin = await makeMember(db.owner, practiceId, "admin");
    const slug = await publishedFork(treating);
    await retireAsAdmin(admin, { slug });
    expect((await openExercise(treating, slug)).state).toBe("retired");
    expect((await refused(retireExercise(treating, { slug }))).code).toBe("conflict");
    const { version } = await reviseExercise(treating, { slug });
    await publishExercise(treating, { slug, revision: 1 });
    expect((await openExercise(treating, slug)).versions.map((v) => [v.version, v.state])).toEqual([
      [version, "published"],
      [1, "retired"],
    ]);
    expect((await openExercise(treating, slug)).state).toBe("published");
  });

  it("cannot be retired while it is a draft; a draft is thrown away", async () => {
    const { treating } = await makeWorld(db.owner);
    const { slug } = await forkOf(treating);
    expect((await refused(retireExercise(treating, { slug }))).code).toBe("conflict");
    await discardDraft(treating, { slug, revision: 1 });
    expect((await refused(openExercise(treating, slug))).code).toBe("not_found");
  });
});
