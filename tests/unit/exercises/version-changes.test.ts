import { describe, expect, it } from "vitest";
import { listExercises } from "#lib/exercises/queries";
import type { Exercise } from "#lib/exercises/types";
import { changesBetween } from "#lib/exercises/version-changes";

const found = listExercises().find(({ slug }) => slug === "plain-ask");
if (!found) throw new Error("the exercise is gone");
const one: Exercise = found;
const next = (change: Partial<Exercise>): Exercise => ({ ...one, version: one.version + 1, ...change });

describe("changesBetween", () => {
  it("finds nothing between a version and itself, whatever its number", () => {
    expect(changesBetween(one, next({}))).toEqual([]);
  });

  it("names a changed text with both wordings", () => {
    expect(changesBetween(one, next({ title: "Ask plainly" }))).toEqual([
      { path: ["title"], before: one.title, after: "Ask plainly" },
    ]);
  });

  it("tells questions apart by name: a changed one, a new one, a dropped one", () => {
    const [first, ...rest] = one.fields;
    if (!first) throw new Error("there is no question");
    expect(changesBetween(one, next({ fields: [{ ...first, label: "What else?" }, ...rest] }))).toEqual([
      { path: ["fields", first.name, "label"], before: first.label, after: "What else?" },
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
      { path: ["fields"], before: names(one.fields), after: names(turned) },
    ]);
  });

  it("counts steps from 1", () => {
    const steps = one.steps.map((step, index) => (index === 1 ? "Something else." : step));
    expect(changesBetween(one, next({ steps }))).toEqual([
      { path: ["steps", "2"], before: one.steps[1], after: "Something else." },
    ]);
  });
});
