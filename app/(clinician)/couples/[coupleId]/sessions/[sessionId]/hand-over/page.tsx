import type { Metadata } from "next";
import type { TabletOffer } from "#lib/homework/list-hand-over";
import { EmptyState } from "#ui/empty-state";
import { LinkButton } from "#ui/link-button";
import { SessionHeader } from "../_components/session-header";
import { HandForm } from "./_components/hand-form";
import { loadHandOver } from "./loaders";

export const metadata: Metadata = { title: "Hand over the tablet" };

type HandOverPageProps = PageProps<"/couples/[coupleId]/sessions/[sessionId]/hand-over">;

type Line = {
  title: string;
  note: string | null;
  to: { slot: "A" | "B"; thing: string }[];
};

/** What stands beside an exercise: who has sent it, or why it cannot be done on this tablet. */
function exerciseLines(offers: readonly TabletOffer[]): Line[] {
  const titles = [...new Set(offers.map(({ title }) => title))];
  return titles.map((title) => {
    const own = offers.filter((offer) => offer.title === title);
    const sent = own.filter(({ isSent }) => isSent).map(({ slot }) => slot);
    const takesTurns = own.some((offer) => offer.takesTurns);
    return {
      title,
      note: takesTurns
        ? "In turns, on one of their own phones."
        : sent.length > 0
          ? `Sent by ${sent.join(" and ")}.`
          : null,
      to: takesTurns
        ? []
        : own.filter(({ isSent }) => !isSent).map(({ slot, taskId }) => ({ slot, thing: taskId })),
    };
  });
}

/** Who gets the tablet, and for what one thing. */
export default async function HandOverPage({ params }: HandOverPageProps) {
  const { couple, session, slots, exercises, checkedBy, owner } = await loadHandOver(await params);
  const base = `/couples/${couple.id}/sessions/${session.id}`;
  if (session.state !== "running") {
    return (
      <>
        <SessionHeader couple={couple} session={session} part="run" />
        <EmptyState
          title="Nothing to hand over"
          action={<LinkButton href={`${base}/run`}>Back to the session</LinkButton>}
        >
          The tablet is handed over while a session is on, or before it is closed.
        </EmptyState>
      </>
    );
  }
  const isOn = session.endedAt === null;
  const checked = checkedBy.length > 0 ? `Sent by ${checkedBy.join(" and ")}.` : null;
  const lines: Line[] = [
    ...exerciseLines(exercises),
    {
      title: "How was it today?",
      note: isOn
        ? "Four lines to look back. The session ends with it."
        : (checked ?? "Four lines to look back."),
      to: slots.filter((slot) => !checkedBy.includes(slot)).map((slot) => ({ slot, thing: "check" })),
    },
  ];
  return (
    <>
      <SessionHeader couple={couple} session={session} part="run" />
      <div className="flex max-w-reading flex-col gap-6">
        <div className="flex max-w-measure flex-col gap-2">
          <h2 className="type-heading">Hand over the tablet</h2>
          <p>
            It opens this one thing for them. Nothing of yours opens on it until you take it back with your
            passphrase. Do not let this browser save it.
          </p>
        </div>
        <ul className="ruled">
          {lines.map(({ title, note, to }) => (
            <li key={title} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
              <span className="flex min-w-0 flex-col">
                <span className="font-medium">{title}</span>
                {note ? <span className="type-note">{note}</span> : null}
              </span>
              {to.length > 0 ? (
                <HandForm owner={owner} coupleId={couple.id} sessionId={session.id} to={to} what={title} />
              ) : null}
            </li>
          ))}
        </ul>
        {exercises.length === 0 ? (
          <p className="type-note">An exercise that you give in the run stands here as well.</p>
        ) : null}
        <div className="flex flex-wrap gap-3 border-t pt-5">
          {isOn ? (
            <LinkButton href={`${base}/run`} kind="primary">
              Back to the run
            </LinkButton>
          ) : (
            <LinkButton href={`${base}/wrap-up`} kind="primary">
              Go on with the wrap-up
            </LinkButton>
          )}
        </div>
      </div>
    </>
  );
}
