import { describe, expect, it } from "vitest";
import { noteFacts, type Share } from "#lib/notes/note-facts";
import type { SessionFacts } from "#lib/planning/types";
import { item } from "../planning/arbitrary-items";

const session: SessionFacts = {
  id: "s",
  number: 6,
  startsAt: new Date("2026-11-03T14:00:00Z"),
  zone: "Europe/Berlin",
  minutes: 50,
  attendees: "both",
  everyWeeks: null,
  state: "running",
  startedAt: new Date("2026-11-03T14:02:00Z"),
  endedAt: new Date("2026-11-03T14:51:00Z"),
};

const given = {
  assignmentId: "w",
  title: "Ride the wave",
  slots: ["A", "B"] as ("A" | "B")[],
  dueOn: "2026-11-10",
  smaller: true,
  isNew: true,
  left: 2,
  isHeld: false,
  isHome: true,
  isStandIn: false,
  waits: [],
  more: null,
};

const share = (slot: "A" | "B", quality: number | null = null, isSent = true): Share => ({
  slot,
  isSent,
  quality,
});
const givenTo = new Map<string, readonly Share[]>([
  ["both", [share("A", 3), share("B", 1)]],
  ["half", [share("A", 2), share("B", null, false)]],
  ["a", [share("A")]],
  ["b", [share("B", null, false)]],
]);

describe("what a note begins with", () => {
  it("is when, what was done and what goes home", () => {
    const items = [
      item("a", { title: "Agenda", minutes: 5, state: "done", actualMinutes: 5 }),
      item("b", { title: "Debrief", minutes: 6, state: "done", actualMinutes: 9 }),
      item("c", { title: "Plain ask", state: "set_aside" }),
      item("d", { title: "Short break" }),
      item("e", {
        title: "Urge wave",
        kind: "review",
        state: "done",
        disposition: "keep",
        assignmentId: "both",
      }),
    ];
    const homework = [given];
    const next = { ...session, startsAt: new Date("2026-11-10T14:00:00Z") };
    const changes = ["Consent was given, Tue 3 Nov 2026."];
    expect(noteFacts({ session, items, homework, next, changes, measures: [], givenTo })).toEqual({
      meeting:
        "Session 6, Tue 3 Nov 2026, 15:02 to 15:51 (Europe/Berlin).\nPresent, as planned: A and B.\nModality: couple session.",
      tried: "Urge wave: sent by both, keep going.",
      work: "Done: Agenda (5 min); Debrief (9 min, 6 planned).\nSet aside: Plain ask.\nNot reached: Short break.",
      changes: "Consent was given, Tue 3 Nov 2026.",
      ahead:
        "Homework: Ride the wave, smaller, do around Tue 10 Nov 2026.\nNext session: Tue 10 Nov 2026, 15:00.",
    });
  });

  it("keeps homework for one partner out of the joint record, and in that partner's sub-file", () => {
    const one = (slots: ("A" | "B")[]) => ({ ...given, slots });
    const known = { session, items: [], next: null, changes: [], measures: [], givenTo };
    expect(noteFacts({ ...known, homework: [one(["A"])] }).ahead).toBe("");
    expect(noteFacts({ ...known, homework: [one(["A"])] }, "a").ahead).toContain("Ride the wave");
    expect(noteFacts({ ...known, homework: [one(["A"])] }, "b").ahead).toBe("");
    expect(noteFacts({ ...known, homework: [one(["A", "B"])] }, "b").ahead).toContain("Ride the wave");
    const alone = { ...known, session: { ...session, attendees: "A" as const }, homework: [] };
    expect(noteFacts(alone, "a").meeting).toContain("Present, as planned: A.");
    expect(noteFacts(alone, "a").work).toBeDefined();
    expect(noteFacts({ ...known, homework: [] }, "a").work).toBeUndefined();
  });

  it("says of each partner's share in their own sub-file alone, and in the joint record only what both sent", () => {
    const items = (["both", "half", "a", "b", "gone"] as const).map((one) =>
      item(one, { title: `Of ${one}`, kind: "review", disposition: "keep", assignmentId: one }),
    );
    const known = { session, items, homework: [], next: null, changes: [], measures: [], givenTo };
    const alone = { ...known, session: { ...session, attendees: "A" as const } };
    const ofA =
      "Sent: 3 of 3.\nOf both: sent, quality 3 of 4, keep going.\nOf half: sent, quality 2 of 4, keep going.\nOf a: sent, keep going.";
    expect(noteFacts(known).tried).toBe("Of both: sent by both, keep going.\nOf half: keep going.");
    expect(noteFacts(known, "a").tried).toBe(ofA);
    expect(noteFacts(known, "b").tried).toBe(
      "Sent: 1 of 3.\nOf both: sent, quality 1 of 4, keep going.\nOf half: not sent, keep going.\nOf b: not sent, keep going.",
    );
    expect(noteFacts(alone, "a").tried).toBe(ofA);
    expect(noteFacts({ ...known, items: [] }, "a").tried).toBe("");
  });

  it("puts what was measured into a sub-file, and never into the joint record", () => {
    const known = { session, items: [], homework: [], next: null, changes: [], measures: ["Of A."], givenTo };
    expect(JSON.stringify(noteFacts(known))).not.toContain("Of A.");
    expect(noteFacts(known, "a").measures).toBe("Of A.");
    expect(noteFacts({ ...known, session: { ...session, attendees: "A" } }, "a").measures).toBe("Of A.");
  });

  it("does not say what was reached when the session was not run here", () => {
    const items = [item("d", { title: "Short break" })];
    const { work } = noteFacts({
      session: { ...session, startedAt: null, endedAt: null },
      items,
      homework: [],
      next: null,
      changes: [],
      measures: [],
      givenTo,
    });
    expect(work).toBe("Planned: Short break.");
  });
});
