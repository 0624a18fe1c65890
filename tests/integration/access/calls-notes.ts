import { giveHomework } from "#lib/homework/give-homework";
import { newId } from "#lib/kernel/ids";
import { amendNote } from "#lib/notes/amend-note";
import { listNotes } from "#lib/notes/list-notes";
import { loadWrapUpPage } from "#lib/notes/load-wrap-up";
import { openNote } from "#lib/notes/open-note";
import { openProcessNote, saveProcessNote } from "#lib/notes/process-note";
import { saveNote } from "#lib/notes/save-note";
import { signAndClose, signNote } from "#lib/notes/sign-note";
import { chooseCarryOver } from "#lib/planning/choose-carry-over";
import { correctRun } from "#lib/planning/correct-run";
import { call, type Given, ofCouple, type Prepared } from "#tests/integration/access/call";
import { heldSession, startedSession } from "#tests/integration/access/states";
import { contentOf } from "#tests/integration/notes/given-note";
import { practiceDay } from "#tests/support/practice-day";

const content = contentOf({ pattern: "A note of this session." });
const first = { record: "joint", version: 0, content } as const;

/** How the verbs of notes are called. */
export const NOTE_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "notes/amendNote": async (given) => {
    const ids = await heldSession(given);
    await signNote(given.world.treating, { ...ids, ...first });
    return call(ids, (actor, of) => amendNote(actor, { ...of, record: "joint", text: "Added later." }));
  },
  "homework/giveHomework": async (given) => {
    const requestId = newId();
    return call(await heldSession(given), (actor, { coupleId, sessionId }) =>
      giveHomework(actor, {
        requestId,
        coupleId,
        sessionId,
        exerciseSlug: "two-truths-map",
        smaller: false,
        dueOn: practiceDay(7),
        for: "both",
        more: "",
      }),
    );
  },
  "planning/chooseCarryOver": async (given) => {
    const { coupleId, sessionId } = await startedSession(given);
    return call({ coupleId, sessionId }, (actor, ids) => chooseCarryOver(actor, { ...ids, itemIds: [] }));
  },
  "planning/correctRun": async (given) => {
    const { coupleId, sessionId, itemId } = await startedSession(given);
    return call({ coupleId, sessionId }, (actor, ids) =>
      correctRun(actor, { ...ids, items: [{ itemId, state: "done", actualMinutes: 5 }] }),
    );
  },
  "notes/listNotes": ofCouple((actor, { coupleId }) => listNotes(actor, coupleId)),
  "notes/loadWrapUpPage": async (given) =>
    call(await heldSession(given), (actor, ids) => loadWrapUpPage(actor, ids.coupleId, ids.sessionId)),
  "notes/openNote": async (given) => {
    const ids = await heldSession(given);
    await saveNote(given.world.treating, { ...ids, ...first, record: "a" });
    return call(ids, (actor, of) => openNote(actor, of.coupleId, of.sessionId, "a"));
  },
  "notes/openProcessNote": async (given) =>
    call(await heldSession(given), (actor, ids) => openProcessNote(actor, ids.coupleId, ids.sessionId)),
  "notes/saveNote": async (given) =>
    call(await heldSession(given), (actor, ids) => saveNote(actor, { ...ids, ...first })),
  "notes/saveProcessNote": async (given) =>
    call(await heldSession(given), (actor, ids) =>
      saveProcessNote(actor, { ...ids, version: 0, text: "A thought of my own." }),
    ),
  "notes/signAndClose": async (given) =>
    call(await heldSession(given), (actor, ids) => signAndClose(actor, { ...ids, ...first })),
  "notes/signNote": async (given) =>
    call(await heldSession(given), (actor, ids) => signNote(actor, { ...ids, ...first })),
};
