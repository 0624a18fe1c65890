import type { CoupleFacts, HeldCouple } from "#lib/couples/find-couple";
import type { HoldGate } from "#lib/couples/gates";
import type { ReachTold } from "#lib/couples/reach-told";
import type { ShownHold } from "#lib/couples/shown-holds";
import { DefinitionList } from "#ui/definition-list";
import { EmptyState } from "#ui/empty-state";
import { Link } from "#ui/link";
import { formatDate } from "../../../../_ui/when";
import { workWords } from "../../../_components/held-work-words";
import { HoldReasons } from "./hold-reasons";
import { gateWords, holdDetail, lookDetail, pausedWords, reachWords, type SaidOfHold } from "./hold-words";
import { gateLine, screeningWords } from "./screening-words";

type GatesStripProps = {
  couple: HeldCouple;
  holds: readonly ShownHold[];
  /** A rating asks for a private talk about consent that was not had yet. */
  isConsentOpen: boolean;
  /** The gates for what is given or planned next, and how far they reach. */
  next: readonly HoldGate[];
  reach: ReachTold;
  /** Why each hold stands, by its number; absent where the page does not read it. */
  said?: ReadonlyMap<string, readonly SaidOfHold[]>;
};

/** The next day on which a screening or a hold has to be looked at. */
function nextCheck({ partners }: CoupleFacts, holds: readonly ShownHold[]): string {
  const days = [
    ...partners.flatMap(({ screening }) => (screening ? [screening.lapsesOn] : [])),
    ...holds.filter(({ isMarker }) => !isMarker).map(({ lookBy }) => lookBy),
  ];
  return days.sort()[0] ?? "";
}

/** What the gates in force do, and what an alert or the check-ins add to it for what comes next. */
function InForce({ couple, isConsentOpen, next, reach }: Omit<GatesStripProps, "holds" | "said">) {
  const isAdded = (gate: HoldGate) => next.includes(gate) && !couple.gates.includes(gate);
  const paused = pausedWords(couple);
  return (
    <>
      {paused === null ? null : <p>{paused} All work is held for both, alike.</p>}
      {paused === null && !couple.hasConsent ? (
        <p>
          Both have to join and agree first. Until then nothing is given or planned but {workWords(["I"])}.
        </p>
      ) : null}
      {/* Paper names the ratings themselves, right above. */}
      {isConsentOpen ? (
        <p className="screen-only">
          A rating asks you to see each alone about consent. Until you note that it is done, this is not given
          or planned: {workWords(["T", "X"])}. Neither partner is told.
        </p>
      ) : null}
      {couple.answerHolds.length > 0 ? (
        <p>
          A private answer waits to be reviewed. Until then this is not given or planned:{" "}
          {workWords(couple.answerHolds.map((one) => one.exerciseClass))}. <Link href="/review">Review</Link>
        </p>
      ) : null}
      {couple.gates.length > 0 ? (
        <p>
          {gateLine(couple)} {reachWords(reach)}
        </p>
      ) : null}
      {isAdded("G01") ? (
        <p>
          A check is due again, after an alert or the sessions held since, so what you give or plan next waits
          as if nobody had been screened. What both have goes on; nothing on their pages has changed.
        </p>
      ) : null}
      {isAdded("G16") ? (
        <p>
          Tension was 8 or more in two check-ins running: what you give or plan next waits as after a blow-up.
          What both have goes on; nothing on their pages has changed.
        </p>
      ) : null}
    </>
  );
}

/** The gates in force, since when, by whom and until when, and how each partner's screening stands. Therapist only. */
export function GatesStrip({ couple, holds, isConsentOpen, next, reach, said }: GatesStripProps) {
  const isBare = next.length === 0 && holds.length === 0 && couple.hold === "none";
  const isFree = isBare && couple.hasConsent && !isConsentOpen;
  const people = <Link href={`/couples/${couple.id}/people#screening`}>People and safety</Link>;
  return (
    <div className="flex flex-col gap-3">
      {isFree ? (
        <EmptyState title="Nothing holds work back">
          Both were screened alone; the next check is due by {formatDate(nextCheck(couple, holds))}. {people}
        </EmptyState>
      ) : (
        <InForce couple={couple} isConsentOpen={isConsentOpen} next={next} reach={reach} />
      )}
      {holds.length > 0 ? (
        <ul className="ruled border-y">
          {holds.map((hold) => (
            <li key={hold.id} className="flex flex-col gap-1 py-2">
              <span className="font-medium">{gateWords(hold.gate)}</span>
              <span className="type-note">{said ? lookDetail(hold) : holdDetail(hold)}</span>
              {said ? <HoldReasons said={said.get(hold.id) ?? []} /> : null}
            </li>
          ))}
        </ul>
      ) : null}
      <DefinitionList
        items={couple.partners.map((partner) => ({
          term: `Partner ${partner.slot}`,
          detail: screeningWords(partner),
        }))}
      />
      {isFree ? null : (
        <p className="screen-only">
          Set, keep or lift: {people}. Neither partner can tell that any of this exists.
        </p>
      )}
    </div>
  );
}
