"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Exercise, Fault } from "#lib/exercises/types";
import { beginDraft, press, replaceDraft, takeBack, typeIn } from "./draft-history";
import { DraftSaver, type KeptDraft } from "./draft-saver";
import { putDraft } from "./put-draft";

// A page that is gone back to is drawn from what the browser kept of it, which may be older than what this very tab
// saved since. The newer of the two is the one to begin with.
const lastKept = new Map<string, { kept: KeptDraft; faults: readonly Fault[] }>();
const keyOf = ({ draft }: KeptDraft) => `${draft.slug} ${draft.version}`;

function newest(kept: KeptDraft, faults: readonly Fault[]) {
  const own = lastKept.get(keyOf(kept));
  return own && own.kept.revision > kept.revision ? own : { kept, faults };
}

const sameDraft = (one: Exercise, other: Exercise) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The draft in the browser: its history, its saving, and the choice after a conflict. `refused` is what to begin with
 * after a form was refused: the draft with its words.
 */
export function useDraft(kept: KeptDraft, refused: Exercise | null, firstFaults: readonly Fault[]) {
  const router = useRouter();
  const [first] = useState(() => newest(kept, firstFaults));
  const [faults, setFaults] = useState(first.faults);
  const [saver] = useState(
    () =>
      new DraftSaver(first.kept, putDraft, (now, found) => {
        lastKept.set(keyOf(now), { kept: now, faults: found });
        setFaults(found);
      }),
  );
  const [history, setHistory] = useState(() => beginDraft(refused ?? first.kept.draft));
  const save = useSyncExternalStore(saver.subscribe, saver.state, saver.state);
  const { draft } = history;
  const isStale = save.kind === "stale";
  const theirs = isStale && kept.revision > saver.revision ? kept : null;

  useEffect(() => saver.change(draft), [saver, draft]);

  // After a refusal for a stale revision, the page is read again to learn the other draft.
  useEffect(() => {
    if (isStale) router.refresh();
  }, [isStale, router]);

  useEffect(() => {
    // The other draft is one's own, saved by a request whose answer was lost.
    if (!theirs || !sameDraft(theirs.draft, draft)) return;
    saver.takeTheirs({ ...theirs, draft });
  }, [theirs, draft, saver]);

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden") void saver.flush(true);
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.isDirty) event.preventDefault();
    };
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("beforeunload", warn);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("beforeunload", warn);
      void saver.flush(true);
    };
  }, [saver]);

  return {
    draft,
    faults,
    save,
    theirs,
    removed: history.removed,
    canUndo: history.past.length > 0,
    type: (name: string, text: string) => setHistory((was) => typeIn(was, name, text)),
    press: (command: string) => setHistory((was) => press(was, command)),
    undo: () => setHistory(takeBack),
    flush: () => saver.flush(),
    revision: () => saver.revision,
    keepMine: (other: KeptDraft) => saver.keepMine(other),
    takeTheirs: (other: KeptDraft) => {
      saver.takeTheirs(other);
      setHistory((was) => replaceDraft(was, other.draft));
    },
  };
}

export type DraftInHand = ReturnType<typeof useDraft>;
