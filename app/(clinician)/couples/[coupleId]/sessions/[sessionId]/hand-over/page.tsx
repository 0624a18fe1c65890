import type { Metadata } from "next";
import type { HandOverPage as HandOver } from "#lib/homework/list-hand-over";
import { EmptyState } from "#ui/empty-state";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";
import { SessionHeader } from "../_components/session-header";
import { HandForm } from "./_components/hand-form";
import { loadHandOver } from "./loaders";

export const metadata: Metadata = { title: "Hand over the tablet" };

type HandOverPageProps = PageProps<"/couples/[coupleId]/sessions/[sessionId]/hand-over">;

type Line = {
  id: string;
  title: string;
  note: string | null;
  to: { slot: "A" | "B"; thing: string }[];
};

/** Why the two cannot take turns, or how they do. */
const TURNS = {
  ready: "In turns. Whoever gets it first begins, and it goes to and fro between the two.",
  alone: "In turns, so it waits for a session with both.",
  access: "In turns, so both need access.",
  copy: "In turns, and only one of the two has it.",
} as const;

/** What stands beside an exercise: who has sent it, or why it cannot be done on this tablet. */
function exerciseLines({ exercises, turnsOff, slots, wait }: HandOver): Line[] {
  const ids = [...new Set(exercises.map(({ assignmentId }) => assignmentId))];
  const mayHave = wait === null ? slots : [];
  return ids.map((id) => {
    const own = exercises.filter((offer) => offer.assignmentId === id);
    const sent = own.filter(({ isSent }) => isSent).map(({ slot }) => slot);
    const why = turnsOff[id];
    const takesTurns = own.some((offer) => offer.takesTurns);
    return {
      id,
      title: own[0]?.title ?? "",
      note:
        sent.length > 0
          ? `Sent by ${sent.join(" and ")}.`
          : takesTurns && wait === null
            ? TURNS[why && why !== "sent" ? why : "ready"]
            : null,
      to: why
        ? []
        : own
            .filter(({ isSent, slot }) => !isSent && mayHave.includes(slot))
            .map(({ slot, taskId }) => ({ slot, thing: taskId })),
    };
  });
}

/** The lines after a session: until when, who has sent them, and whom they open for. */
function checkLine({ session, slots, checkedBy, checkOpensFor }: HandOver): Line {
  const left = slots.filter((slot) => !checkedBy.includes(slot));
  const to = checkOpensFor.filter((slot) => left.includes(slot));
  const sent = checkedBy.length > 0 ? `Sent by ${checkedBy.join(" and ")}.` : null;
  const late =
    left.length > to.length ? "It opens until the end of the next day, for the newest session alone." : null;
  return {
    id: "check",
    title: "How was it today?",
    note:
      session.endedAt === null
        ? "Four lines to look back. The session ends with it."
        : [sent, late].filter(Boolean).join(" ") || "Four lines to look back.",
    to: to.map((slot) => ({ slot, thing: "check" })),
  };
}

/** Why somebody who came is not among the buttons. Never whose consent it is. */
function whyNot({ wait, leftOut }: HandOver): string[] {
  if (wait === "consent")
    return ["One of the two has taken back consent, so nothing opens on a tablet for either of them."];
  return [
    ...leftOut.map(({ slot, why }) =>
      why === "access_ended"
        ? `${slot} no longer has access, so nothing opens for ${slot}.`
        : `${slot} has not joined yet, so nothing opens for ${slot}.`,
    ),
    ...(wait === "held" ? ["All homework is held, so no exercise opens for either of them."] : []),
  ];
}

/** Who gets the tablet, and for what one thing. */
export default async function HandOverPage({ params }: HandOverPageProps) {
  const page = await loadHandOver(await params);
  const { couple, session, exercises, owner } = page;
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
  const lines = [...exerciseLines(page), checkLine(page)];
  const reasons = whyNot(page);
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
        {reasons.length > 0 ? (
          <p className="max-w-measure">
            {reasons.join(" ")} <Link href={`/couples/${couple.id}/people`}>People and safety</Link>
          </p>
        ) : null}
        <ul className="ruled">
          {lines.map(({ id, title, note, to }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
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
