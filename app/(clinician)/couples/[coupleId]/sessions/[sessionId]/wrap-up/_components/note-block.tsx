import type { ReactNode } from "react";
import type { WrapUpPage } from "#lib/notes/types";
import { Icon } from "#ui/icon";
import { Link } from "#ui/link";
import { NoteEditor } from "../../note/_components/note-editor";

type NoteBlockProps = {
  page: Pick<WrapUpPage, "couple" | "session" | "record" | "note" | "amendments" | "facts"> & {
    isToCome: boolean;
  };
  /** Whether the session can be closed from here. */
  mayClose: boolean;
  /** The block between the note and its last button. */
  children: ReactNode;
};

/** The joint note, begun with facts. What belongs to one partner, or to nobody but the author, is a page of its own. */
export function NoteBlock({ page, mayClose, children }: NoteBlockProps) {
  const { couple, session, record, note, amendments, facts, isToCome } = page;
  const base = `/couples/${couple.id}/sessions/${session.id}`;
  return (
    <NoteEditor
      title="Note"
      place={{ coupleId: couple.id, sessionId: session.id, record }}
      note={note}
      amendments={amendments}
      facts={facts}
      zone={session.zone}
      last={mayClose ? "close" : isToCome ? null : "sign"}
    >
      <p className="type-note flex flex-wrap items-center gap-x-4 gap-y-1">
        {record === "joint" ? (
          <>
            <Link href={`${base}/note/a`}>Sub-file A</Link>
            <Link href={`${base}/note/b`}>Sub-file B</Link>
          </>
        ) : null}
        <Link href={`${base}/process-note`} className="text-link inline-flex items-center gap-1">
          <Icon name="lock" size={14} />
          Process note
        </Link>
      </p>
      {children}
    </NoteEditor>
  );
}
