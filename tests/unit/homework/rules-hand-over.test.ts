import { describe, expect, it } from "vitest";
import {
  checkOpensFor,
  copiesOf,
  handedTo,
  leftOutOf,
  noTurns,
  otherHolder,
  waitOf,
} from "#lib/homework/rules-hand-over";

const BOTH = ["A", "B"] as const;

describe("what waits for a tablet", () => {
  it("is everything for both once either took back consent, and exercises while all homework is held", () => {
    expect(waitOf({ state: "active", isPaused: true, hold: "all" })).toBe("consent");
    expect(waitOf({ state: "paused", isPaused: true, hold: "all" })).toBe("held");
    expect(waitOf({ state: "active", isPaused: false, hold: "all" })).toBe("held");
    expect(waitOf({ state: "active", isPaused: false, hold: "joint" })).toBeNull();
  });

  it("is the same for both, whoever of them is still agreed", () => {
    expect(handedTo([{ slot: "B" as const }], "both", "consent")).toEqual([]);
    expect(handedTo([{ slot: "B" as const }], "both", null)).toEqual([{ slot: "B" }]);
  });
});

describe("who gets the tablet", () => {
  const people = BOTH.map((slot) => ({ slot, joined: true, ended: false }));
  it("is who came", () => {
    expect(handedTo(people, "B", null).map(({ slot }) => slot)).toEqual(["B"]);
    expect(handedTo(people, "both", "held").map(({ slot }) => slot)).toEqual(["A", "B"]);
  });

  it("leaves out who came without access, and says why", () => {
    expect(leftOutOf(people, "both")).toEqual([]);
    const [a, b] = [
      { slot: "A" as const, joined: false, ended: false },
      { slot: "B" as const, joined: true, ended: true },
    ];
    expect(leftOutOf([a, b], "both")).toEqual([
      { slot: "A", why: "not_joined" },
      { slot: "B", why: "access_ended" },
    ]);
    expect(leftOutOf([a, b], "B")).toEqual([{ slot: "B", why: "access_ended" }]);
  });
});

describe("for whom the lines after a session open", () => {
  const ended = { id: "this", endedAt: new Date() };
  it("is who was in it, where nothing they were in has ended since", () => {
    expect(checkOpensFor(ended, [{ id: "this", attendees: "both" }], BOTH)).toEqual(["A", "B"]);
    const alone = [
      { id: "later", attendees: "A" as const },
      { id: "this", attendees: "both" as const },
    ];
    expect(checkOpensFor(ended, alone, BOTH)).toEqual(["B"]);
  });

  it("is nobody where it ended too long ago", () => {
    expect(checkOpensFor(ended, [], BOTH)).toEqual([]);
  });

  it("is everybody while it is still on: it ends with the hand-over", () => {
    const on = { id: "this", endedAt: null };
    expect(checkOpensFor(on, [{ id: "earlier", attendees: "both" }], BOTH)).toEqual(["A", "B"]);
  });
});

describe("turns on a tablet", () => {
  const copies = BOTH.map((slot) => ({ taskId: `task ${slot}`, assignmentId: "one", slot, isSent: false }));
  const people = BOTH.map((slot) => ({ id: `person ${slot}`, slot }));

  it("need both in the session, with access, and both copies still to be sent", () => {
    expect(noTurns("both", people, copies)).toBeNull();
    expect(noTurns("A", people, copies)).toBe("alone");
    expect(noTurns("both", people.slice(0, 1), copies)).toBe("access");
    expect(noTurns("both", people, copies.slice(0, 1))).toBe("copy");
    expect(
      noTurns(
        "both",
        people,
        copies.map((copy) => ({ ...copy, isSent: copy.slot === "B" })),
      ),
    ).toBe("sent");
  });

  it("go on with the other one's copy of the same exercise", () => {
    const elsewhere = { taskId: "another", assignmentId: "two", slot: "B" as const, isSent: false };
    expect(copiesOf([elsewhere, ...copies], { ...elsewhere, assignmentId: "one" })).toEqual(copies);
    expect(otherHolder(people, copies, "A")).toEqual({ partnerId: "person B", taskId: "task B" });
    expect(otherHolder(people, copies, "B")).toEqual({ partnerId: "person A", taskId: "task A" });
    expect(otherHolder(people.slice(0, 1), copies, "A")).toBeNull();
  });
});
