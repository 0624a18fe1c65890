"use client";
import { Button } from "#ui/button";
import type { PlainAction } from "./current-item";

type NowThisProps = {
  item: { id: string; title: string };
  plain: PlainAction | null;
  ids: { coupleId: string; sessionId: string };
  /** The key that does the same, where one does. */
  shortcut?: string;
  onNow: () => void;
};

/** Brings one item to be the current one, with one press; what was up comes next. */
export function NowThis({ item, plain, ids, shortcut, onNow }: NowThisProps) {
  return (
    <form
      {...(plain ? { action: plain } : {})}
      onSubmit={(event) => {
        event.preventDefault();
        onNow();
      }}
    >
      <input type="hidden" name="coupleId" value={ids.coupleId} />
      <input type="hidden" name="sessionId" value={ids.sessionId} />
      <input type="hidden" name="itemId" value={item.id} />
      <input type="hidden" name="state" value="now" />
      <Button
        type="submit"
        kind="plain"
        aria-label={`Now this one: ${item.title}`}
        aria-keyshortcuts={shortcut}
      >
        Now this one
      </Button>
    </form>
  );
}
