import { notFound, redirect } from "next/navigation";
import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { openNote, openNoteForRelease } from "#lib/notes/open-note";
import { CLIENT_ON_PAPER, missingInWords } from "#lib/notes/rules-release";
import { recordInAddress } from "#lib/notes/schema";
import type { NoteRecord } from "#lib/notes/types";

type Place = { coupleId: string; sessionId: string };

/** One record of a session's note, and whether its session is still to come. */
export async function loadNote({ coupleId, sessionId }: Place, record: NoteRecord | "main") {
  const actor = await requireActor("clinician");
  const page = await pageRead(() => openNote(actor, coupleId, sessionId, record));
  const { state, startsAt } = page.session;
  const lacks = missingInWords(page.record, page.release.missing);
  return { ...page, lacks, isToCome: state === "planned" && startsAt.getTime() > Date.now() };
}

/** The joint record. Who came alone has a record of their own, and no joint one. */
export async function loadJointNote(place: Place) {
  const page = await loadNote(place, "main");
  const { couple, session, record } = page;
  if (record !== "joint") redirect(`/couples/${couple.id}/sessions/${session.id}/note/${record}`);
  return page;
}

/** A sub-file by its place in the address; anything else is nowhere. */
export async function loadSubFile(place: Place & { record: string }) {
  const asked = recordInAddress.safeParse(place.record);
  if (!asked.success) notFound();
  return loadNote(place, asked.data);
}

/** What goes on paper: one record, and never another with it. */
export async function loadNoteOnPaper(place: Place, search: Record<string, string | string[] | undefined>) {
  const asked = recordInAddress.safeParse(search.record);
  const record = asked.success ? asked.data : "joint";
  const isRelease = search.use === "release";
  const page = isRelease ? await loadForRelease(place, record) : await loadForWork(place, record);
  return { ...page, isRelease, client: CLIENT_ON_PAPER[page.release.client], paper: paperOf(search) };
}

const paperOf = ({ paper }: Record<string, string | string[] | undefined>) =>
  paper === "letter" ? ("letter" as const) : ("a4" as const);

async function loadForWork(place: Place, record: NoteRecord) {
  const page = await loadNote(place, record);
  return { ...page, refused: page.stopped === null ? [] : [page.stopped], authorised: [] };
}

async function loadForRelease({ coupleId, sessionId }: Place, record: NoteRecord) {
  const actor = await requireActor("clinician");
  return pageRead(() => openNoteForRelease(actor, coupleId, sessionId, record));
}
