import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { HeldCouple } from "#lib/couples/find-couple";
import type { HoldGate } from "#lib/couples/gates";
import { reachTold } from "#lib/couples/reach-told";
import { newId } from "#lib/kernel/ids";
import { GatesStrip } from "../../../app/(clinician)/couples/[coupleId]/_components/gates-strip";

const SCREENED = {
  status: "clear",
  screenedOn: "2026-11-20",
  lapsesOn: "2027-01-15",
  recordedAt: new Date("2026-11-20T12:00:00Z"),
} as const;
const couple = (facts: Partial<HeldCouple> = {}): HeldCouple => ({
  id: newId(),
  codeName: "Quiet Harbour",
  stage: "early",
  state: "active",
  sessionMinutes: 60,
  version: 1,
  hold: "none",
  isPaused: false,
  answerHolds: [],
  hasConsent: true,
  gates: [],
  ceiling: 1,
  nextGates: [],
  checks: { today: "2026-11-23", alert: null, holds: [] },
  partners: (["A", "B"] as const).map((slot) => ({
    id: newId(),
    slot,
    joined: true,
    ended: false,
    screening: SCREENED,
    standing: "valid",
  })),
  ...facts,
});
const shown = (facts: Partial<HeldCouple>, next: readonly HoldGate[] = [], isConsentOpen = false) =>
  renderToStaticMarkup(
    <GatesStrip
      couple={couple(facts)}
      holds={[]}
      isConsentOpen={isConsentOpen}
      next={next}
      reach={reachTold(next, [])}
    />,
  );

describe("the strip of gates", () => {
  it("says that nothing holds work back where nothing does, and only there", () => {
    expect(shown({})).toContain("Nothing holds work back");
    for (const facts of [
      { isPaused: true, hold: "all" },
      { isPaused: true, hold: "all", state: "paused" },
      { isPaused: true, hold: "all", state: "closed" },
      { hold: "touch", answerHolds: [{ alert: "answer", exerciseClass: "T" }] },
    ] as const)
      expect(shown(facts as Partial<HeldCouple>)).not.toContain("Nothing holds work back");
    expect(shown({}, ["G16"])).toContain("Tension was 8 or more");
  });

  it.each([
    [{ isPaused: true, hold: "all" }, "One of the two has taken back consent. All work is held"],
    [{ isPaused: true, hold: "all", state: "paused" }, "The couple is paused. All work is held"],
    [{ isPaused: true, hold: "all", state: "closed" }, "The couple is closed. All work is held"],
  ] as const)("names what stops everything where no gate set by hand does: %j", (facts, words) => {
    expect(shown(facts)).toContain(words);
  });

  it("says what waits before both have joined and agreed, once", () => {
    const said = shown({ hasConsent: false });
    expect(said).not.toContain("Nothing holds work back");
    expect(said).toContain("Both have to join and agree first");
    expect(said).toContain("nothing is given or planned but work done alone");
    expect(shown({ hasConsent: false, isPaused: true, hold: "all" })).not.toContain("join and agree");
  });

  it("says what an open consent check holds, for the therapist alone", () => {
    const said = shown({}, [], true);
    expect(said).not.toContain("Nothing holds work back");
    expect(said).toContain("not given or planned: touch, sexual work");
    expect(said).toContain("Neither partner is told");
  });

  it("names what a private answer holds until it is reviewed", () => {
    const said = shown({
      hold: "touch",
      answerHolds: [{ alert: "answer", exerciseClass: "T" }],
    });
    expect(said).toContain("A private answer waits to be reviewed");
    expect(said).toContain("touch");
  });

  it.each([
    ["G07", "Held: sexual work of level 3. With care: touch, sexual work. Held homework leaves both"],
    ["G08", "No kind of work is held. With care: sexual work. Both partners&#x27; pages stay as they are"],
  ] as const)("tells how far %s reaches", (gate, words) => {
    expect(shown({ gates: [gate] }, [gate])).toContain(words);
  });
});
