import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { listExercises } from "#lib/exercises/queries";
import { readingGrade } from "#lib/exercises/reading-grade";
import { audienceLine, audienceOfField, introOf, questionsOf } from "#lib/exercises/rules";
import { entryOverview } from "#lib/homework/entry-overview";
import { questionPages } from "#lib/homework/rules";
import { asTaskExercise } from "#lib/homework/task-exercise";
import { groupOf, openPlaces, progressAt } from "#lib/homework/walk";
import { drawn } from "#tests/support/drawn";
import { textOf } from "#tests/unit/chart/read-markup";
import { EveryPhone } from "../../../app/(clinician)/library/[slug]/preview/_components/every-phone";
import { phonePages } from "../../../app/(clinician)/library/[slug]/preview/_components/phone-pages";
import { FirstPhone } from "../../../app/(clinician)/library/[slug]/preview/_components/phones";
import { readersOf } from "../../../app/(clinician)/library/[slug]/print/[kind]/_components/paper-words";
import { intro, overview } from "../../../app/(couple)/_components/words";
import { EntryList } from "../../../app/(couple)/do/[taskId]/_components/entry-list";
import { over } from "../../../app/(couple)/do/[taskId]/[step]/_components/over-words";
import { step, turns as turnWords } from "../../../app/(couple)/do/[taskId]/[step]/_components/words";
import { end } from "../../../app/(couple)/do/[taskId]/end/_components/words";
import { notNow } from "../../../app/(couple)/do/[taskId]/later/words";

const exercises = listExercises().map((one) => [one.slug, one] as const);
const DAY = "2026-11-03";
const count = (text: string, part: string) => text.split(part).length - 1;

describe.each(exercises)("the picture of %s", (_slug, exercise) => {
  const first = textOf(renderToStaticMarkup(<FirstPhone exercise={exercise} />));

  it("begins as the partner's own first page does", () => {
    const partner = introOf(asTaskExercise(exercise), false);
    for (const line of [...partner.steps, ...partner.materials, ...partner.audiences]) {
      expect(first).toContain(line);
    }
    expect(first).toContain(exercise.stopLine ?? intro.stopping);
    for (const line of [intro.steps, intro.audienceEach, intro.skipping, intro.leave, intro.notWatched]) {
      expect(first).toContain(line);
    }
    // The two-minute version has a first page of its own.
    expect(first).not.toContain(exercise.smaller);
  });

  it("has what the partner has around it: the way back, what else can be done, and the list of entries", () => {
    for (const line of [
      "Back",
      "Leave",
      notNow.short,
      notNow.shortTime,
      notNow.open,
      "Help now",
      "Who can see what",
    ]) {
      expect(first).toContain(line);
    }
    const task = asTaskExercise(exercise);
    const blank = entryOverview({ exercise: task, answers: {}, today: DAY });
    if (!blank) return expect(first).not.toContain(overview.emptyTitle);
    const player = renderToStaticMarkup(<EntryList overview={blank} base="/do/one" />);
    const named = player.replace(/<span class="sr-only">[^<]*<\/span>/g, "");
    expect(first).toContain(textOf(named));
  });

  it("promises of each question what the partner is promised, and no less", () => {
    const promised = new Set(questionsOf(exercise).map(audienceOfField));
    for (const field of questionsOf(exercise)) {
      const line = audienceLine(field.visibility);
      if (!promised.has(line)) expect(first).not.toContain(line);
    }
  });

  it("has a way to skip and to stop on every page, and ends where the partner does", async () => {
    const text = textOf(await drawn(<EveryPhone exercise={exercise} />));
    const asked = exercise.fields.filter(({ clinicianOnly }) => clinicianOnly !== true);
    const turns = asked.filter(({ type }) => type === "turns").length;
    for (const words of [step.skip, step.stop]) expect(count(text, words)).toBe(asked.length);
    expect(count(text, step.continue)).toBe(asked.length - turns);
    for (const words of [turnWords.handOver, over.title, over.turnNext]) {
      expect(count(text, words)).toBe(turns);
    }
    for (const words of [end.title, end.howNote, end.upset, end.send, end.later]) {
      expect(text).toContain(words);
    }
    // Some ask it among their own questions; the others at the end, once.
    const own = asked.filter(({ label }) => label === end.kept).length;
    expect(count(text, end.kept)).toBe(own + (asTaskExercise(exercise).asksAgreement ? 1 : 0));
  });

  it("pages the questions and the steps before them as the player does", () => {
    const task = asTaskExercise(exercise);
    const player = questionPages(task);
    const one = player.pages.filter(({ field }) => (field.entry ?? 1) === 1);
    const { pages, closing } = phonePages(exercise);
    expect(pages.map(({ field, steps }) => [field.name, steps])).toEqual(
      one.map(({ field, steps }) => [field.name, steps]),
    );
    expect(pages.map(({ turnSteps }) => turnSteps)).toEqual(one.map(({ turnSteps }) => turnSteps));
    expect(closing).toEqual(player.closing);
    for (const { field, progress } of pages) {
      const at = task.fields.findIndex(({ name }) => name === field.name) + 1;
      const isLater = openPlaces(task, groupOf(field, task), {}, DAY).every(
        (open) => open.field.name !== field.name,
      );
      if (progress) expect([field.name, progress]).toEqual([field.name, progressAt(task, at, {}, DAY)]);
      else expect([field.name, isLater]).toEqual([field.name, true]);
    }
    expect(pages.map(({ name }) => name).sort()).toEqual(
      exercise.fields
        .filter(({ clinicianOnly }) => clinicianOnly !== true)
        .map(({ name }) => name)
        .sort(),
    );
  });
});

describe("the two-minute version", () => {
  it("stands in place of the steps", () => {
    for (const [, exercise] of exercises) {
      expect(introOf(asTaskExercise(exercise), true)).toMatchObject({
        shortVersion: exercise.smaller,
        steps: [],
        materials: [],
      });
    }
  });
});

describe("a handout", () => {
  it("says of a private list that a no is for nobody, in plain words", () => {
    const list = exercises.flatMap(([, { fields }]) => fields).find((f) => f.type === "sort" && f.matches);
    const line = list ? readersOf(list) : "";
    expect(line).toMatch(/^For you alone\..*\bno\b/);
    expect(readingGrade(line)).toBeLessThanOrEqual(6);
  });
});
