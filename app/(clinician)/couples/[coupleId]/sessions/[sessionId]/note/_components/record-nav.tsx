import { recordsOf } from "#lib/notes/rules";
import type { SessionFacts } from "#lib/planning/types";
import { Icon } from "#ui/icon";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";

type Current = "joint" | "a" | "b" | "process";

const RECORDS = [
  { key: "joint", path: "note", label: "Joint record" },
  { key: "a", path: "note/a", label: "Sub-file A" },
  { key: "b", path: "note/b", label: "Sub-file B" },
] as const;

const LOOK =
  "inline-flex min-h-control items-center gap-1.5 text-link aria-[current]:font-medium aria-[current]:text-text aria-[current]:no-underline";

/** The records of one session, each opened on its own; the process note is no part of them and stands apart. */
export function RecordNav({
  coupleId,
  session,
  current,
}: {
  coupleId: string;
  session: Pick<SessionFacts, "id" | "attendees">;
  current: Current;
}) {
  const base = `/couples/${coupleId}/sessions/${session.id}`;
  const records = recordsOf(session.attendees);
  const here = (key: Current) => (key === current ? "page" : undefined);
  const shown = RECORDS.find(({ key }) => key === current);
  return (
    <>
      <div className="screen-only mb-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-1">
        <nav aria-label="Records of this session" className="flex flex-wrap items-center gap-x-8 gap-y-1">
          <ul className="flex flex-wrap gap-x-6">
            {RECORDS.filter(({ key }) => records.includes(key)).map(({ key, path, label }) => (
              <li key={key}>
                <Link href={`${base}/${path}`} aria-current={here(key)} className={LOOK}>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
          <Link
            href={`${base}/process-note`}
            aria-current={here("process")}
            className={`${LOOK} sheet:border-l sheet:pl-6`}
          >
            <Icon name="lock" size={14} />
            Process note
          </Link>
        </nav>
        {current === "process" ? null : (
          <LinkButton href={`${base}/note/print${current === "joint" ? "" : `?record=${current}`}`}>
            Print
          </LinkButton>
        )}
      </div>
      {/* Stands over the sections of a note, which begin a level below it. */}
      {shown ? <h2 className="sr-only">{shown.label}</h2> : null}
    </>
  );
}
