import type { OpenWork } from "#lib/couples/open-work";
import type { Share } from "#lib/couples/rules-not-now";
import type { SharingState } from "#lib/homework/types";
import { Badge } from "#ui/badge";
import { Link } from "#ui/link";
import { formatDate } from "../../../../_ui/when";
import { opensWords } from "../../../_components/opens-words";
import { askWords, chosenWords } from "../../../_components/share-words";
import { OpenNow } from "./open-now";
import { TakeBack } from "./take-back";

type HomeworkLine = {
  id: string;
  slug: string;
  title: string;
  dueOn: string;
  given: number;
  done: number;
  timesCarried: number;
  reach: OpenWork;
  /** How far the two are in sharing; null where there is nothing to share. */
  sharing: SharingState | null;
  /** Why it was given although a gate asked for care. */
  weighed: { gates: readonly string[]; reason: string; by: string; on: string } | null;
  /** What takes its place with both while it is kept back. */
  standIn: { title: string; reach: OpenWork } | null;
  sentTaskId: string | null;
  shares: readonly Share[];
  /** Whose piece of it has not opened, and what each waits for. */
  waits: Parameters<typeof opensWords>[0];
};

/** What both have, or would have, in place of it. */
function standInWords({ reach, standIn }: Pick<HomeworkLine, "reach" | "standIn">): string {
  if (standIn === null)
    return reach === "open"
      ? ""
      : "Both read that it is paused for now, in the same words. Nothing is in its place.";
  if (reach === "open") return `Should it be held, both get ${standIn.title} in its place.`;
  return standIn.reach === "open"
    ? `Both have ${standIn.title} in its place.`
    : `${standIn.title}, which would take its place, is held as well.`;
}

const SHARING: Readonly<Record<SharingState, string>> = {
  waiting: "not shared yet",
  ready: "shared by both",
  open: "revealed to both",
};

/** Homework on the way: how many of the partners' shares are in, never whose; what each chose is folded away. */
export function HomeworkList({
  coupleId,
  homework,
}: {
  coupleId: string;
  homework: readonly HomeworkLine[];
}) {
  if (homework.length === 0)
    return <p className="text-text-muted">Nothing is set. You assign homework when you wrap up a session.</p>;
  return (
    <ul className="ruled">
      {homework.map((h) => (
        <li key={h.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
          <span className="inline-flex min-w-0 flex-wrap items-center gap-2">
            <Link href={`/library/${h.slug}`}>{h.title}</Link>
            {h.reach === "open" || h.done >= h.given ? null : (
              <Badge>{h.reach === "held" ? "held for now" : "not available"}</Badge>
            )}
            {h.timesCarried > 0 ? (
              <Badge>carried over {h.timesCarried === 1 ? "once" : `${h.timesCarried} times`}</Badge>
            ) : null}
          </span>
          <span className="inline-flex flex-wrap items-center gap-x-4">
            <span className="type-figure text-text-muted">
              {h.done} of {h.given} in, do around {formatDate(h.dueOn)}
              {h.sharing ? `, ${SHARING[h.sharing]}` : null}
            </span>
            {h.sharing === "ready" && h.sentTaskId ? (
              <Link href={`/review/${h.sentTaskId}#sharing`} aria-label={`Go to the reveal of ${h.title}`}>
                Reveal
              </Link>
            ) : null}
            {h.done < h.given ? <TakeBack coupleId={coupleId} assignmentId={h.id} title={h.title} /> : null}
          </span>
          {chosenWords(h.shares) ? (
            <details className="screen-only basis-full">
              <summary className="type-note cursor-pointer">
                What they chose<span className="sr-only"> about {h.title}</span>
              </summary>
              <p className="type-note">
                {chosenWords(h.shares)} {askWords(h.shares)}
              </p>
            </details>
          ) : null}
          {h.waits.length > 0 ? (
            <span className="inline-flex basis-full flex-wrap items-center gap-x-4">
              <span className="type-note">
                {opensWords(h.waits, Array(h.given).fill(""))}. Until then nobody sees it.
              </span>
              <OpenNow coupleId={coupleId} assignmentId={h.id} title={h.title} />
            </span>
          ) : null}
          {h.done < h.given && standInWords(h) ? (
            <p className="type-note basis-full">{standInWords(h)}</p>
          ) : null}
          {h.weighed ? (
            <p className="type-note basis-full wrap-anywhere">
              Given with care ({h.weighed.gates.join(", ")}) {h.weighed.by} on {formatDate(h.weighed.on)}:{" "}
              {h.weighed.reason}
            </p>
          ) : null}
          {h.reach === "open" || h.done >= h.given ? null : (
            <p className="type-note basis-full">
              {h.reach === "held" ? (
                "A hold keeps it off both partners' pages. What is written stays with its writer."
              ) : (
                <>
                  It is off both partners' pages: it is not agreed between the two of them now. Give it again
                  to bring it back.{" "}
                  <Link href={`/couples/${coupleId}/formulation#yes`}>See touch and sexual work</Link>
                </>
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
