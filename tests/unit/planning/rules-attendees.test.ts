import { describe, expect, it } from "vitest";
import {
  homeworkDecided,
  homeworkHeld,
  lockUnsuited,
  looksBackOn,
  slotsOf,
  suits,
} from "#lib/planning/rules-attendees";
import { ATTENDEES, type LibraryEntry, type OpenHomework } from "#lib/planning/types";

const held = (assignmentId: string, slots: readonly ("A" | "B")[]): OpenHomework => ({
  assignmentId,
  exerciseSlug: "urge-wave",
  exerciseVersion: 1,
  title: "Ride the wave",
  smaller: false,
  timesCarried: 0,
  sent: slots.map((slot) => ({ slot, sent: false, isShort: false, notNow: null })),
  isHeld: false,
  laterTimes: 0,
});
const open = [held("a", ["A"]), held("b", ["B"]), held("two", ["A", "B"]), held("none", [])];
const entry = (who: LibraryEntry["who"], locked: string | null = null) => ({ who, locked }) as LibraryEntry;

describe("who comes to a session", () => {
  it("is in the room, and brings along what they hold", () => {
    expect(ATTENDEES.map(slotsOf)).toEqual([["A", "B"], ["A"], ["B"]]);
    const ids = (rule: typeof homeworkHeld) =>
      ATTENDEES.map((one) => rule(open, one).map(({ assignmentId }) => assignmentId));
    expect(ids(homeworkHeld)).toEqual([
      ["a", "b", "two", "none"],
      ["a", "two"],
      ["b", "two"],
    ]);
    expect(ids(homeworkDecided)).toEqual([["a", "b", "two", "none"], ["a"], ["b"]]);
  });

  it("looks back on no session with the other alone, and both on none with one", () => {
    expect(ATTENDEES.map(looksBackOn)).toEqual([["both"], ["both", "A"], ["both", "B"]]);
  });

  it("does nothing alone that needs the two at once", () => {
    const alone = (["solo", "each", "together", "each_then_together"] as const).map((who) =>
      suits({ who }, "A"),
    );
    expect(alone).toEqual([true, true, false, true]);
    expect(suits({ who: "together" }, "both")).toBe(true);
    const entries = [entry("together"), entry("solo"), entry("together", "On hold.")];
    expect(lockUnsuited(entries, "B").map(({ locked }) => locked)).toEqual([
      "For the two together; this session is with B alone.",
      null,
      "On hold.",
    ]);
    expect(lockUnsuited(entries, "both").map(({ locked }) => locked)).toEqual([null, null, "On hold."]);
  });
});
