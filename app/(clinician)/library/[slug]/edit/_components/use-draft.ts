"use client";
import { useEffect, useState } from "react";
import type { Exercise, Fault } from "#lib/exercises/types";
import { Saver } from "../../../../_components/saving/saver";
import { useSaving } from "../../../../_components/saving/use-saving";
import { beginDraft, press, replaceDraft, takeBack, typeIn } from "./draft-history";
import { type KeptDraft, sameDraft, savingOfDraft } from "./put-draft";

// A page that is gone back to is drawn from what the browser kept of it, which may be older than what this very tab
// saved since. The newer of the two is the one to begin with.
const lastKept = new Map<string, { kept: KeptDraft; faults: readonly Fault[] }>();
const keyOf = ({ work }: KeptDraft) => `${work.slug} ${work.version}`;

function newest(kept: KeptDraft, faults: readonly Fault[]) {
  const own = lastKept.get(keyOf(kept));
  return own && own.kept.version > kept.version ? own : { kept, faults };
}

/**
 * The draft in the browser: its history, its saving, and the choice after a conflict. `refused` is what to begin with
 * after a form was refused: the draft with its words.
 */
export function useDraft(kept: KeptDraft, refused: Exercise | null, firstFaults: readonly Fault[]) {
  const [first] = useState(() => newest(kept, firstFaults));
  const [faults, setFaults] = useState(first.faults);
  const [saver] = useState(
    () =>
      new Saver(
        first.kept,
        savingOfDraft(first.kept.work.slug, (now, found) => {
          lastKept.set(keyOf(now), { kept: now, faults: found });
          setFaults(found);
        }),
      ),
  );
  const [history, setHistory] = useState(() => beginDraft(refused ?? first.kept.work));
  const { save, retry } = useSaving(saver, kept.version > saver.kept.version);
  const { draft } = history;
  const isStale = save.kind === "stale";
  const theirs = isStale && kept.version > saver.kept.version ? kept : null;

  useEffect(() => saver.change(draft), [saver, draft]);

  useEffect(() => {
    // The other draft is one's own, saved by a request whose answer was lost.
    if (!theirs || !sameDraft(theirs.work, draft)) return;
    saver.takeTheirs({ ...theirs, work: draft });
  }, [theirs, draft, saver]);

  return {
    draft,
    faults,
    save,
    retry,
    theirs,
    removed: history.removed,
    canUndo: history.past.length > 0,
    type: (name: string, text: string) => setHistory((was) => typeIn(was, name, text)),
    press: (command: string) => setHistory((was) => press(was, command)),
    undo: () => setHistory(takeBack),
    flush: () => saver.flush(),
    revision: () => saver.kept.version,
    keepMine: (other: KeptDraft) => saver.keepMine(other),
    takeTheirs: (other: KeptDraft) => {
      saver.takeTheirs(other);
      setHistory((was) => replaceDraft(was, other.work));
    },
  };
}

export type DraftInHand = ReturnType<typeof useDraft>;
