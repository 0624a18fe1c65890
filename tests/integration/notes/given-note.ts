import type { ActorOf } from "#lib/access/actor";
import type { Id } from "#lib/kernel/ids";
import { amendNote } from "#lib/notes/amend-note";
import { saveProcessNote } from "#lib/notes/process-note";
import { beginWith } from "#lib/notes/rules";
import { saveNote } from "#lib/notes/save-note";
import { signNote } from "#lib/notes/sign-note";
import type { NoteContent, NoteFacts } from "#lib/notes/types";

/** A note in which these parts are written. */
export const contentOf = (parts: NoteFacts, layout: NoteContent["layout"] = "soap"): NoteContent =>
  beginWith(parts, layout);

type Words = Readonly<Record<"note" | "secondNote" | "subFile" | "amended" | "process", string>>;

/** Writes a word of each kind about a session: twice into the joint record, into a sub-file, beneath it, and apart. */
export async function writeEverywhere(
  clinician: ActorOf<"clinician">,
  of: { coupleId: Id; sessionId: Id },
  words: Words,
): Promise<void> {
  for (const [version, pattern] of [words.note, words.secondNote].entries()) {
    await saveNote(clinician, { ...of, record: "joint", version, content: contentOf({ pattern }) });
  }
  const afterwards = () => new Date(Date.now() + 3 * 86_400_000);
  const subFile = { ...of, record: "a", version: 0, content: contentOf({ a: words.subFile }) } as const;
  await signNote(clinician, subFile, afterwards);
  await amendNote(clinician, { ...of, record: "a", text: words.amended }, afterwards);
  await saveProcessNote(clinician, { ...of, version: 0, text: words.process });
}
