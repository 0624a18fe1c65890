import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duplicatePlanItem, minutesOf, plannedMinutes, toggleAside } from "#lib/planning/rules";
import { movePlanItem } from "#lib/planning/rules-move";
import { PHASES, PLAN_LIMIT, type PlanItem } from "#lib/planning/types";
import {
  dropPlace,
  type Mark,
} from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/plan/_components/drop-place";
import { item, items, itemsWithPlace } from "./arbitrary-items";

const ids = (list: readonly PlanItem[]) => list.map((one) => one.id);
const inOrder = (list: readonly PlanItem[]) => {
  const ranks = list.map((one) => PHASES.indexOf(one.phase));
  return ranks.every((rank, place) => place === 0 || (ranks[place - 1] ?? 0) <= rank);
};
const phase = fc.constantFrom(...PHASES);

describe("moving to a place", () => {
  it("keeps all items and the order of phases, and leaves the others as they were", () => {
    fc.assert(
      fc.property(itemsWithPlace, phase, fc.nat(12), ([list, place], to, before) => {
        const id = list[place]?.id ?? "";
        const moved = movePlanItem(list, id, { phase: to, before: list[before]?.id ?? null });
        expect(inOrder(moved)).toBe(true);
        expect(ids(moved).filter((one) => one !== id)).toEqual(ids(list).filter((one) => one !== id));
        expect(moved.find((one) => one.id === id)?.phase).toBe(to);
      }),
    );
  });

  it("lands right before the item it names, and as the last of the phase where none is named", () => {
    fc.assert(
      fc.property(itemsWithPlace, phase, fc.nat(11), ([list, place], to, other) => {
        const id = list[place]?.id ?? "";
        const last = movePlanItem(list, id, { phase: to, before: null });
        expect(last.filter((one) => one.phase === to).at(-1)?.id).toBe(id);
        const named = list[other];
        fc.pre(named !== undefined && named.id !== id);
        if (!named) return;
        const moved = movePlanItem(list, id, { phase: named.phase, before: named.id });
        expect(ids(moved).indexOf(id) + 1).toBe(ids(moved).indexOf(named.id));
      }),
    );
  });

  it("reaches in one what steps reach one by one", () => {
    fc.assert(
      fc.property(itemsWithPlace, fc.array(fc.constantFrom("up" as const, "down" as const)), (at, steps) => {
        const [list, place] = at;
        const id = list[place]?.id ?? "";
        const stepped = steps.reduce<readonly PlanItem[]>((now, step) => movePlanItem(now, id, step), list);
        const there = stepped.findIndex((one) => one.id === id);
        const [one, next] = [stepped[there], stepped[there + 1]];
        const before = next && next.phase === one?.phase ? next.id : null;
        expect(movePlanItem(list, id, { phase: one?.phase ?? "core", before })).toEqual(stepped);
      }),
    );
  });

  it("is nothing where it stands already", () => {
    const list = [item("a"), item("b"), item("c", { phase: "close" })];
    for (const before of ["a", "b"]) expect(movePlanItem(list, "a", { phase: "core", before })).toBe(list);
    expect(movePlanItem(list, "b", { phase: "core", before: null })).toBe(list);
    expect(movePlanItem(list, "nobody", { phase: "core", before: null })).toBe(list);
  });
});

describe("a drop", () => {
  const marks: Mark[] = [
    { phase: "arrive", id: null, middle: 10 },
    { phase: "arrive", id: "a", middle: 30 },
    { phase: "review", id: null, middle: 50 },
    { phase: "core", id: null, middle: 70 },
    { phase: "core", id: "b", middle: 90 },
    { phase: "close", id: null, middle: 110 },
  ];
  const drop = (y: number) => dropPlace(marks, y);

  it("goes where its line is drawn, also into a phase that is empty", () => {
    expect(drop(-5)).toEqual({ move: { phase: "arrive", before: "a" }, line: { at: 1, side: "before" } });
    expect(drop(20)).toEqual({ move: { phase: "arrive", before: "a" }, line: { at: 1, side: "before" } });
    expect(drop(40)).toEqual({ move: { phase: "arrive", before: null }, line: { at: 1, side: "after" } });
    expect(drop(60)).toEqual({ move: { phase: "review", before: null }, line: { at: 2, side: "after" } });
    expect(drop(80)).toEqual({ move: { phase: "core", before: "b" }, line: { at: 4, side: "before" } });
    expect(drop(100)).toEqual({ move: { phase: "core", before: null }, line: { at: 4, side: "after" } });
    expect(drop(500)).toEqual({ move: { phase: "close", before: null }, line: { at: 5, side: "after" } });
    expect(dropPlace([], 5)).toBeNull();
  });
});

describe("setting aside and duplicating", () => {
  it("takes an item's minutes out of the session and gives them back", () => {
    fc.assert(
      fc.property(itemsWithPlace, ([list, place]) => {
        const one = list[place] as PlanItem;
        const aside = toggleAside(list, one.id);
        expect(plannedMinutes(aside)).toBe(plannedMinutes(list) - minutesOf(one));
        expect(toggleAside(aside, one.id)).toEqual(list);
      }),
    );
  });

  it("leaves alone what was done already", () => {
    const list = [item("a", { state: "done" })];
    expect(toggleAside(list, "a")).toBe(list);
    expect(toggleAside(list, "nobody")).toBe(list);
  });

  it("puts the same item right after itself, but for homework and a full plan", () => {
    const list = [item("a", { minutes: 7, state: "set_aside" }), item("r", { kind: "review" })];
    const twice = duplicatePlanItem(list, "a", "new");
    expect(ids(twice)).toEqual(["a", "new", "r"]);
    expect(twice[1]).toMatchObject({ title: "Item a", minutes: 7, state: "planned" });
    expect(duplicatePlanItem(list, "r", "new")).toBe(list);
    const full = Array.from({ length: PLAN_LIMIT }, (_, place) => item(String(place)));
    expect(duplicatePlanItem(full, "3", "new")).toBe(full);
  });

  it("changes nothing else", () => {
    fc.assert(
      fc.property(items, (list) => {
        expect(toggleAside(list, "nobody")).toBe(list);
        expect(duplicatePlanItem(list, "nobody", "new")).toBe(list);
      }),
    );
  });
});
