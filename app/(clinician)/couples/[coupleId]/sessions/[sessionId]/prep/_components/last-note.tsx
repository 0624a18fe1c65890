import { Link } from "#ui/link";
import { type BriefProps, Part } from "./part";

/** What the last note meant to come back to. */
export function LastNote({ brief: { couple, note } }: BriefProps) {
  return (
    <Part id="note" title="Last end note">
      {note ? (
        <>
          <blockquote className="mt-2 line-clamp-6 max-w-measure whitespace-pre-line wrap-anywhere empty:hidden">
            {note.text}
          </blockquote>
          <p className="mt-1">
            <Link href={`/couples/${couple.id}/sessions/${note.sessionId}/note`}>
              The note of session {note.number}
            </Link>
          </p>
        </>
      ) : (
        <p className="mt-2 text-text-muted">No note was written yet.</p>
      )}
    </Part>
  );
}
