import { describe, expect, it } from "vitest";
import { setMinutes } from "#lib/planning/rules";
import type { PlanItem } from "#lib/planning/types";
import { joinLeft } from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/plan/_components/join-left";
import { item } from "../planning/arbitrary-items";

const base: readonly PlanItem[] = [item("slot"), item("end", { phase: "close" })];
const left = (id: string, work: readonly PlanItem[], from = base) => ({
  id,
  keptAt: 0,
  work: { work, bases: [from] as const, version: 4, savedAt: 0 },
});
const ids = (list: readonly PlanItem[]) => list.map(({ id }) => id);

describe("what several windows left of one plan", () => {
  it("comes back as one list with the changes of them all", () => {
    const [first, third] = [
      [...base, item("one", { phase: "close" })],
      [...base, item("two", { phase: "close" })],
    ];
    const joined = joinLeft([left("a", first), left("b", third), left("c", setMinutes(base, "slot", 33))]);
    expect(joined.taken.toSorted()).toEqual(["a", "b", "c"]);
    expect(ids(joined.left.work).toSorted()).toEqual(["end", "one", "slot", "two"]);
    expect(joined.left.work.find(({ id }) => id === "slot")?.minutes).toBe(33);
  });

  it("stays where it lies when it stands against what is newer, and nothing of it is given up", () => {
    const joined = joinLeft([
      left("a", setMinutes(base, "slot", 21)),
      left("b", setMinutes(base, "slot", 33)),
    ]);
    expect(joined.taken).toEqual(["b"]);
    expect(joined.waiting.map(({ id }) => id)).toEqual(["a"]);
    expect(joined.left.work.find(({ id }) => id === "slot")?.minutes).toBe(33);
  });
});
