import { mainRecordOf, recordsOf } from "#lib/notes/rules";
import type { NoteLine, NoteStatus } from "#lib/notes/types";
import { Badge } from "#ui/badge";
import { Link } from "#ui/link";
import { formatMoment } from "../../../../../_ui/when";
import { noteAddress } from "./note-address";

const WORD: Readonly<Record<NoteStatus, string | null>> = {
  none: null,
  draft: "Draft",
  signed: "Signed",
  amended: "Amended",
};

/** Each session with its three records. Which of them are written is said; what they say, only when one is opened. */
export function NoteTable({ coupleId, lines }: { coupleId: string; lines: readonly NoteLine[] }) {
  return (
    <ul className="ruled">
      {lines.map(({ session, status }) => {
        const base = `/couples/${coupleId}/sessions/${session.id}/note`;
        const main = mainRecordOf(session.attendees);
        const written = WORD[status[main]];
        const others = recordsOf(session.attendees).filter((record) => record !== main);
        return (
          <li
            key={session.id}
            className="grid items-baseline gap-x-6 gap-y-1 py-2.5 sheet:grid-cols-[minmax(0,1fr)_6rem_15rem]"
          >
            <span className="flex flex-wrap items-baseline gap-x-4">
              <Link href={noteAddress(coupleId, session)}>Session {session.number}</Link>
              <span className="type-figure text-text-muted">
                {formatMoment(session.startsAt, session.zone)}
                {main === "joint" ? "" : `, ${session.attendees} alone`}
              </span>
            </span>
            <span>
              {written ? (
                <Badge kind={status[main] === "draft" ? "plain" : "strong"}>{written}</Badge>
              ) : (
                <span className="type-note">Not written</span>
              )}
            </span>
            <span className="type-note inline-flex flex-wrap gap-x-4">
              {others.map((record) => (
                <Link key={record} href={`${base}/${record}`}>
                  {`Sub-file ${record.toUpperCase()}${WORD[status[record]] ? `, ${WORD[status[record]]?.toLowerCase()}` : ""}`}
                  <span className="sr-only"> of session {session.number}</span>
                </Link>
              ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
