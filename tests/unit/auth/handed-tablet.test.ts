import { describe, expect, it } from "vitest";
import {
  type HandedTablet,
  isTabletMark,
  opensCheck,
  opensCheckOf,
  opensTask,
  readTablet,
  refuseBegun,
  TABLET_THINGS,
  writeTablet,
  wroteDraft,
} from "#lib/auth/handed-tablet";
import { newId } from "#lib/kernel/ids";

const tablet = (thing: HandedTablet["thing"]): HandedTablet => ({
  coupleId: newId(),
  sessionId: newId(),
  partnerId: newId(),
  slot: "B",
  thing,
  taskId: thing === "waiting" || thing === "task" ? newId() : null,
  version: thing === "task" ? 12 : 0,
});

describe("the mark of a tablet", () => {
  it("is read as it was written, and is no mark of a phone", () => {
    for (const thing of TABLET_THINGS) {
      const one = tablet(thing);
      expect(isTabletMark(writeTablet(one))).toBe(true);
      expect(readTablet(writeTablet(one))).toEqual(one);
    }
    expect(isTabletMark(null)).toBe(false);
    expect(isTabletMark(`${newId()} 2 2 turns`)).toBe(false);
  });

  it("is never taken for none when it cannot be read", () => {
    const one = tablet("check");
    for (const broken of [
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
