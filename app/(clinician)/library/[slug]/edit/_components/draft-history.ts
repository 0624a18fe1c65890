import type { Exercise } from "#lib/exercises/types";
import { afterCommand, readCommand, withTyped } from "./draft-edits";

/** A draft in hand, with the steps that can be taken back. */
export type DraftHistory = {
  readonly draft: Exercise;
  readonly past: readonly Exercise[];
  /** The control typed in last: typing on in it is one step. */
  readonly typing: string | null;
  /** What was taken out by the last step; null after any other. */
  readonly removed: string | null;
};

const MOST_STEPS = 50;

export function beginDraft(draft: Exercise): DraftHistory {
  return { draft, past: [], typing: null, removed: null };
}

function stepped(
  { draft, past }: DraftHistory,
  next: Exercise,
  { typing, removed }: Pick<DraftHistory, "typing" | "removed">,
): DraftHistory {
  return { draft: next, past: [...past, draft].slice(-MOST_STEPS), typing, removed };
}

/** After something was typed in one control. */
export function typeIn(history: DraftHistory, name: string, text: string): DraftHistory {
  const next = withTyped(history.draft, { [name]: text });
  if (history.typing === name) return { ...history, draft: next };
  return stepped(history, next, { typing: name, removed: null });
}

/** After a button was pressed. */
export function press(history: DraftHistory, command: string): DraftHistory {
  const next = afterCommand(history.draft, command);
  const read = readCommand(command);
  return stepped(history, next, { typing: null, removed: read?.verb === "remove" ? read.path : null });
}

/** Takes the last step back. */
export function takeBack(history: DraftHistory): DraftHistory {
  const before = history.past.at(-1);
  if (!before) return history;
  return { draft: before, past: history.past.slice(0, -1), typing: null, removed: null };
}

/** Goes on with another draft; one's own can be taken back to. */
export function replaceDraft(history: DraftHistory, draft: Exercise): DraftHistory {
  return stepped(history, draft, { typing: null, removed: null });
}
