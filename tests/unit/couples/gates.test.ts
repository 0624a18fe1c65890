import { describe, expect, it } from "vitest";
import {
  classGates,
  type Effect,
  effectOf,
  HOLD_GATES,
  type HoldGate,
  heldBy,
  reachOf,
  stoppingGates,
  strictestOf,
  TABLE_GATES,
} from "#lib/couples/gates";
import { holdOf } from "#lib/couples/holds";
import { findExercise, listExercises } from "#lib/exercises/queries";
import { EXERCISE_CLASSES, EXPLICITNESS, type ExerciseClass } from "#lib/exercises/types";

/** Section 7 of the formulation paper, typed from the page: home for I, J, T, X; then where a room differs. */
const PAPER = `
G01  W B B B   room: W W B B
G02  W B B B
G03  - W W B
G04  W B B B
G05  B B B B   room: - B B B
G05p W W W B
G06  W W W B
G07  - - W W   at 3: - - W B
G08  - - - W
G09  W W B B
G10  - W W B
G11  - W W B
G12  B B B B   room: - B B B
G13  - - - -
G14  - - W B
G16  - W W B
G17  - - - -
G15  B B B B`;

const MARK: Readonly<Record<string, Effect>> = { "-": "none", W: "warn", B: "block" };
const marks = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .map((mark) => MARK[mark]);
const lines = PAPER.trim()
  .split("\n")
  .map((line) => {
    const [, gate = "", home = "", , room, at3] =
      /^(\S+)\s+(\S \S \S \S)(\s+room: (.*?))?(?:\s+at 3: (.*))?$/.exec(line.trim()) ?? [];
    return { gate, home: marks(home), room: marks(room ?? home), at3: marks(at3 ?? home) };
  });

const work = (exerciseClass: ExerciseClass, explicitness: 0 | 1 | 2 | 3 = 0) =>
  ({ exerciseClass, explicitness, gates: [] }) as const;

describe("the gate table", () => {
  it("has the paper's seventeen and the half one between, of which all but consent are set by hand", () => {
    expect(lines.map(({ gate }) => gate)).toEqual([...TABLE_GATES]);
    const paper = Array.from({ length: 17 }, (_, place) => `G${String(place + 1).padStart(2, "0")}`);
    expect([...TABLE_GATES].sort()).toEqual([...paper, "G05p"].sort());
    expect(TABLE_GATES.filter((gate) => !HOLD_GATES.some((one) => one === gate))).toEqual(["G15"]);
  });

  it.each(TABLE_GATES)("says of %s what the paper says, class by class", (gate) => {
    const line = lines.find((one) => one.gate === gate);
    const row = (level: 0 | 2 | 3, where: "home" | "session") =>
      EXERCISE_CLASSES.map((one) => effectOf(gate, work(one, level), where));
    expect(row(2, "home")).toEqual(line?.home);
    expect(row(2, "session")).toEqual(line?.room);
    if (line?.room === line?.home) expect(row(3, "home")).toEqual(line?.at3);
  });

  it("warns of an OCD pattern in three exercises and what is made from them, and nowhere else", () => {
    const warned = listExercises().filter((exercise) => strictestOf(["G13"], exercise, "home") !== "none");
    expect(warned.map(({ slug }) => slug).sort()).toEqual([
      "seven-day-loop-log",
      "support-not-answer",
      "urge-wave",
    ]);
    for (const where of ["home", "session"] as const)
      expect(warned.map((exercise) => effectOf("G13", exercise, where))).toEqual(["warn", "warn", "warn"]);
    const [wave] = warned;
    if (!wave) throw new Error("No exercise.");
    expect(effectOf("G13", { ...wave, exerciseClass: "I" }, "home")).toBe("warn");
  });

  it("holds nothing by the marker, whatever an exercise says of it", () => {
    const gates = [{ text: "Adapt.", machine: { gate: "G17", effect: "block" } }] as const;
    expect(effectOf("G17", { ...work("X", 3), gates }, "home")).toBe("none");
  });

  it("lets the strictest of several gates win, in any order", () => {
    for (const one of TABLE_GATES)
      for (const other of TABLE_GATES)
        for (const exerciseClass of EXERCISE_CLASSES) {
          const exercise = work(exerciseClass, 2);
          const effects = [one, other].map((gate) => effectOf(gate, exercise, "home"));
          const strictest = (["block", "warn", "none"] as const).find((effect) => effects.includes(effect));
          expect(strictestOf([one, other], exercise, "home")).toBe(strictest);
          expect(strictestOf([other, one], exercise, "home")).toBe(strictest);
        }
  });

  it("names for every class each gate once, with what it does at home and in session", () => {
    for (const exerciseClass of ["I", "J", "T", "X"] as const)
      for (const level of EXPLICITNESS) {
        const groups = classGates(work(exerciseClass, level));
        for (const { home, session, gates } of groups)
          for (const gate of gates) {
            expect(effectOf(gate, work(exerciseClass, level), "home")).toBe(home);
            expect(effectOf(gate, work(exerciseClass, level), "session")).toBe(session);
          }
        const named = groups.flatMap(({ gates }) => gates);
        expect(new Set(named).size).toBe(named.length);
        const silent = TABLE_GATES.filter((gate) => !named.includes(gate));
        for (const gate of silent)
          expect(strictestOf([gate], work(exerciseClass, level), "home")).toBe("none");
      }
    expect(classGates(work("J"))).toEqual([
      { home: "block", session: "block", gates: ["G02", "G04", "G05", "G12", "G15"] },
      { home: "block", session: "warn", gates: ["G01"] },
      { home: "warn", session: "warn", gates: ["G03", "G05p", "G06", "G09", "G10", "G11", "G16"] },
    ]);
  });

  it("adds what an exercise says of itself, where that is stricter and needs no answer", () => {
    const slugs = ["urge-wave", "kind-outsider", "pause-pact", "name-it-first"];
    const held = slugs.map((slug) => {
      const exercise = findExercise(slug);
      if (!exercise) throw new Error(slug);
      return stoppingGates(exercise).filter((gate) => gate === "G02" || gate === "G04");
    });
    expect(held).toEqual([["G02"], ["G02", "G04"], ["G02", "G04"], []]);
  });

  it("puts on a task exactly the gates that stop it at home, for every exercise there is", () => {
    for (const exercise of listExercises())
      expect(heldBy(exercise)).toBe(
        HOLD_GATES.filter((gate) => effectOf(gate, exercise, "home") === "block").join(" "),
      );
    expect(EXPLICITNESS.map((level) => stoppingGates(work("X", level)).includes("G07"))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});

describe("what a page says of the holds", () => {
  it("is the strictest of what is so", () => {
    const facts = { isPaused: false, answerHolds: [], gates: [], agreed: [] } as const;
    const agreement = (["T", "X"] as const).map(
      (one) => ({ alert: "agreement", exerciseClass: one }) as const,
    );
    const consent = { alert: "consent_check", exerciseClass: "X" } as const;
    const own = { alert: "answer", exerciseClass: "J" } as const;
    expect(holdOf(facts)).toBe("none");
    expect(holdOf({ ...facts, gates: ["G16"] })).toBe("some");
    expect(holdOf({ ...facts, gates: ["G08"], answerHolds: agreement })).toBe("touch");
    expect(holdOf({ ...facts, answerHolds: [consent] })).toBe("sexual");
    expect(holdOf({ ...facts, answerHolds: [consent, ...agreement] })).toBe("touch");
    expect(holdOf({ ...facts, answerHolds: [own, consent] })).toBe("answer");
    expect(holdOf({ ...facts, gates: ["G02"], answerHolds: agreement })).toBe("joint");
    expect(holdOf({ ...facts, gates: ["G12", "G02"] })).toBe("all");
    expect(holdOf({ ...facts, isPaused: true })).toBe("all");
  });

  it("says what is left of it where a supervisor co-signed", () => {
    const facts = { isPaused: false, answerHolds: [] } as const;
    const signed = (gate: HoldGate, exerciseClass: ExerciseClass) => ({
      ...{ gate, exerciseClass },
      ...{ until: "2027-01-01", decidedAt: "2026-11-24T09:00:00Z" },
    });
    const joint = holdOf({ ...facts, gates: ["G01"], agreed: [] });
    expect(joint).toBe("joint");
    expect(holdOf({ ...facts, gates: ["G01"], agreed: [signed("G01", "J")] })).toBe("some");
    // Another class, another gate, and a gate nobody may co-sign change nothing.
    expect(holdOf({ ...facts, gates: ["G01"], agreed: [signed("G01", "T")] })).toBe("joint");
    expect(holdOf({ ...facts, gates: ["G01"], agreed: [signed("G03", "J")] })).toBe("joint");
    expect(holdOf({ ...facts, gates: ["G02"], agreed: [signed("G02", "J")] })).toBe("joint");
  });

  it("names the classes that stop and those that ask for care, each once", () => {
    expect(reachOf(["G03", "G09"])).toEqual({ block: ["T", "X"], warn: ["I", "J"], level3: false });
    expect(reachOf([])).toEqual({ block: [], warn: [], level3: false });
    expect(reachOf(["G07"])).toEqual({ block: [], warn: ["T", "X"], level3: true });
    expect(reachOf(["G07", "G14"]).level3).toBe(false);
  });
});
