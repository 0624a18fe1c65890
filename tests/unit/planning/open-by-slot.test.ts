import { expect, it } from "vitest";
import { type GivenHomework, openBySlot } from "#lib/planning/given-homework";

const piece = (change: Partial<GivenHomework>): GivenHomework => ({
  assignmentId: "one",
  title: "Two truths",
  slots: ["A", "B"],
  dueOn: "2026-11-24",
  smaller: false,
  isHome: true,
  isStandIn: false,
  isNew: false,
  left: 1,
  isHeld: false,
  more: null,
  waits: [],
  ...change,
});

it("counts by person what each has now: not what is for the other, waits, or was given in the room", () => {
  expect(openBySlot([])).toEqual({ A: 0, B: 0 });
  const waits = [{ slot: "B" as const, on: "2026-12-01", days: 0, after: null }];
  expect(
    openBySlot([piece({}), piece({ slots: ["A"] }), piece({ waits }), piece({ isHome: false })]),
  ).toEqual({ A: 3, B: 1 });
});
