import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listExercises } from "#lib/exercises/queries";
import type { Exercise } from "#lib/exercises/types";
import { changesBetween } from "#lib/exercises/version-changes";
import { changesInWords } from "../../../app/(clinician)/library/[slug]/history/_components/change-words";
import { arbitraryExercise } from "./arbitrary-exercise.ts";

const found = listExercises().find(({ slug }) => slug === "plain-ask");
if (!found) throw new Error("the exercise is gone");
const one: Exercise = found;
const text = (words: string) => ({ kind: "text", text: words });
const structure = (value: unknown) => ({ kind: "structure", text: JSON.stringify(value) });
const next = (change: Partial<Exercise>): Exercise => ({ ...one, version: one.version + 1, ...change });

describe("changesBetween", () => {
  it("finds nothing between a version and itself, whatever its number", () => {
    expect(changesBetween(one, next({}))).toEqual([]);
  });

  it("names a changed text with both wordings", () => {
    expect(changesBetween(one, next({ title: "Ask plainly" }))).toEqual([
      { path: ["title"], before: text(one.title), after: text("Ask plainly") },
    ]);
  });

  it("tells questions apart by name: a changed one, a new one, a dropped one", () => {
    const [first, ...rest] = one.fields;
    if (!first) throw new Error("there is no question");
    expect(changesBetween(one, next({ fields: [{ ...first, label: "What else?" }, ...rest] }))).toEqual([
      { path: ["fields", first.name, "label"], before: text(first.label), after: text("What else?") },
    ]);
    const dropped = changesBetween(one, next({ fields: rest }));
    expect(dropped).toHaveLength(1);
    expect(dropped[0]).toMatchObject({ path: ["fields", first.name], after: null });
    expect(changesBetween(next({ fields: rest }), one)[0]).toMatchObject({ before: null });
  });

  it("calls a new order one change", () => {
    const turned = [...one.fields].reverse();
    const names = (fields: typeof one.fields) => fields.map(({ name }) => name).join(", ");
    expect(changesBetween(one, next({ fields: turned }))).toEqual([
      { path: ["fields"], before: text(names(one.fields)), after: text(names(turned)) },
    ]);
  });

  it("counts steps from 1", () => {
    const steps = one.steps.map((step, index) => (index === 1 ? "Something else." : step));
    expect(changesBetween(one, next({ steps }))).toEqual([
      { path: ["steps", "2"], before: text(one.steps[1] ?? ""), after: text("Something else.") },
    ]);
  });

  it("finds every change of the done rule, by the place of its parts", () => {
    const equals = (field: string, value: string) => ({ op: "equals", field, value }) as const;
    const from = next({ done: { op: "all", rules: [equals("a", "yes"), equals("b", "yes")] } });
    const rules = [equals("a", "yes"), equals("c", "yes"), equals("d", "yes")];
    const to = next({ done: { op: "all", rules } });
    expect(changesBetween(from, to)).toEqual([
      { path: ["done", "rules", "2", "field"], before: text("b"), after: text("c") },
      { path: ["done", "rules", "3"], before: null, after: structure(rules[2]) },
    ]);
    const fewer = next({ done: { op: "all", rules: rules.slice(1) } });
    expect(changesBetween(to, fewer).at(-1)).toEqual({
      path: ["done", "rules", "3"],
      before: structure(rules[2]),
      after: null,
    });
  });

  it("loses no number of two that were stored under one name", () => {
    const gap = { name: "gap", label: "Gap", kind: "difference", from: "a", minus: "b" } as const;
    const two = [gap, { ...gap, label: "Other" }];
    expect(changesBetween(next({ derived: two }), next({ derived: two.slice(0, 1) }))).toEqual([
      { path: ["derived", "2"], before: structure(two[1]), after: null },
    ]);
  });

  it("finds a difference wherever there is one, between any two", () => {
    fc.assert(
      fc.property(arbitraryExercise, arbitraryExercise, (from, to) => {
        const plain = (exercise: Exercise) => JSON.stringify({ ...exercise, version: 1 });
        const changes = changesBetween(from, to);
        expect(changes.length > 0).toBe(plain(from) !== plain(to));
        expect(changesInWords(changes, from, to)).toHaveLength(changes.length);
      }),
    );
  });
});
