import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActorOf } from "#lib/access/actor";
import { type Id, newId } from "#lib/kernel/ids";
import { amendNote } from "#lib/notes/amend-note";
import { listNotes } from "#lib/notes/list-notes";
import { loadWrapUpPage } from "#lib/notes/load-wrap-up";
import { openNote } from "#lib/notes/open-note";
import { openProcessNote, saveProcessNote } from "#lib/notes/process-note";
import { saveNote } from "#lib/notes/save-note";
import { signAndClose, signNote } from "#lib/notes/sign-note";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, type World } from "#tests/support/people";
import { makeCrowd, makePlanned, rowsOf, withoutAudit } from "../planning/plan-world";
import { contentOf } from "./given-note";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

type Place = { coupleId: Id; sessionId: Id };
type Step = {
  before?: (world: World, place: Place) => Promise<unknown>;
  run: (actor: ActorOf<"clinician">, place: Place) => Promise<unknown>;
  ids: readonly (keyof Place)[];
  audit: readonly string[];
};

const evening = () => new Date("2026-11-03T20:00:00Z");
const content = contentOf({ pattern: "Practised the pause." });
const first = { record: "joint", version: 0, content } as const;
const BOTH = ["coupleId", "sessionId"] as const;

const STEPS: Record<string, Step> = {
  saveNote: {
    run: (actor, place) => saveNote(actor, { ...place, ...first }, evening),
    ids: BOTH,
    audit: ["write a session note"],
  },
  signNote: {
    run: (actor, place) => signNote(actor, { ...place, ...first }, evening),
    ids: BOTH,
    audit: ["write a session note", "sign a session note"],
  },
  signAndClose: {
    run: (actor, place) => signAndClose(actor, { ...place, ...first }, evening),
    ids: BOTH,
    audit: ["write a session note", "sign a session note", "close a session"],
  },
  amendNote: {
    before: ({ treating }, place) => signNote(treating, { ...place, ...first }, evening),
    run: (actor, place) => amendNote(actor, { ...place, record: "joint", text: "Later." }, evening),
    ids: BOTH,
    audit: ["amend a session note"],
  },
  openNote: {
    run: (actor, { coupleId, sessionId }) => openNote(actor, coupleId, sessionId, "joint"),
    ids: BOTH,
    audit: ["note page"],
  },
  "openNote of a sub-file": {
    before: ({ treating }, place) => saveNote(treating, { ...place, ...first, record: "b" }, evening),
    run: (actor, { coupleId, sessionId }) => openNote(actor, coupleId, sessionId, "b"),
    ids: BOTH,
    audit: ["sub-file page"],
  },
  listNotes: {
    run: (actor, { coupleId }) => listNotes(actor, coupleId),
    ids: ["coupleId"],
    audit: ["list of notes"],
  },
  loadWrapUpPage: {
    run: (actor, { coupleId, sessionId }) => loadWrapUpPage(actor, coupleId, sessionId, evening),
    ids: BOTH,
    audit: ["wrap-up page"],
  },
  openProcessNote: {
    run: (actor, { coupleId, sessionId }) => openProcessNote(actor, coupleId, sessionId),
    ids: BOTH,
    audit: ["own process note"],
  },
  saveProcessNote: {
    run: (actor, place) => saveProcessNote(actor, { ...place, version: 0, text: "My own." }, evening),
    ids: BOTH,
    audit: ["write an own process note"],
  },
};

/** Everything that notes could leave behind. */
async function written(world: World) {
  const rows = await rowsOf(db.owner, world);
  const more = await asPractice(db.owner, world.practiceId, async (tx) => [
    [...(await tx`select id, version, signed_at from note order by id`)],
    [...(await tx`select id from note_amendment order by id`)],
    [...(await tx`select id, version from process_note order by id`)],
    [...(await tx`select key_id from data_key order by key_id`)],
  ]);
  return [rows, more];
}

describe.each(Object.entries(STEPS))("%s", (_name, step) => {
  let crowd: Awaited<ReturnType<typeof makeCrowd>>;
  let place: Place;
  beforeEach(async () => {
    crowd = await makeCrowd(db.owner);
    const { sessionId } = await makePlanned(crowd.world);
    place = { coupleId: crowd.world.coupleId, sessionId };
    await step.before?.(crowd.world, place);
  });

  it("leaves audit rows of its own, with the couple", async () => {
    const { world } = crowd;
    const before = await auditOf(db.owner, world.practiceId);
    await step.run(world.treating, place);
    const after = (await auditOf(db.owner, world.practiceId)).slice(before.length);
    expect(after.map((row) => row.purpose).toSorted()).toEqual(step.audit.toSorted());
    expect(new Set(after.map((row) => row.couple_id))).toEqual(new Set([world.coupleId]));
  });

  it("answers everybody else as if nothing were there, and writes nothing", async () => {
    const { world, strangers } = crowd;
    const before = await written(world);
    for (const [who, actor] of strangers) {
      await expect(step.run(actor, place), who).rejects.toMatchObject({
        code: "not_found",
        message: "There is nothing here for you to open.",
      });
    }
    expect(await written(world)).toEqual(before);
  });

  it("answers unknown, malformed and another couple's ids alike", async () => {
    const { world, theirs } = crowd;
    const others: Place = {
      coupleId: theirs.coupleId,
      sessionId: (await makePlanned(theirs)).sessionId,
    };
    const before = await written(world);
    for (const id of step.ids) {
      for (const wrong of [newId(), "not-an-id", "", others[id]]) {
        await expect(step.run(world.treating, { ...place, [id]: wrong }), id).rejects.toMatchObject({
          code: "not_found",
        });
      }
    }
    expect(await written(world)).toEqual(before);
  });

  it("returns and keeps nothing when its audit row cannot be written", async () => {
    const { world } = crowd;
    const before = await written(world);
    await withoutAudit(db.owner, () => expect(step.run(world.treating, place)).rejects.toThrow());
    expect(await written(world)).toEqual(before);
  });
});
