import { describe, expect, it } from "vitest";
import { noteFacts } from "#lib/planning/note-facts";
import type { SessionFacts } from "#lib/planning/types";
import { item } from "./arbitrary-items";

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

describe("what a note begins with", () => {
  it("is when, what was done and what goes home", () => {
    const items = [
      item("a", { title: "Agenda", minutes: 5, state: "done", actualMinutes: 5 }),
      item("b", { title: "Debrief", minutes: 6, state: "done", actualMinutes: 9 }),
      item("c", { title: "Plain ask", state: "set_aside" }),
      item("d", { title: "Short break" }),
    ];
    const homework = [
      {
        assignmentId: "w",
        title: "Ride the wave",
        slots: ["A", "B"] as ("A" | "B")[],
        dueOn: "2026-11-10",
        smaller: true,
        isNew: true,
        left: 2,
        isHeld: false,
      },
    ];
    expect(noteFacts(session, items, homework)).toBe(
      [
        "Session 6, Tue 3 Nov 2026, 15:02 to 15:51.",
        "Done: Agenda (5 min); Debrief (9 min, 6 planned).",
        "Set aside: Plain ask.",
        "Not reached: Short break.",
        "Homework: Ride the wave, smaller, for A and B, until 2026-11-10.",
      ].join("\n"),
    );
  });

  it("does not say what was reached when the session was not run here", () => {
    const items = [item("d", { title: "Short break" })];
    const facts = noteFacts({ ...session, startedAt: null, endedAt: null }, items, []);
    expect(facts).toContain("Planned: Short break.");
    expect(facts).not.toContain("Not reached");
  });

  it("leaves out what there is nothing to say about", () => {
    const facts = noteFacts({ ...session, startedAt: null, endedAt: null }, [], []);
    expect(facts).toBe("Session 6, Tue 3 Nov 2026, 15:00.");
  });
});
