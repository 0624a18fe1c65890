import type { Metadata } from "next";
import { Link } from "#ui/link";
import { Notice } from "#ui/notice";
import { formatDay } from "../../../_ui/when";
import { CheckInList } from "./_components/check-in-list";
import { CoupleHeader } from "./_components/couple-header";
import { GatesStrip } from "./_components/gates-strip";
import { HoldNotice } from "./_components/hold-notice";
import { HomeworkList } from "./_components/homework-list";
import { NextSessions } from "./_components/next-sessions";
import { SessionCheckPart } from "./_components/session-check-part";
import { SessionList } from "./_components/session-list";
import { TalkNotice } from "./_components/talk-notice";
import { WhereWeAre } from "./_components/where-we-are";
import { loadCouple } from "./loaders";

export const metadata: Metadata = { title: "Overview" };

export default async function CouplePage({ params }: PageProps<"/couples/[coupleId]">) {
  const {
    couple,
    reach,
    upcoming,
    recent,
    homework,
    checkIns,
    sessionChecks,
    talkRequests,
    policy,
    timeZone,
    holds,
    next,
    isConsentOpen,
    nextReach,
    glance,
    weeks,
  } = await loadCouple((await params).coupleId);
  return (
    <>
      <CoupleHeader couple={couple} part="overview" />
      <div className="mb-8 flex flex-col gap-4 empty:hidden">
        {talkRequests.map(({ askedAt, ...request }) => (
          <TalkNotice
            key={request.id}
            coupleId={couple.id}
            request={{ ...request, askedOn: formatDay(askedAt, timeZone) }}
          />
        ))}
        {isConsentOpen && couple.state !== "closed" ? (
          <Notice kind="danger" title="See each alone about consent before any touch or sexual work">
            <p>
              A rating of 7 or more asks for it; neither partner is told.{" "}
              <Link href={`/couples/${couple.id}/formulation`}>See which, and note that it is done</Link>
            </p>
          </Notice>
        ) : null}
        {policy === null && couple.state !== "closed" ? (
          <Notice title="No agreement on secrets is signed yet">
            <p>
              Until then what one partner says alone is kept private. Choose one before you see them alone:{" "}
              <Link href={`/couples/${couple.id}/people#agreement`}>offer an agreement</Link>
            </p>
          </Notice>
        ) : null}
        <HoldNotice couple={couple} reach={reach} />
      </div>
      <div className="grid gap-8 wide:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-8">
          <section aria-labelledby="next">
            <h2 id="next" className="type-heading mb-2 border-b pb-2">
              Next sessions
            </h2>
            <NextSessions couple={couple} sessions={upcoming} />
          </section>
          <section aria-labelledby="homework">
            <h2 id="homework" className="type-heading mb-2 border-b pb-2">
              Homework on the way
            </h2>
            <HomeworkList coupleId={couple.id} homework={homework} />
          </section>
        </div>
        <section aria-labelledby="where">
          <h2 id="where" className="type-heading mb-2 border-b pb-2">
            Where we are
          </h2>
          <WhereWeAre couple={couple} glance={glance} weeks={weeks} />
        </section>
        <section aria-labelledby="safety">
          <h2 id="safety" className="type-heading mb-2 border-b pb-2">
            Safety and screening
          </h2>
          <GatesStrip
            couple={couple}
            holds={holds}
            isConsentOpen={isConsentOpen}
            next={next.gates}
            reach={nextReach}
          />
        </section>
        <section aria-labelledby="check-ins">
          <h2 id="check-ins" className="type-heading mb-2 border-b pb-2">
            Check-ins
          </h2>
          <CheckInList coupleId={couple.id} checkIns={checkIns} />
          <SessionCheckPart checks={sessionChecks} />
        </section>
        <section aria-labelledby="recent">
          <h2 id="recent" className="type-heading mb-2 border-b pb-2">
            Last sessions
          </h2>
          <SessionList coupleId={couple.id} sessions={recent} />
        </section>
      </div>
    </>
  );
}
