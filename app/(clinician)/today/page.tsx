import type { Metadata } from "next";
import { EmptyState } from "#ui/empty-state";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";
import { PageHeader } from "#ui/page-header";
import { formatMoment } from "../../_ui/when";
import { SessionLine } from "./_components/session-line";
import { loadToday } from "./loaders";

export const metadata: Metadata = { title: "Today" };

export default async function TodayPage() {
  const { sessions, toReview, timeZone } = await loadToday();
  return (
    <>
      <PageHeader title="Today" description={`It is ${formatMoment(new Date(), timeZone)}.`} />
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
