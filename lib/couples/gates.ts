import type { Exercise, ExerciseClass, Explicitness, Gate } from "#lib/exercises/types";

/** Gates, and the one marker, that the clinician sets and lifts by hand, in the paper's order (formulation paper, section 7). */
export const HOLD_GATES = [
  "G01",
  "G02",
  "G03",
  "G04",
  "G05",
  "G05p",
  "G06",
  "G07",
  "G08",
  "G09",
  "G10",
  "G11",
  "G12",
  "G13",
  "G14",
  "G16",
  "G17",
] as const satisfies readonly Gate[];
export type HoldGate = (typeof HOLD_GATES)[number];

/** The whole table: G15 stands in it and is set by the partners' own consent alone. */
export const TABLE_GATES = [...HOLD_GATES, "G15"] as const satisfies readonly Gate[];
export type TableGate = (typeof TABLE_GATES)[number];

/** Not a gate: it opens the notes on how to adapt an exercise, and holds nothing. */
export const MARKER = "G17" satisfies HoldGate;

/** What can ask to be weighed before an exercise goes on: a gate of the table, or one of the exercise's own. */
export type CareGate = Exclude<Gate, typeof MARKER>;

/** What no co-signature overrides: the status changes, or the hold stays (formulation paper, section 7). */
export const NOT_OVERRIDABLE = ["G02", "G04", "G05", "G12", "G15"] as const satisfies readonly TableGate[];

/** From the mildest to the strictest; of several the strictest wins. */
const EFFECTS = ["none", "warn", "block"] as const;
export type Effect = (typeof EFFECTS)[number];

/** Where an exercise would be done. Some gates stop at home what may go on in the room. */
export type Where = "home" | "session";

type Cell = { readonly home: Effect; readonly session: Effect; readonly blockFrom?: Explicitness };

const NONE: Cell = { home: "none", session: "none" };
const WARN: Cell = { home: "warn", session: "warn" };
const BLOCK: Cell = { home: "block", session: "block" };
const BLOCK_HOME: Cell = { home: "block", session: "none" };
const BLOCK_HOME_WARN: Cell = { home: "block", session: "warn" };
const WARN_BLOCK_AT_3: Cell = { ...WARN, blockFrom: 3 };

/** What each gate does to each class of work. Source: formulation paper, section 7, cell by cell. */
const TABLE: Readonly<Record<TableGate, Readonly<Record<ExerciseClass, Cell>>>> = {
  G01: { I: WARN, J: BLOCK_HOME_WARN, T: BLOCK, X: BLOCK },
  G02: { I: WARN, J: BLOCK, T: BLOCK, X: BLOCK },
  G03: { I: NONE, J: WARN, T: WARN, X: BLOCK },
  G04: { I: WARN, J: BLOCK, T: BLOCK, X: BLOCK },
  G05: { I: BLOCK_HOME, J: BLOCK, T: BLOCK, X: BLOCK },
  G05p: { I: WARN, J: WARN, T: WARN, X: BLOCK },
  G06: { I: WARN, J: WARN, T: WARN, X: BLOCK },
  G07: { I: NONE, J: NONE, T: WARN, X: WARN_BLOCK_AT_3 },
  G08: { I: NONE, J: NONE, T: NONE, X: WARN },
  G09: { I: WARN, J: WARN, T: BLOCK, X: BLOCK },
  G10: { I: NONE, J: WARN, T: WARN, X: BLOCK },
  G11: { I: NONE, J: WARN, T: WARN, X: BLOCK },
  G12: { I: BLOCK_HOME, J: BLOCK, T: BLOCK, X: BLOCK },
  // Warns where an exercise names it: three do, and so do those made from them.
  G13: { I: NONE, J: NONE, T: NONE, X: NONE },
  G14: { I: NONE, J: NONE, T: WARN, X: BLOCK },
  // Consent that was taken back stops all of it. Consent still missing is no gate set here: until both have joined and
  // agreed, `lockReason` leaves work done alone to whoever has, since a couple begins with one of them (the paper's
  // "that item" for class I: it touches nobody whose yes is missing), and holds all else.
  G15: { I: BLOCK, J: BLOCK, T: BLOCK, X: BLOCK },
  G16: { I: NONE, J: WARN, T: WARN, X: BLOCK },
  G17: { I: NONE, J: NONE, T: NONE, X: NONE },
};

type Work = Pick<Exercise, "exerciseClass" | "explicitness" | "gates">;

const stricter = (a: Effect, b: Effect): Effect => (EFFECTS.indexOf(a) >= EFFECTS.indexOf(b) ? a : b);

/** What one gate does to one exercise there: the table's word on its class, or the exercise's own if stricter. */
export function effectOf(gate: TableGate, exercise: Work, where: Where): Effect {
  if (gate === MARKER) return "none";
  const { blockFrom, ...cell } = TABLE[gate][exercise.exerciseClass];
  const byClass = blockFrom !== undefined && exercise.explicitness >= blockFrom ? "block" : cell[where];
  return exercise.gates.reduce<Effect>(
    (effect, { machine }) =>
      machine?.gate === gate && machine.when === undefined ? stricter(effect, machine.effect) : effect,
    byClass,
  );
}

/** The strictest of what these gates do to an exercise there. */
export function strictestOf(gates: readonly TableGate[], exercise: Work, where: Where): Effect {
  return gates.reduce<Effect>((effect, gate) => stricter(effect, effectOf(gate, exercise, where)), "none");
}

/** The gates that stop an exercise at home. */
export function stoppingGates(exercise: Work): HoldGate[] {
  return HOLD_GATES.filter((gate) => effectOf(gate, exercise, "home") === "block");
}

/** Gates that do the same to a class of work, at home and in session. */
export type ClassGates = {
  readonly home: Effect;
  readonly session: Effect;
  readonly gates: readonly TableGate[];
};

/**
 * The table's whole word on an exercise's class, strictest first and without what does nothing to it. What the
 * exercise adds on its own account is not in it. Source: formulation paper, section 7.
 */
export function classGates({ exerciseClass, explicitness }: Omit<Work, "gates">): ClassGates[] {
  const work: Work = { exerciseClass, explicitness, gates: [] };
  const all = TABLE_GATES.map((gate) => ({
    gate,
    home: effectOf(gate, work, "home"),
    session: effectOf(gate, work, "session"),
  }));
  const strictFirst = EFFECTS.toReversed();
  return strictFirst
    .flatMap((home) => strictFirst.map((session) => ({ home, session })))
    .filter(({ home, session }) => home !== "none" || session !== "none")
    .map(({ home, session }) => ({
      home,
      session,
      gates: all.filter((one) => one.home === home && one.session === session).map(({ gate }) => gate),
    }))
    .filter(({ gates }) => gates.length > 0);
}

/** The same as a task carries them, so that the database can hold it by itself. */
export function heldBy(exercise: Work, signable: readonly TableGate[] = []): string {
  return stoppingGates(exercise)
    .map((gate) => (signable.includes(gate) ? `${gate}:${exercise.exerciseClass}` : gate))
    .join(" ");
}

/** The classes of homework that are stopped, those that ask for care, and whether sexual work stops at level 3 alone. */
export type Reach = Readonly<Record<"block" | "warn", readonly ExerciseClass[]>> & {
  readonly level3: boolean;
};

/** How far these gates reach by the table. What an exercise adds on its own account is not in it. */
export function reachOf(gates: readonly HoldGate[]): Reach {
  const classes: readonly ExerciseClass[] = ["I", "J", "T", "X"];
  const effect = (exerciseClass: ExerciseClass, explicitness: Explicitness = exerciseClass === "X" ? 2 : 0) =>
    strictestOf(gates, { exerciseClass, explicitness, gates: [] }, "home");
  return {
    block: classes.filter((one) => effect(one) === "block"),
    warn: classes.filter((one) => effect(one) === "warn"),
    level3: effect("X") !== "block" && effect("X", 3) === "block",
  };
}
