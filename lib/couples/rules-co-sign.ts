import { dayAfter } from "#lib/couples/days";
import {
  effectOf,
  type HoldGate,
  NOT_OVERRIDABLE,
  type Reach,
  reachOf,
  type Where,
} from "#lib/couples/gates";
import { CO_SIGN_WEEKS } from "#lib/couples/rules";
import { isDueBySessions, type NewestAlert, type SetHold } from "#lib/couples/rules-screening";
import { EXERCISE_CLASSES, type Exercise, type ExerciseClass } from "#lib/exercises/types";

/** A supervisor agreed, and it still holds today, that one gate no longer stops one class of work. */
export type Agreed = {
  readonly gate: HoldGate;
  readonly exerciseClass: ExerciseClass;
  /** The last day (ISO date). */
  readonly until: string;
  /** When it was decided, as an ISO instant. */
  readonly decidedAt: string;
};

type Work = Pick<Exercise, "exerciseClass" | "explicitness" | "gates">;

/** Whether a supervisor may co-sign against this gate at all. Source: formulation paper, section 7, "Rules". */
export function isOverridable(gate: string): boolean {
  return !(NOT_OVERRIDABLE as readonly string[]).includes(gate);
}

/** Those that no alert came after: an alert asks for a new look, also at what was signed (formulation paper, section 7). */
export function beforeAnyAlert(agreed: readonly Agreed[], alert: NewestAlert | null): Agreed[] {
  return agreed.filter(({ decidedAt }) => alert === null || Date.parse(decidedAt) > alert.at.getTime());
}

type DueHold = Pick<SetHold, "gate" | "sessionsSince">;

/**
 * Whether G01 can be co-signed at all. Not where a hold is due by its sessions: only a look at that hold clears it, and a
 * signature would stand in for every look to come. Source: formulation paper, section 7, G03 and G05p.
 */
export function isCheckSignable(holds: readonly DueHold[]): boolean {
  return !holds.some(isDueBySessions);
}

/** Those that count while these holds stand: without any against G01 where a hold is due by its sessions. */
export function besideDueLooks(agreed: readonly Agreed[], holds: readonly DueHold[]): Agreed[] {
  return agreed.filter(({ gate }) => gate !== "G01" || isCheckSignable(holds));
}

/** The gates that still count for a class of work: those without a co-signature for it. */
export function unsigned(
  gates: readonly HoldGate[],
  exerciseClass: ExerciseClass,
  agreed: readonly Agreed[],
): HoldGate[] {
  return gates.filter((gate) => !isSigned(gate, exerciseClass, agreed));
}

function isSigned(gate: HoldGate, exerciseClass: ExerciseClass, agreed: readonly Agreed[]): boolean {
  return (
    isOverridable(gate) && agreed.some((one) => one.gate === gate && one.exerciseClass === exerciseClass)
  );
}

/**
 * How far these gates reach while co-signatures last: what one takes away stops nothing, and is weighed each time.
 * Source: formulation paper, section 7, "Rules".
 */
export function reachUnder(gates: readonly HoldGate[], agreed: readonly Agreed[]): Reach {
  const whole = reachOf(gates);
  const blocked = whole.block.filter((one) => reachOf(unsigned(gates, one, agreed)).block.includes(one));
  return {
    block: blocked,
    level3: whole.level3 && reachOf(unsigned(gates, "X", agreed)).level3,
    warn: EXERCISE_CLASSES.filter(
      (one) => whole.warn.includes(one) || (whole.block.includes(one) && !blocked.includes(one)),
    ),
  };
}

/** The gates that a task of this class is not held by while their co-signature lasts. */
export function signedGates(exerciseClass: ExerciseClass, agreed: readonly Agreed[]): HoldGate[] {
  return agreed.filter((one) => one.exerciseClass === exerciseClass).map(({ gate }) => gate);
}

/** What a supervisor could be asked to co-sign: gate by gate, the classes it stops that nothing else is needed for. */
export function askable(
  gates: readonly HoldGate[],
  agreed: readonly Agreed[],
  holds: readonly DueHold[],
): { gate: HoldGate; exerciseClass: ExerciseClass }[] {
  const classes: readonly ExerciseClass[] = ["I", "J", "T", "X"];
  const places: readonly Where[] = ["home", "session"];
  const signable = gates.filter((gate) => isOverridable(gate) && (gate !== "G01" || isCheckSignable(holds)));
  return signable.flatMap((gate) =>
    classes
      .filter((exerciseClass) => {
        const work: Work = { exerciseClass, explicitness: exerciseClass === "X" ? 3 : 0, gates: [] };
        return places.some((where) => effectOf(gate, work, where) === "block");
      })
      .filter((exerciseClass) => !isSigned(gate, exerciseClass, agreed))
      .map((exerciseClass) => ({ gate, exerciseClass })),
  );
}

/** The last day of a co-signature given on a day: it lapses when a status of that day does. */
export function coSignedUntil(today: string): string {
  return dayAfter(today, CO_SIGN_WEEKS * 7 - 1);
}
