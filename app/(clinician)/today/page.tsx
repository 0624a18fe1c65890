import type { Metadata } from "next";
import { CodeName } from "#ui/code-name";
import { EmptyState } from "#ui/empty-state";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";
import { Notice } from "#ui/notice";
import { PageHeader } from "#ui/page-header";
import { formatMoment } from "../../_ui/when";
import { SessionLine } from "./_components/session-line";
import { loadToday } from "./loaders";

export const metadata: Metadata = { title: "Today" };

export default async function TodayPage() {
  const { sessions, toReview, toSeeAlone, timeZone } = await loadToday();
  return (
    <>
      <PageHeader title="Today" description={`It is ${formatMoment(new Date(), timeZone)}.`} />
      {toSeeAlone.length > 0 ? (
        <div className="mb-6">
          <Notice kind="danger" title="Asks to talk with you alone">
            <ul>
              {toSeeAlone.map(({ coupleId, codeName, slot, askedAt }) => (
                <li key={`${coupleId} ${slot}`}>
                  <Link href={`/couples/${coupleId}`}>
                    Partner {slot} of <CodeName>{codeName}</CodeName>
                  </Link>
                  , since {formatMoment(askedAt, timeZone)}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
      <p className="mb-6">
        {toReview === 0 ? (
          "All homework that came in is read."
        ) : (
          <>
            <Link href="/review">
              {toReview === 1 ? "One answer" : `${toReview >= 100 ? "100 or more" : toReview} answers`}
            </Link>{" "}
            {toReview === 1 ? "waits" : "wait"} to be read.
          </>
        )}
      </p>
      {sessions.length === 0 ? (
        <EmptyState
          title="No sessions ahead"
          action={<LinkButton href="/couples">See your couples</LinkButton>}
        >
          Sessions appear here once you set a date with a couple.
        </EmptyState>
      ) : (
        <section aria-labelledby="ahead">
          <h2 id="ahead" className="type-heading border-b pb-2">
            Sessions ahead
          </h2>
          <ol>
            {sessions.map((session, place) => (
              <SessionLine key={session.sessionId} session={session} main={place === 0} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
