import { dayAfter } from "#lib/couples/days";
import { type HoldGate, MARKER } from "#lib/couples/gates";
import { SESSIONS_UNTIL_CHECK, STATUS_DAYS } from "#lib/couples/rules";

/** What a therapist may say of a screening: the outcome, never an answer. */
export const SCREENING_STATUSES = ["clear", "concern", "not_done"] as const;
export type ScreeningStatus = (typeof SCREENING_STATUSES)[number];

/** The newest word on one partner's screening. Days are those of the practice. */
export type Screening = {
  status: ScreeningStatus;
  screenedOn: string;
  lapsesOn: string;
  recordedAt: Date;
};

/** The newest alert of a couple: an answer that asks for a look, or D1 or K3 rated high. */
export type NewestAlert = { at: Date; on: string };

/** A safety hold in force, the day it was set or last looked at, and the sessions held since. */
export type SetHold = { gate: HoldGate; checkedAt: Date; checkedOn: string; sessionsSince: number };

/** What the checks of a couple are judged by. */
export type CheckFacts = {
  today: string;
  alert: NewestAlert | null;
  holds: readonly SetHold[];
};

/**
 * Where a screening stands. `valid` counts. `due`: an alert came after it, which stops what is given next and changes
 * nothing that was given. All others hold as if there had been none. Source: formulation paper, section 7, G01.
 */
export type ScreeningStanding = "never" | "not_done" | "lapsed" | "unnamed" | "due" | "valid";

/** The gates that name what a screening is about: violence, control, coercion (formulation paper, section 7). */
export const NAMING_GATES = ["G02", "G03", "G04"] as const satisfies readonly HoldGate[];

/** The day on which a status of this day lapses, as ISO dates. Source: formulation paper, section 7: 8 weeks. */
export function lapsesOn(day: string): string {
  return dayAfter(day, STATUS_DAYS);
}

/** Whether an alert came after a check: on a later day, or after it was written down. */
function isAfter(alert: NewestAlert | null, on: string, at: Date): boolean {
  return alert !== null && (alert.on > on || alert.at > at);
}

/** Where one partner's screening stands. */
export function standingOf(screening: Screening | null, facts: CheckFacts): ScreeningStanding {
  if (screening === null) return "never";
  if (screening.status === "not_done") return "not_done";
  if (screening.lapsesOn <= facts.today) return "lapsed";
  const naming: readonly HoldGate[] = NAMING_GATES;
  if (screening.status === "concern" && !facts.holds.some(({ gate }) => naming.includes(gate)))
    return "unnamed";
  return isAfter(facts.alert, screening.screenedOn, screening.recordedAt) ? "due" : "valid";
}

/** Whether the notes on how to adapt an exercise are open for this couple (formulation paper, section 7, G17). */
export function opensAdaptations({ holds }: CheckFacts): boolean {
  return holds.some(({ gate }) => gate === MARKER);
}

/** Whether so many sessions were held since the last look that a gate asks for the next one. Source: formulation paper, section 7, G03 and G05p. */
export function isDueBySessions({ gate, sessionsSince }: Pick<SetHold, "gate" | "sessionsSince">): boolean {
  const limit = SESSIONS_UNTIL_CHECK[gate];
  return limit !== undefined && sessionsSince >= limit;
}

/** Where a safety hold stands: `lapsed` after eight weeks without a look, `due` after its sessions or an alert. */
export function holdStanding(hold: SetHold, facts: CheckFacts): "lapsed" | "due" | "valid" {
  if (lapsesOn(hold.checkedOn) <= facts.today) return "lapsed";
  return isDueBySessions(hold) || isAfter(facts.alert, hold.checkedOn, hold.checkedAt) ? "due" : "valid";
}

const COUNTS: readonly ScreeningStanding[] = ["due", "valid"];

/**
 * The gates in force: those set by hand, and G01 where a check is missing. `now` also holds what partners have;
 * `next` is what is given or planned from here on, and adds G01 after an alert, and where a hold was not looked at for as
 * many sessions as its gate allows. Missing data holds.
 */
export function gatesInForce(
  screenings: readonly (Screening | null)[],
  facts: CheckFacts,
): { now: HoldGate[]; next: HoldGate[] } {
  const standings = screenings.map((one) => standingOf(one, facts));
  const gates = facts.holds.filter(({ gate }) => gate !== MARKER);
  const holds = gates.map((one) => holdStanding(one, facts));
  const isMissing = standings.some((one) => !COUNTS.includes(one)) || holds.includes("lapsed");
  const isDue = isMissing || standings.includes("due") || holds.includes("due");
  const set = gates.map(({ gate }) => gate);
  const withG01 = (add: boolean) => [...new Set<HoldGate>(add ? ["G01", ...set] : set)].sort();
  return { now: withG01(isMissing), next: withG01(isDue) };
}

/**
 * The gates for what comes next when a partner's tension was high twice running: G16 by itself. It changes nothing
 * that partners have, so that no check-in shows on the other's page. Source: formulation paper, section 7, G16.
 */
export function withTension(gates: readonly HoldGate[], isTenseTwice: boolean): HoldGate[] {
  return isTenseTwice && !gates.includes("G16") ? [...gates, "G16"] : [...gates];
}
