import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blankExercise } from "#lib/exercises/blank-exercise";
import { listExercises } from "#lib/exercises/queries";
import { exerciseDraftSchema, exerciseSchema } from "#lib/exercises/schema";
import { type Exercise, STOP_LINE } from "#lib/exercises/types";
import {
  KIND_CHOICES,
  OP_CHOICES,
} from "../../../app/(clinician)/library/[slug]/edit/_components/choice-words";
import {
  afterCommand,
  readCommand,
  withTyped,
} from "../../../app/(clinician)/library/[slug]/edit/_components/draft-edits";
import {
  beginDraft,
  press,
  takeBack,
  typeIn,
} from "../../../app/(clinician)/library/[slug]/edit/_components/draft-history";
import { textAt } from "../../../app/(clinician)/library/[slug]/edit/_components/draft-paths";

const found = listExercises().find(({ slug }) => slug === "plain-ask");
if (!found) throw new Error("the catalogue lacks the exercise these tests are about");
const plainAsk: Exercise = found;
const names = (draft: Exercise) => draft.fields.map(({ name }) => name);

/** Every text of a draft by the name of its control. */
function everyText(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string" || typeof value === "number") return [[path, String(value)]];
  if (typeof value === "boolean") return [[path, value ? "on" : ""]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => everyText(inner, path ? `${path}.${key}` : key));
}

describe("typing", () => {
  it("changes the place it names and nothing else", () => {
    const next = withTyped(plainAsk, { "fields.2.label": "What do you ask for?", "minutes.max": "25" });
    expect(next.fields[2]?.label).toBe("What do you ask for?");
    expect(next.minutes.max).toBe(25);
    expect({ ...next, fields: plainAsk.fields, minutes: plainAsk.minutes }).toEqual(plainAsk);
  });

  it("of every text as it is leaves each exercise of the catalogue as it is", () => {
    for (const exercise of listExercises()) {
      expect(withTyped(exercise, Object.fromEntries(everyText(exercise)))).toEqual(exercise);
    }
  });

  it("keeps weights in hundredths, and ticks in and out of lists", () => {
    const next = withTyped(plainAsk, {
      "weights.regulation": "0.1",
      "stages~assessment": "on",
      "stages~early": "",
      sessionFirst: "on",
    });
    expect(next.weights.regulation).toBe(0.1);
    expect(next.stages).toEqual(["middle", "assessment"]);
    expect(next.sessionFirst).toBe(true);
  });

  it("cannot put in what a draft does not have, nor reach its making", () => {
    const typed = { "fields.99.label": "x", nonsense: "x", "__proto__.title": "x", "constructor.name": "x" };
    const plain: { title?: string } = {};
    expect(withTyped(plainAsk, typed)).toEqual(plainAsk);
    expect(plain.title).toBeUndefined();
    expect(withTyped(plainAsk, { slug: "other", version: "7", steps: "x" })).toEqual(plainAsk);
  });

  it("renames a question everywhere it is named", () => {
    const next = withTyped(plainAsk, { "fields.5.name": "Free to say NO!" });
    expect(names(next)).toContain("free_to_say_no");
    expect(JSON.stringify(next)).not.toContain("heard_no_is_ok");
    expect(exerciseSchema.safeParse(next).success).toBe(true);
    expect(withTyped(plainAsk, { "fields.5.name": "ask" })).toEqual(plainAsk);
  });

  it("takes an optional part away again", () => {
    const on = withTyped(plainAsk, { "fields.0.sensitive": "upset", "fields.0.clinicianOnly": "on" });
    expect(on.fields[0]).toMatchObject({ sensitive: "upset", clinicianOnly: true });
    expect(withTyped(on, { "fields.0.sensitive": "", "fields.0.clinicianOnly": "" })).toEqual(plainAsk);
  });

  it("keeps the questions in the order of their steps, and the stop sentence where it has to stand", () => {
    const later = withTyped(plainAsk, { "fields.0.step": "8" });
    expect(names(later).slice(-2)).toEqual(["hint", "after"]);
    expect(withTyped(plainAsk, { exerciseClass: "T" }).stopLine).toBe(STOP_LINE);
    expect(
      withTyped(withTyped(plainAsk, { exerciseClass: "T" }), { exerciseClass: "J" }).stopLine,
    ).toBeNull();
  });

  it("gives every kind of question, and every kind of test, a form that can be saved", () => {
    for (const { value } of KIND_CHOICES) {
      for (let place = 0; place < plainAsk.fields.length; place += 1) {
        const next = withTyped(plainAsk, { [`fields.${place}.type`]: value });
        expect(exerciseDraftSchema.safeParse(next).success, `${value} at ${place}`).toBe(true);
        expect(next.fields[place]?.label).toBe(plainAsk.fields[place]?.label);
      }
    }
    for (const { value } of OP_CHOICES) {
      const next = withTyped(plainAsk, { "done.rules.0.op": value });
      expect(exerciseDraftSchema.safeParse(next).success, value).toBe(true);
      expect(JSON.stringify(next.done)).toContain('"ask"');
    }
  });
});

describe("a button", () => {
  it("moves a step with the questions that belong to it", () => {
    const next = afterCommand(plainAsk, "down steps.3");
    expect(next.steps[4]).toBe(plainAsk.steps[3]);
    expect(next.fields.find(({ name }) => name === "ask")?.step).toBe(5);
    expect(next.fields.find(({ name }) => name === "no_is_ok")?.step).toBe(4);
    expect(exerciseSchema.safeParse(next).success).toBe(true);
  });

  it("takes a step out, and its questions go to the step before", () => {
    const next = afterCommand(plainAsk, "remove steps.3");
    expect(next.steps).toHaveLength(7);
    expect(next.fields.find(({ name }) => name === "ask")?.step).toBe(3);
    expect(next.fields.find(({ name }) => name === "after")?.step).toBe(7);
  });

  it("moves a question past one of another step into that step", () => {
    const next = afterCommand(plainAsk, "up fields.2");
    expect(names(next).slice(0, 3)).toEqual(["hint", "ask", "want_to_feel"]);
    expect(next.fields[1]?.step).toBe(2);
  });

  it("adds and takes out every part that can be more than one, and leaves a form that can be saved", () => {
    const lists = "materials steps handout adaptations fields derived gates evidence.parent repeat".split(
      " ",
    );
    const inner = [
      "gates.0.machine.when",
      "fields.1.options",
      "fields.0.onlyIf",
      "done.rules",
      "done.rules.0.rules",
    ];
    const shorter = afterCommand(plainAsk, "remove steps.7");
    for (const path of [...lists, ...inner]) {
      const next = afterCommand(shorter, `add ${path}`);
      expect(exerciseDraftSchema.safeParse(next).success, path).toBe(true);
    }
    expect(afterCommand(plainAsk, "remove gates.0.machine").gates[0]?.machine).toBeNull();
    expect(afterCommand(afterCommand(plainAsk, "add repeat"), "remove repeat")).toEqual(plainAsk);
    expect(afterCommand(plainAsk, "add fields").fields.at(-1)?.name).toBe("question_8");
  });

  it("that names no place changes nothing", () => {
    for (const command of [
      "remove steps.99",
      "up steps.0",
      "down title",
      "add title",
      "fly away",
      "remove",
    ]) {
      expect(afterCommand(plainAsk, command)).toEqual(plainAsk);
    }
    expect(readCommand("remove steps.1 now")).toBeNull();
  });

  it("keeps every list whole, however often it is pressed", () => {
    const command = fc
      .tuple(fc.constantFrom("up", "down"), fc.constantFrom("steps", "fields"), fc.nat(7))
      .map(([verb, list, place]) => `${verb} ${list}.${place}`);
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        const next = commands.reduce(afterCommand, plainAsk);
        expect([...next.steps].sort()).toEqual([...plainAsk.steps].sort());
        expect(names(next).sort()).toEqual(names(plainAsk).sort());
        const steps = next.fields.map(({ step }) => step);
        expect(steps).toEqual(steps.toSorted((one, other) => one - other));
      }),
      { numRuns: 50 },
    );
  });
});

describe("taking back", () => {
  it("gives back what was taken out, its place and what named it", () => {
    const removed = press(beginDraft(plainAsk), "remove fields.2");
    expect(removed.removed).toBe("fields.2");
    expect(names(removed.draft)).not.toContain("ask");
    expect(takeBack(removed).draft).toBe(plainAsk);
  });

  it("takes back a text as one step, however many keys it took", () => {
    const typed = ["H", "He", "Hel"].reduce(
      (history, text) => typeIn(history, "title", text),
      beginDraft(plainAsk),
    );
    expect(textAt(typed.draft, "title")).toBe("Hel");
    expect(takeBack(typed).draft.title).toBe(plainAsk.title);
    expect(takeBack(beginDraft(plainAsk)).draft).toBe(plainAsk);
  });
});

describe("an exercise from nothing", () => {
  it("can be written with typing and buttons alone until nothing keeps it from being published", () => {
    let draft = blankExercise("own-walk", "An evening walk");
    for (const command of ["add fields", "add done.rules"]) draft = afterCommand(draft, command);
    draft = withTyped(draft, {
      aim: "Walk a little and talk about the day.",
      minutesNote: "About ten minutes.",
      "steps.0": "Put your shoes on.",
      "steps.1": "Go once around the block.",
      "steps.2": "Tell one thing of your day.",
      "steps.3": "Write down how it was.",
      smaller: "Two minutes at the open door.",
      "handout.0": "Once around the block.",
      qualityCue: "They went, whatever was said.",
      "stages~early": "on",
      "fields.0.label": "How was the walk?",
      "fields.0.why": "So that you can look back.",
      "fields.0.required": "on",
    });
    draft = withTyped(draft, { "fields.0.step": "4" });
    expect(exerciseSchema.safeParse(draft).error?.issues ?? []).toEqual([]);
  });
});
