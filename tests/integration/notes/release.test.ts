import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setConsent } from "#lib/couples/set-consent";
import { chooseClient } from "#lib/notes/choose-client";
import { openNote, openNoteForRelease } from "#lib/notes/open-note";
import { saveNote } from "#lib/notes/save-note";
import { signNote } from "#lib/notes/sign-note";
import type { NoteRecord } from "#lib/notes/types";
import { withdrawAuthorisation, writeAuthorisation } from "#lib/notes/write-authorisation";
import { openPeople } from "#lib/supervision/open-people";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { makeCrowd, makePlanned, withoutAudit } from "../planning/plan-world.ts";
import { contentOf } from "./given-note.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const SECRET = "A report for the court in Zwolle";
const day = "2026-10-30";

const sign = (world: World, slot: "A" | "B", record: "joint" | "own" = "joint", signedOn = day) =>
  writeAuthorisation(world.treating, {
    coupleId: world.coupleId,
    slot,
    record,
    signedOn,
    purpose: SECRET,
  });

const evening = () => new Date("2026-11-03T16:00:00Z");
const WORDS = { joint: "Words of both.", a: "Words of A.", b: "Words of B." } as const;

/** A session with a note in each of the records, signed but for those named; both partners agree to care. */
async function makeNotes(world: World, drafts: readonly NoteRecord[] = []) {
  const { sessionId } = await makePlanned(world);
  const { coupleId, treating } = world;
  for (const partner of [world.partnerA, world.partnerB]) await setConsent(partner, { consent: "given" });
  for (const record of ["joint", "a", "b"] as const) {
    const part = record === "joint" ? "pattern" : record;
    const note = { coupleId, sessionId, record, version: 0, content: contentOf({ [part]: WORDS[record] }) };
    if (drafts.includes(record)) await saveNote(treating, note, evening);
    else await signNote(treating, note, evening);
  }
  return {
    sessionId,
    release: (record: NoteRecord) => openNoteForRelease(treating, coupleId, sessionId, record),
  };
}

const linesOf = async (world: World) => (await openPeople(world.treating, world.coupleId)).authorisations;

describe("a record for release", () => {
  it("is refused without the written authorisation of each adult, and none of its words come along", async () => {
    const world = await makeWorld(db.owner);
    const { release, sessionId } = await makeNotes(world);
    const none = await release("joint");
    expect(none.refused.join(" ")).toMatch(/A’s and B’s are missing/);
    expect(none.note).toBeNull();
    expect(JSON.stringify(none)).not.toContain(WORDS.joint);
    await sign(world, "A");
    expect((await release("joint")).refused.join(" ")).toMatch(/B’s is missing/);
    await sign(world, "B", "own");
    expect((await release("joint")).refused.join(" ")).toMatch(/B’s is missing/);
    await sign(world, "B");
    const page = await release("joint");
    expect(page.refused).toEqual([]);
    expect(page.note?.content.parts.pattern).toBe(WORDS.joint);
    expect(page.release.signed).toEqual([
      { slot: "A", signedOn: day },
      { slot: "B", signedOn: day },
    ]);
    // One's own work goes on all the while.
    const work = await openNote(world.treating, world.coupleId, sessionId, "joint");
    expect(work.note?.content.parts.pattern).toBe(WORDS.joint);
    const trail = (await auditOf(db.owner, world.practiceId)).map(({ purpose }) => purpose);
    expect(trail.filter((purpose) => purpose === "release refused")).toHaveLength(3);
    expect(trail.filter((purpose) => purpose === "release on paper")).toHaveLength(1);
  });

  it("is a sub-file by its owner's word alone, and never brings another record along", async () => {
    const world = await makeWorld(db.owner);
    const { release } = await makeNotes(world);
    await sign(world, "B", "own");
    expect((await release("a")).refused.join(" ")).toMatch(/A’s is missing/);
    const page = await release("b");
    expect(page.refused).toEqual([]);
    const text = JSON.stringify(page);
    expect(text).toContain(WORDS.b);
    expect(text).not.toContain(WORDS.a);
    expect(text).not.toContain(WORDS.joint);
  });

  it("is signed first, and goes nowhere once care is not agreed to", async () => {
    const world = await makeWorld(db.owner);
    const { release } = await makeNotes(world, ["joint"]);
    await sign(world, "A");
    await sign(world, "B");
    expect((await release("joint")).refused.join(" ")).toMatch(/draft/);
    await setConsent(world.partnerB, { consent: "withdrawn" });
    expect((await release("joint")).refused.join(" ")).toMatch(/consent of both/);
  });

  it("names all that is missing at once, and what each has signed for it", async () => {
    const world = await makeWorld(db.owner);
    const { release } = await makeNotes(world, ["joint", "a"]);
    await sign(world, "A", "own");
    await setConsent(world.partnerB, { consent: "withdrawn" });
    const page = await release("joint");
    expect(page.refused).toEqual([
      expect.stringMatching(/consent of both/),
      expect.stringMatching(/draft/),
      expect.stringMatching(/A’s and B’s are missing/),
    ]);
    expect(page.authorised).toEqual([]);
    const own = await release("a");
    expect(own.refused).toEqual([expect.stringMatching(/draft/)]);
    expect(own.authorised).toMatchObject([{ slot: "A", record: "own", signedOn: day, purpose: SECRET }]);
    expect((await release("b")).authorised).toEqual([]);
  });

  it("is refused again from the day on which one withdraws", async () => {
    const world = await makeWorld(db.owner);
    const { release } = await makeNotes(world);
    await sign(world, "A");
    await sign(world, "B");
    const mine = (await linesOf(world)).find(({ slot }) => slot === "A");
    const of = { coupleId: world.coupleId, authorisationId: mine?.id ?? "" };
    await expect(
      withdrawAuthorisation(world.treating, { ...of, withdrawnOn: "2026-10-29" }),
    ).rejects.toMatchObject({ fields: { withdrawnOn: [expect.any(String)] } });
    await expect(
      withdrawAuthorisation(world.treating, { ...of, withdrawnOn: "2999-01-01" }),
    ).rejects.toMatchObject({ fields: { withdrawnOn: [expect.any(String)] } });
    await withdrawAuthorisation(world.treating, { ...of, withdrawnOn: day });
    expect((await release("joint")).refused.join(" ")).toMatch(/A’s is missing/);
    await expect(withdrawAuthorisation(world.treating, { ...of, withdrawnOn: day })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await linesOf(world)).toHaveLength(2);
  });
});

describe("what was signed", () => {
  it("is kept with its day and what for, sealed, and nothing where the audit fails", async () => {
    const world = await makeWorld(db.owner);
    await withoutAudit(db.owner, async () => {
      await expect(sign(world, "A")).rejects.toThrow();
    });
    expect(await linesOf(world)).toEqual([]);
    await sign(world, "A");
    expect(await linesOf(world)).toMatchObject([
      { slot: "A", record: "joint", signedOn: day, withdrawnOn: null, purpose: SECRET },
    ]);
    const [row] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<{ sealed: Buffer }[]>`select purpose_sealed as sealed from release_authorisation`,
    );
    expect(row?.sealed.toString("latin1")).not.toContain("court");
    // Sent again it is the same line, so that one withdrawal is enough.
    await sign(world, "A");
    expect(await linesOf(world)).toHaveLength(1);
    await expect(sign(world, "A", "joint", "2999-01-01")).rejects.toMatchObject({
      fields: { signedOn: [expect.any(String)] },
    });
  });

  it("is nobody else's to write, read or withdraw, nor is who the client is", async () => {
    const { world, strangers } = await makeCrowd(db.owner);
    await sign(world, "A");
    const [mine] = await linesOf(world);
    const { coupleId } = world;
    for (const [name, stranger] of strangers) {
      const tries = [
        () =>
          writeAuthorisation(stranger, { coupleId, slot: "A", record: "joint", signedOn: day, purpose: "x" }),
        () =>
          withdrawAuthorisation(stranger, { coupleId, authorisationId: mine?.id ?? "", withdrawnOn: day }),
        () => chooseClient(stranger, { coupleId, client: "B" }),
      ];
      for (const attempt of tries)
        await expect(attempt(), name).rejects.toMatchObject({
          code: expect.stringMatching(/^(not_found|forbidden)$/),
        });
    }
    expect(await linesOf(world)).toMatchObject([{ withdrawnOn: null }]);
  });
});

describe("who the client is", () => {
  it("is the couple until it is chosen, and every choice stays on record", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const chosen = async () => (await openPeople(treating, coupleId)).client;
    expect(await chosen()).toBe("couple");
    await chooseClient(treating, { coupleId, client: "A" });
    await chooseClient(treating, { coupleId, client: "A" });
    expect(await chosen()).toBe("A");
    await chooseClient(treating, { coupleId, client: "couple" });
    expect(await chosen()).toBe("couple");
    const trail = await auditOf(db.owner, world.practiceId);
    expect(trail.filter(({ purpose }) => purpose === "choose who the client is")).toHaveLength(2);
    await withoutAudit(db.owner, async () => {
      await expect(chooseClient(treating, { coupleId, client: "B" })).rejects.toThrow();
    });
    expect(await chosen()).toBe("couple");
  });

  it("changes nothing about who must sign", async () => {
    const world = await makeWorld(db.owner);
    const { release } = await makeNotes(world);
    await chooseClient(world.treating, { coupleId: world.coupleId, client: "A" });
    await sign(world, "A");
    const page = await release("joint");
    expect(page.release.client).toBe("A");
    expect(page.refused.join(" ")).toMatch(/B’s is missing/);
  });
});
