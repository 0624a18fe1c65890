"use client";
import { useEffect, useRef, useState } from "react";
import {
  addLines,
  beginWith,
  followFacts,
  holdsContent,
  lackingFacts,
  mergeNotes,
  sameContent,
} from "#lib/notes/rules";
import type { KeptNote, NoteContent, NoteFacts, NotePart, NoteRecord } from "#lib/notes/types";
import { hasKeys, putJson } from "../../../../../../_components/saving/put-json";
import { type Kept, Saver, type Saving } from "../../../../../../_components/saving/saver";
import { useSaving } from "../../../../../../_components/saving/use-saving";

export type NotePlace = { coupleId: string; sessionId: string; record: NoteRecord };
type Saved = { version: number; savedAt: string };
const isSaved = (answer: unknown): answer is Saved => hasKeys(answer, "version", "savedAt");

/** How a note is sent to its address. */
function savingOfNote({ coupleId, sessionId, record }: NotePlace): Saving<NoteContent, null> {
  return {
    same: sameContent,
    holds: holdsContent,
    put: async ({ layout, riskChecked, parts }, version, leaving) => {
      const body = { coupleId, record, version, layout, riskChecked, ...parts };
      const heard = await putJson(`/api/notes/${sessionId}`, body, leaving, isSaved);
      if (heard.kind !== "saved") return heard;
      const { answer } = heard;
      return { kind: "saved", version: answer.version, savedAt: new Date(answer.savedAt), found: null };
    },
  };
}

const keptOf = ({ content, version, savedAt }: KeptNote): Kept<NoteContent> => ({
  work: content,
  version,
  savedAt,
});

/**
 * A note in the browser: what stands in it, how saving goes, and what becomes of two windows that wrote at once. Both
 * texts are kept, without asking: the next save holds them together.
 */
export function useNote(
  place: NotePlace,
  note: KeptNote | null,
  facts: NoteFacts,
  typed: NoteContent | null,
) {
  const [saver] = useState(
    () =>
      new Saver<NoteContent>(
        note ? keptOf(note) : { work: beginWith(facts), version: 0, savedAt: new Date(0) },
        savingOfNote(place),
      ),
  );
  const [content, setContent] = useState<NoteContent>(() => typed ?? saver.kept.work);
  const [both, setBoth] = useState<readonly NotePart[]>([]);
  const known = useRef(facts);
  const { save, retry } = useSaving(saver, note !== null && note.version > saver.kept.version);
  const isStale = save.kind === "stale";

  useEffect(() => saver.change(content), [saver, content]);

  // The facts grow while other things are done on the page, as long as nothing was typed over them.
  useEffect(() => {
    const before = known.current;
    if (before === facts) return;
    known.current = facts;
    setContent((was) => followFacts(was, before, facts));
  }, [facts]);

  useEffect(() => {
    if (note === null || note.signedAt !== null || note.version <= saver.kept.version) return;
    if (!isStale && !saver.isDirty) {
      saver.takeTheirs(keptOf(note));
      setContent(note.content);
      return;
    }
    if (!isStale) return;
    const merged = saver.joinBy(
      keptOf(note),
      (from) => mergeNotes(from, content, note.content),
      (made) => made.content,
    );
    setBoth(merged.both);
    setContent(merged.content);
  }, [note, saver, content, isStale]);

  const lacking = lackingFacts(content, facts);
  return {
    content,
    save,
    retry,
    both,
    /** Lines of facts that the note does not hold. */
    lacks: Object.keys(lacking).length > 0,
    isKept: saver.kept.version > 0,
    write: (part: NotePart, text: string) =>
      setContent((was) => ({ ...was, parts: { ...was.parts, [part]: text } })),
    set: (change: Partial<Pick<NoteContent, "layout" | "riskChecked">>) =>
      setContent((was) => ({ ...was, ...change })),
    addFacts: () => setContent((was) => addLines(was, lackingFacts(was, facts))),
    flush: () => saver.flush(),
    isDirty: () => saver.isDirty,
    foundStale: () => saver.foundStale(),
    keptVersion: () => saver.kept.version,
    keptContent: () => saver.kept.work,
  };
}

export type NoteInHand = ReturnType<typeof useNote>;
