import type { Metadata } from "next";
import { CodeName } from "#ui/code-name";
import { EmptyState } from "#ui/empty-state";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";
import { Notice } from "#ui/notice";
import { PageHeader } from "#ui/page-header";
import { formatMoment } from "../../_ui/when";
import { NextPrep } from "./_components/next-prep";
import { SessionLine } from "./_components/session-line";
import { Timeline } from "./_components/timeline";
import { loadToday } from "./loaders";

export const metadata: Metadata = { title: "Today" };

export default async function TodayPage() {
  const { now, today, ahead, hasMore, prep, toReview, toSeeAlone, timeZone } = await loadToday();
  const [next] = ahead;
  return (
    <>
      <PageHeader
        title="Today"
        description={
          <>
            {formatMoment(now, timeZone)}.{" "}
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
          </>
        }
        actions={
          prep ? (
            <LinkButton
              href={`/couples/${prep.couple.id}/sessions/${prep.session.id}/prep`}
              kind="primary"
              data-key="plan"
            >
              Prepare next session
            </LinkButton>
          ) : null
        }
      />
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
      <div className="grid gap-x-8 gap-y-8 wide:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <section aria-labelledby="day">
            <h2 id="day" className="type-heading border-b pb-2">
              Sessions today
            </h2>
            {today.length > 0 ? (
              <>
                {hasMore.left ? (
                  <p className="type-note mt-3 max-w-measure">
                    More sessions from before were never wrapped up. Each is on its couple’s page.
                  </p>
                ) : null}
                <Timeline sessions={today} now={now} zone={timeZone} />
              </>
            ) : (
              <EmptyState
                title="No sessions today."
                action={next ? null : <LinkButton href="/couples">See your couples</LinkButton>}
              >
                {next ? (
                  <p>Next: {formatMoment(next.startsAt, timeZone)}.</p>
                ) : (
                  "Sessions appear here once you set a date with a couple."
                )}
              </EmptyState>
            )}
          </section>
          {ahead.length > 0 ? (
            <section aria-labelledby="ahead">
              <h2 id="ahead" className="type-heading border-b pb-2">
                Sessions ahead
              </h2>
              <ol className="ruled">
                {ahead.map((session) => (
                  <li key={session.sessionId} className="py-3">
                    <SessionLine session={session} zone={timeZone} withDay />
                  </li>
                ))}
              </ol>
              {hasMore.ahead ? (
                <p className="mt-3">
                  <Link href="/couples?sort=next_session">All couples by their next session</Link>
                </p>
              ) : null}
            </section>
          ) : null}
        </div>
        {prep ? <NextPrep brief={prep} zone={timeZone} /> : null}
      </div>
    </>
  );
}
