import type { PrepBrief } from "#lib/progress/prep-brief";
import { CodeName } from "#ui/code-name";
import { Link } from "#ui/link";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import { formatMoment } from "../../../_ui/when";
import { movedWords, ofEach, percent } from "../../_components/brief-words";
import { SentLink } from "../../_components/sent-link";

const SHOWN = 3;

/** The next session in a few lines; each leads to its source, and the whole brief is one key away. */
export function NextPrep({ brief, zone }: { brief: PrepBrief; zone: string }) {
  const { couple, session, news, moved, homework, note, gap } = brief;
  const home = `/couples/${couple.id}`;
  const prep = `${home}/sessions/${session.id}/prep`;
  const changed = (["A", "B"] as const).filter((slot) => moved[slot].isMore);
  return (
    <aside aria-labelledby="prep" className="min-w-0 self-start wide:border-l wide:pl-6">
      <h2 id="prep" className="type-heading">
        10-minute prep
      </h2>
      <p className="mb-3">
        <Link href={prep}>
          <CodeName>{couple.codeName}</CodeName>, session {session.number}
          <span className="type-figure block">{formatMoment(session.startsAt, zone)}</span>
        </Link>
      </p>
      {note ? (
        <blockquote className="mb-3 line-clamp-5 border-l-2 border-border-strong pl-3 wrap-anywhere whitespace-pre-line">
          {note.text}
        </blockquote>
      ) : null}
      <ul className="ruled">
        {brief.consentChecks.length > 0 ? (
          <li className="py-1.5">
            See alone about consent:{" "}
            <Link href={`${home}/formulation`}>{brief.consentChecks.join(" and ")}</Link>
          </li>
        ) : null}
        <li className="py-1.5">
          New answers: <Link href={`${home}#homework`}>{ofEach(news.sent)}</Link>
          {news.unread > 0 ? (
            <>
              ,{" "}
              <Link href={news.firstUnread ? `/review/${news.firstUnread}` : "/review"}>
                {news.unread} unread
              </Link>
            </>
          ) : null}
        </li>
        {homework.slice(0, SHOWN).map(({ assignmentId, title, sent }) => (
          <li key={assignmentId} className="py-1.5">
            <Link href={`${home}#homework`}>{title}</Link>
            <span className="ml-2 inline-flex flex-wrap gap-x-3">
              {sent.map((one) => (
                <SentLink key={one.slot} of={one} otherwise={`${home}#homework`} />
              ))}
            </span>
          </li>
        ))}
        {changed.map((slot) => (
          <li key={slot} className="py-1.5">
            {slot}: <Link href={`${home}/progress`}>{movedWords(moved[slot])}</Link>
          </li>
        ))}
        {gap ? (
          <li className="py-1.5">
            <span className="flex flex-wrap items-center gap-x-2">
              Left out: <MechanismGlyph name={gap.mechanism} />
            </span>
            <Link href={`${home}/formulation`}>{percent(gap.profile)} of the profile</Link>,{" "}
            <Link href={`${home}#${brief.weighed === 0 ? "homework" : "recent"}`}>
              {percent(gap.covered)} of the work
            </Link>
          </li>
        ) : null}
      </ul>
    </aside>
  );
}
