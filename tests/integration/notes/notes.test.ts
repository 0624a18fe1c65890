import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintActor } from "#lib/access/actor";
import { newId } from "#lib/kernel/ids";
import { amendNote } from "#lib/notes/amend-note";
import { listNotes } from "#lib/notes/list-notes";
import { loadWrapUpPage } from "#lib/notes/load-wrap-up";
import { notePlace } from "#lib/notes/note-place";
import { openNote } from "#lib/notes/open-note";
import { saveNote } from "#lib/notes/save-note";
import { signAndClose, signNote } from "#lib/notes/sign-note";
import type { NoteRecord } from "#lib/notes/types";
import { seal } from "#lib/secrets/box";
import { unwrapDataKey } from "#lib/secrets/data-keys";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { clock, makePlanned, rowsOf, withoutAudit } from "../planning/plan-world";
import { contentOf } from "./given-note";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const evening = () => new Date("2026-11-03T20:00:00Z");
const text = "Canary words: they practised the pause.";

async function makeHeld() {
  const world = await makeWorld(db.owner);
  const { sessionId } = await makePlanned(world);
  return { world, of: { coupleId: world.coupleId, sessionId } };
}
const joint = (version: number, pattern: string) =>
  ({ record: "joint", version, content: contentOf({ pattern }) }) as const;

/** What a clinician's own role may do to the notes of a world, tried in SQL. */
function asRole(world: World, statement: string): Promise<unknown> {
  return db.owner.begin(async (tx) => {
    await tx`select set_config('app.practice_id', ${world.practiceId}, true),
      set_config('app.user_id', ${world.treating.userId}, true), set_config('role', 'app_clinician', true)`;
    await tx.unsafe(statement);
  });
}

describe("saveNote", () => {
  it("keeps what is written sealed, in any layout, and opens it again whole", async () => {
    const { world, of } = await makeHeld();
    const first = await saveNote(world.treating, { ...of, ...joint(0, "Draft.") }, clock);
    const content = {
      ...contentOf({ pattern: text, a: "Alpha", ahead: "Plain ask." }, "birp"),
      riskChecked: "no" as const,
    };
    const second = await saveNote(world.treating, { ...of, record: "joint", version: 1, content }, clock);
    expect([first.version, second.version, second.noteId]).toEqual([1, 2, first.noteId]);
    const rows = await rowsOf(db.owner, world);
    expect(rows.notes).toHaveLength(1);
    expect(rows.notes[0]?.body_sealed.toString("latin1")).not.toContain("Canary");
    const page = await loadWrapUpPage(world.treating, of.coupleId, of.sessionId, clock);
    expect(page.note).toMatchObject({ content, version: 2, savedAt: clock(), signedAt: null });
  });

  it("writes nothing at a stale version", async () => {
    const { world, of } = await makeHeld();
    await saveNote(world.treating, { ...of, ...joint(0, text) }, clock);
    const before = await rowsOf(db.owner, world);
    for (const version of [0, 2]) {
      await expect(saveNote(world.treating, { ...of, ...joint(version, "Other.") })).rejects.toMatchObject({
        code: "stale_version",
      });
    }
    expect(await rowsOf(db.owner, world)).toEqual(before);
    const saves = await Promise.allSettled(
      ["x", "y"].map((one) => saveNote(world.treating, { ...of, ...joint(1, one) }, clock)),
    );
    expect(saves.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("does not open an older version put back in its place, nor one record in the place of another", async () => {
    const { world, of } = await makeHeld();
    await saveNote(world.treating, { ...of, ...joint(0, "First.") }, clock);
    const [old] = (await rowsOf(db.owner, world)).notes;
    await saveNote(world.treating, { ...of, ...joint(1, "Second.") }, clock);
    const put = (body: Buffer, id: string) =>
      asPractice(
        db.owner,
        world.practiceId,
        (tx) => tx`update note set body_sealed = ${body} where id = ${id}`,
      );
    await put(old?.body_sealed ?? Buffer.alloc(0), old?.id ?? "");
    await expect(loadWrapUpPage(world.treating, of.coupleId, of.sessionId, clock)).rejects.toThrow(
      /does not open/,
    );
    for (const record of ["a", "b"] as const) {
      await saveNote(world.treating, { ...of, ...joint(0, record), record }, clock);
    }
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update note set body_sealed = (select body_sealed from note o where o.record = 'a'
        and o.session_id = ${of.sessionId}) where record = 'b' and session_id = ${of.sessionId}`,
    );
    await expect(openNote(world.treating, of.coupleId, of.sessionId, "b")).rejects.toThrow(/does not open/);
  });

  it("takes over a note of before as one part, and keeps it when it is saved again", async () => {
    const { world, of } = await makeHeld();
    const { noteId } = await saveNote(world.treating, { ...of, ...joint(0, "x") }, clock);
    await asPractice(db.owner, world.practiceId, async (tx) => {
      const [key] = await tx<Parameters<typeof unwrapDataKey>[0][]>`select practice_id as "practiceId",
        owner_id as "ownerId", scope, key_id as "keyId", wrapped, wrapped_by as "wrappedBy"
        from data_key where owner_id = ${of.coupleId} and scope = 'therapist'`;
      if (!key) throw new Error("no key");
      const place = notePlace(world.practiceId, of.coupleId, noteId, 1);
      await tx`update note set layout = null,
        body_sealed = ${seal(unwrapDataKey(key), place, "Written before there were parts.")}
        where id = ${noteId}`;
    });
    const { note } = await openNote(world.treating, of.coupleId, of.sessionId, "joint");
    expect(note?.content.parts.text).toBe("Written before there were parts.");
    const content = { ...contentOf({ text: note?.content.parts.text ?? "", loop: "New." }, "dap") };
    await saveNote(world.treating, { ...of, record: "joint", version: 1, content }, clock);
    const again = await openNote(world.treating, of.coupleId, of.sessionId, "joint");
    expect(again.note?.content).toEqual(content);
  });
});

describe("a signed note", () => {
  it("never changes: not through the product, not in SQL as the clinician, not as the owner", async () => {
    const { world, of } = await makeHeld();
    await expect(signNote(world.treating, { ...of, ...joint(0, text) }, clock)).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await rowsOf(db.owner, world)).notes).toEqual([]);
    const signed = await signNote(world.treating, { ...of, ...joint(0, text) }, evening);
    expect(signed).toEqual({ version: 1, signedAt: evening() });
    const before = await rowsOf(db.owner, world);
    for (const again of [saveNote, signNote]) {
      await expect(again(world.treating, { ...of, ...joint(1, "Other.") }, evening)).rejects.toMatchObject({
        code: "conflict",
      });
    }
    for (const statement of [
      "update note set body_sealed = ''",
      "update note set signed_at = null, signed_by = null",
      "update note set layout = 'dap'",
      "update note set version = 9",
    ]) {
      await expect(asRole(world, statement), statement).rejects.toThrow(/signed/);
    }
    await expect(asRole(world, "delete from note")).rejects.toThrow(/permission denied/);
    await expect(
      asPractice(db.owner, world.practiceId, (tx) => tx`update note set updated_at = now()`),
    ).rejects.toThrow(/signed/);
    await expect(asPractice(db.owner, world.practiceId, (tx) => tx`delete from note`)).rejects.toThrow(
      /signed/,
    );
    expect(await rowsOf(db.owner, world)).toEqual(before);
  });

  it("is amended beneath, oldest first, each with its own moment, and neither is ever changed", async () => {
    const { world, of } = await makeHeld();
    const amend = (said: string, at: string) =>
      amendNote(world.treating, { ...of, record: "joint", text: said }, () => new Date(at));
    await saveNote(world.treating, { ...of, ...joint(0, text) }, evening);
    await expect(amend("Too soon.", "2026-11-04T08:00:00Z")).rejects.toMatchObject({ code: "conflict" });
    await signNote(world.treating, { ...of, ...joint(1, text) }, evening);
    await amend("Second thought.", "2026-11-05T08:00:00Z");
    await amend("First thought, told late.", "2026-11-04T08:00:00Z");
    const page = await openNote(world.treating, of.coupleId, of.sessionId, "joint");
    expect(page.note?.content.parts.pattern).toBe(text);
    expect(page.amendments.map((one) => [one.text, one.writtenAt.toISOString().slice(0, 10)])).toEqual([
      ["First thought, told late.", "2026-11-04"],
      ["Second thought.", "2026-11-05"],
    ]);
    for (const statement of ["update note_amendment set written_at = now()", "delete from note_amendment"]) {
      await expect(asRole(world, statement)).rejects.toThrow(/permission denied/);
    }
    await expect(
      asPractice(db.owner, world.practiceId, (tx) => tx`delete from note_amendment`),
    ).rejects.toThrow(/append-only/);
    const { lines } = await listNotes(world.treating, of.coupleId);
    expect(lines.map(({ status }) => status)).toEqual([{ joint: "amended", a: "none", b: "none" }]);
  });

  it("takes no amendment while it is a draft, also not in SQL", async () => {
    const { world, of } = await makeHeld();
    const { noteId } = await saveNote(world.treating, { ...of, ...joint(0, text) }, evening);
    const insert = `insert into note_amendment (practice_id, id, couple_id, note_id, author_id, body_sealed)
      values ('${world.practiceId}', '${newId()}', '${of.coupleId}', '${noteId}', '${world.treating.userId}', '')`;
    await expect(asRole(world, insert)).rejects.toThrow(/row-level security/);
  });
});

describe("signAndClose", () => {
  it("signs what stands in the form and closes, or does neither", async () => {
    const { world, of } = await makeHeld();
    await saveNote(world.treating, { ...of, ...joint(0, "Saved before.") }, evening);
    const old = signAndClose(world.treating, { ...of, ...joint(0, "From an old page.") }, evening);
    await expect(old).rejects.toMatchObject({ code: "stale_version" });
    await expect(
      signAndClose(world.treating, { ...of, ...joint(1, "Too soon.") }, clock),
    ).rejects.toMatchObject({ code: "conflict" });
    const untouched = await openNote(world.treating, of.coupleId, of.sessionId, "joint");
    expect([untouched.session.state, untouched.note?.signedAt, untouched.note?.version]).toEqual([
      "planned",
      null,
      1,
    ]);
    await signAndClose(world.treating, { ...of, ...joint(1, "Typed, and never saved.") }, evening);
    const page = await loadWrapUpPage(world.treating, of.coupleId, of.sessionId, evening);
    expect([page.session.state, page.note?.content.parts.pattern, page.note?.signedAt]).toEqual([
      "closed",
      "Typed, and never saved.",
      evening(),
    ]);
  });
});

describe("sub-files", () => {
  it("are records of their own: no opening of one reads another, and each is written down", async () => {
    const { world, of } = await makeHeld();
    for (const record of ["joint", "a", "b"] as const) {
      const content = contentOf(record === "joint" ? { pattern: "Of both" } : { [record]: `Of ${record}` });
      await saveNote(world.treating, { ...of, record, version: 0, content }, clock);
    }
    const keysOf = async (record: NoteRecord) => {
      const page = await openNote(world.treating, of.coupleId, of.sessionId, record);
      return Object.values(page.note?.content.parts ?? {}).filter((one) => one !== "");
    };
    expect(await keysOf("joint")).toEqual(["Of both"]);
    expect(await keysOf("a")).toEqual(["Of a"]);
    const before = (await auditOf(db.owner, world.practiceId)).length;
    await keysOf("b");
    await keysOf("b");
    const said = (await auditOf(db.owner, world.practiceId)).slice(before);
    expect(said.map((row) => [row.couple_id, row.purpose])).toEqual([
      [of.coupleId, "sub-file page"],
      [of.coupleId, "sub-file page"],
    ]);
    const scopes = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<{ scope: string }[]>`select scope from data_key where owner_id = ${of.coupleId}
        and scope like 'file%' order by scope`,
    );
    expect(scopes.map(({ scope }) => scope)).toEqual(["file_a", "file_b"]);
  });

  it("are not read where the reading cannot be written down", async () => {
    const { world, of } = await makeHeld();
    await saveNote(world.treating, { ...of, ...joint(0, text), record: "a" }, clock);
    await withoutAudit(db.owner, () =>
      expect(openNote(world.treating, of.coupleId, of.sessionId, "a")).rejects.toThrow(),
    );
  });

  it("have keys that no partner, supervisor or admin can load", async () => {
    const { world, of } = await makeHeld();
    await saveNote(world.treating, { ...of, ...joint(0, text), record: "a" }, clock);
    for (const actor of [world.partnerA, world.partnerB]) {
      await expect(openNote(mintActor(actor) as never, of.coupleId, of.sessionId, "a")).rejects.toMatchObject(
        { code: "not_found" },
      );
    }
    const seen = await db.owner.begin(async (tx) => {
      await tx`select set_config('app.practice_id', ${world.practiceId}, true),
        set_config('app.user_id', ${world.partnerA.userId}, true), set_config('app.couple_id', ${of.coupleId}, true),
        set_config('app.slot', 'A', true), set_config('role', 'app_partner', true)`;
      return tx<{ scope: string }[]>`select scope from data_key order by scope`;
    });
    expect(seen.map(({ scope }) => scope)).not.toContain("file_a");
  });
});
