import type { Page } from "playwright/test";
import { isLater, nameInEntry } from "#lib/exercises/entries";
import { listExercises } from "#lib/exercises/queries";
import { questionsOf } from "#lib/exercises/rules";
import type { AnswerValue, Exercise, Field } from "#lib/exercises/types";
import { finishingAnswers } from "#tests/support/finishing-answers";
import { findingsOn, sidewaysScroll } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { answerOnPage, type Waited } from "./answering";
import { expect, test } from "./room";

test.describe.configure({ mode: "parallel" });

/** More pages than any exercise has: a walk that takes longer goes round in a circle. */
const MOST_PAGES = 150;

/** Kinds of questions that were looked at in this worker. */
const lookedAt = new Set<string>();

async function expectPlain(page: Page, what: string) {
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await findingsOn(page), what).toEqual([]);
}

/** Nothing of it can be pushed aside on the narrowest phone. */
async function expectNarrow(page: Page, what: string) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 720 });
  expect(await sidewaysScroll(page), `${what} at 320`).toBe(0);
  if (size) await page.setViewportSize(size);
}

type Walk = {
  page: Page;
  waited: Waited;
  exercise: Exercise;
  fields: readonly Field[];
  answers: Record<string, AnswerValue>;
  /** Parts that were walked through. */
  seen: { start: boolean };
};

/** One question's page: answered where the walk has an answer for it, else skipped. */
async function passQuestion({ page, waited, exercise, fields, answers }: Walk, place: number) {
  const field = fields[place - 1];
  if (!field) throw new Error(`${exercise.slug} has no question ${place}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(field.label);
  const kind = field.type === "sort" && field.matches ? "matches" : field.type;
  if (!lookedAt.has(kind)) {
    lookedAt.add(kind);
    await expectPlain(page, `${exercise.slug}: ${kind}`);
    await expectNarrow(page, `${exercise.slug}: ${kind}`);
  }
  const answer = answers[field.name];
  if (answer === undefined) {
    await page.getByRole("button", { name: "Skip this one" }).click();
    return;
  }
  await answerOnPage(page, field, field.type === "turns" ? field.minutesEach * 60 : answer, waited);
  const onward = page.getByRole("button", { name: "We are ready to swap", exact: true });
  const last = page.getByRole("button", { name: "Continue", exact: true });
  await onward.or(last).first().click();
}

/** From the list of entries on to the next one, as often as the answers need it and the day allows it. */
async function passOverview({ page, answers, seen }: Walk) {
  const links = (name: string) => page.getByRole("link", { name, exact: true });
  const written = await page.getByRole("heading", { level: 3, name: /^(Day|Log|Try|Time) \d+$/ }).count();
  const start = links("Begin here");
  if (!seen.start && (await start.count()) > 0) {
    seen.start = true;
    await start.click();
    return;
  }
  const next = links("Start").or(links("Start the next one"));
  const wanted = Object.keys(answers).some((name) => name.endsWith(nameInEntry("", written)));
  if ((await next.count()) > 0 && wanted) await next.first().click();
  else await links("Go on").or(links("Finish here")).last().click();
}

for (const exercise of listExercises()) {
  test(`${exercise.slug} can be played to its end`, async ({ records, open }) => {
    const room = await records.makeRoom();
    await records.allow(room, 3);
    if (exercise.sessionFirst) await records.teach(room, exercise.slug);
    const task = await records.play(room, exercise);
    const page = await (await open(room.a, { viewport: { width: 390, height: 844 } })).newPage();
    const complaints = complaintsOf(page);
    const walk: Walk = {
      page,
      waited: () => records.waited(room),
      exercise,
      fields: questionsOf(exercise),
      answers: finishingAnswers(exercise),
      seen: { start: false },
    };
    await page.goto(`/do/${task.a}`);
    await page.screenshot({ path: `test-results/first-pages/${exercise.slug}.png`, fullPage: true });
    await expectPlain(page, `${exercise.slug}: first page`);

    for (let pages = 0; !page.url().endsWith("/end"); pages += 1) {
      expect(pages).toBeLessThan(MOST_PAGES);
      const before = page.url();
      const place = /\/do\/[^/]+\/(\d+)(\/turn\/\d+)?$/.exec(before)?.[1];
      if (before.endsWith("/over/back")) {
        await page.getByLabel("Your passphrase").fill(room.a.passphrase);
        await page.getByRole("button", { name: "I have my phone back" }).click();
      } else if (before.includes("/over/")) await page.getByRole("link", { name: "I have it" }).click();
      else if (place) await passQuestion(walk, Number(place));
      else if (exercise.repeat) await passOverview(walk);
      else await page.getByRole("link", { name: /^(Start|Go on)$/ }).click();
      await page.waitForURL((url) => url.href !== before);
    }
    // What has to wait for another day cannot be written today: then one sends what there is.
    const whole = !exercise.repeat || (exercise.repeat.unit !== "day" && !exercise.repeat.perDay);
    const send = page.getByRole("button", { name: /^Send( what I did)?$/ });
    if (whole && !exercise.fields.some(isLater)) {
      await expect(send).toHaveText("Send");
    }
    await send.click();
    await page.waitForURL("**/done");
    // A save that goes out as a page is opened anew may cross with it; the page then saves on top of it.
    expect(complaints.filter((line) => !line.includes("409 (Conflict)"))).toEqual([]);
  });
}
