import { describe, expect, it } from "vitest";
import {
  type HandedTablet,
  inOtherHands,
  isTabletMark,
  mayWrite,
  opensCheck,
  opensCheckOf,
  opensTask,
  opensTurn,
  opensTurns,
  passesOn,
  readTablet,
  refuseBegun,
  TABLET_THINGS,
  wasPassedOn,
  writeTablet,
  wroteDraft,
} from "#lib/auth/handed-tablet";
import { newId } from "#lib/kernel/ids";

const isTurn = (thing: HandedTablet["thing"]) => thing === "next" || thing === "turn";
const TASKS: readonly HandedTablet["thing"][] = ["waiting", "task", "next", "turn"];

const tablet = (thing: HandedTablet["thing"]): HandedTablet => ({
  coupleId: newId(),
  sessionId: newId(),
  partnerId: newId(),
  slot: "B",
  thing,
  taskId: TASKS.includes(thing) ? newId() : null,
  version: thing === "task" ? 12 : 0,
  other: isTurn(thing) ? { partnerId: newId(), taskId: newId() } : null,
  turn: isTurn(thing) ? { place: 3, number: 2, seconds: 118, field: "turns.1" } : null,
});

describe("the mark of a tablet", () => {
  it("is read as it was written, and is no mark of a phone", () => {
    for (const thing of TABLET_THINGS) {
      const one = tablet(thing);
      expect(isTabletMark(writeTablet(one))).toBe(true);
      expect(readTablet(writeTablet(one))).toEqual(one);
    }
    const taken = { ...tablet("task"), other: { partnerId: newId(), taskId: newId() } };
    expect(readTablet(writeTablet(taken))).toEqual(taken);
    expect(isTabletMark(null)).toBe(false);
    expect(isTabletMark(`${newId()} 2 2 turns`)).toBe(false);
  });

  it("is never taken for none when it cannot be read", () => {
    const one = tablet("check");
    const turn = tablet("turn");
    for (const broken of [
      writeTablet({ ...turn, turn: null }),
      writeTablet({ ...turn, other: null }),
      writeTablet({ ...turn, taskId: null }),
      writeTablet({ ...turn, thing: "task" }),
      writeTablet({ ...one, other: turn.other }),
      writeTablet({ ...one, turn: turn.turn }),
      writeTablet({ ...turn, other: { partnerId: "x".repeat(36), taskId: newId() } }),
      `${writeTablet(turn)}.1 more`,
      "tablet ",
      writeTablet(one).slice(0, -2),
      writeTablet({ ...one, version: -1 }),
      `${writeTablet(one)} more`,
      writeTablet({ ...one, thing: "task" }),
      writeTablet({ ...one, taskId: newId() }),
      writeTablet({ ...one, coupleId: "x".repeat(36) }),
    ])
      expect(() => readTablet(broken), broken).toThrow(/cannot be read/);
  });

  it("opens the one thing it was given for, and an exercise once it is taken up", () => {
    expect(TABLET_THINGS.filter((thing) => opensCheck(tablet(thing)))).toEqual(["check"]);
    const opened = TABLET_THINGS.map(tablet).filter((one) => opensTask(one, one.taskId ?? ""));
    expect(opened.map(({ thing }) => thing)).toEqual(["task"]);
    expect(opensTask(tablet("task"), newId())).toBe(false);
  });

  it("opens the lines after the session it was handed over in, and after no other", () => {
    const check = tablet("check");
    expect(opensCheckOf(check, check.sessionId)).toBe(true);
    expect(opensCheckOf(check, newId())).toBe(false);
    expect(opensCheckOf(check, null)).toBe(false);
    expect(opensCheckOf({ ...check, thing: "none" }, check.sessionId)).toBe(false);
  });

  it("opens a draft as the tablet wrote it, and no words from elsewhere", () => {
    const fresh = { ...tablet("task"), version: 0 };
    expect(wroteDraft(fresh, { version: 0, answers: {} })).toBe(true);
    // Carried on from a draft of an earlier task.
    expect(wroteDraft(fresh, { version: 0, answers: { q: "words" } })).toBe(false);
    expect(wroteDraft(fresh, { version: 1, answers: {} })).toBe(false);
    const written = { ...fresh, version: 3 };
    expect([2, 3, 4].map((version) => wroteDraft(written, { version, answers: { q: "words" } }))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("refuses work on a version it did not write, on a tablet alone", () => {
    const written = { ...tablet("task"), version: 3 };
    expect(() => refuseBegun(written, 3)).not.toThrow();
    expect(() => refuseBegun(null, 4)).not.toThrow();
    expect(() => refuseBegun(written, 4)).toThrow(/opens on your own phone alone/);
  });
});

describe("the mark of a tablet that goes to and fro", () => {
  const begun: HandedTablet = { ...tablet("task"), other: { partnerId: newId(), taskId: newId() } };
  const taskId = begun.taskId ?? "";

  it("changes hands with the copy, and back again", () => {
    const passed = inOtherHands(begun);
    expect(passed).toMatchObject({
      partnerId: begun.other?.partnerId,
      taskId: begun.other?.taskId,
      slot: "A",
      version: 0,
      other: { partnerId: begun.partnerId, taskId },
    });
    expect(passed && inOtherHands(passed)).toEqual({ ...begun, version: 0 });
    expect(inOtherHands(tablet("task"))).toBeNull();
  });

  it("is passed on for the next turn of the question that is open, by its holder alone", () => {
    const second = tablet("turn");
    const own = second.taskId ?? "";
    expect(passesOn(begun, { taskId, place: 3, turn: 2 })).toBe(true);
    expect(passesOn(second, { taskId: own, place: 3, turn: 3 })).toBe(true);
    for (const [one, asked] of [
      [begun, { taskId, place: 3, turn: 3 }],
      [begun, { taskId: newId(), place: 3, turn: 2 }],
      [
        { ...begun, other: null },
        { taskId, place: 3, turn: 2 },
      ],
      [second, { taskId: own, place: 3, turn: 2 }],
      [second, { taskId: own, place: 3, turn: 4 }],
      [second, { taskId: own, place: 4, turn: 3 }],
      [second, { taskId: second.other?.taskId ?? "", place: 3, turn: 3 }],
      [
        { ...second, thing: "next" as const },
        { taskId: own, place: 3, turn: 3 },
      ],
    ] as const)
      expect(passesOn(one, asked)).toBe(false);
    const waits = { ...second, thing: "next" as const };
    const asked = { taskId: waits.other?.taskId ?? "", place: 3, turn: 2 };
    expect(wasPassedOn(waits, asked)).toBe(true);
    expect(wasPassedOn(second, asked)).toBe(false);
    for (const other of [{ turn: 3 }, { place: 4 }, { taskId: own }])
      expect(wasPassedOn(waits, { ...asked, ...other })).toBe(false);
  });

  it("opens one turn of the holder's own copy, and its time alone", () => {
    const second = tablet("turn");
    const own = second.taskId ?? "";
    expect([opensTurns(second, own), opensTurn(second, own, "3/2")]).toEqual([true, true]);
    for (const asked of ["3/1", "3/3", "2/2", ""]) expect(opensTurn(second, own, asked), asked).toBe(false);
    expect(opensTurn(second, second.other?.taskId ?? "", "3/2")).toBe(false);
    expect(opensTask(second, own)).toBe(false);
    expect(TABLET_THINGS.map(tablet).filter((one) => opensTurns(one, one.taskId ?? "")).length).toBe(1);
    expect(mayWrite(second, ["turns.1"])).toBe(true);
    expect(mayWrite(second, ["turns.1", "topic.1"])).toBe(false);
    expect(mayWrite(begun, ["topic.1"])).toBe(true);
    expect(() => refuseBegun(second, 9)).not.toThrow();
  });
});
