import { expect, test } from "playwright/test";
import { demoCouples } from "#lib/demo/couples/index";
import { findExercise } from "#lib/exercises/queries";
import type { Visibility } from "#lib/exercises/types";
import { deskOf, leaveDesk, openCouple, pressFirst, setSession, startPlan } from "../support/desk";

/** Sentences of the sample answers, by whom they were written for. */
function written(wanted: (visibility: Visibility) => boolean): string[] {
  return demoCouples.flatMap(({ homework }) =>
    homework.flatMap(({ exercise, sent }) => {
      const names = (findExercise(exercise)?.fields ?? [])
        .filter(({ visibility }) => wanted(visibility))
        .map(({ name }) => name);
      return Object.values(sent).flatMap(({ answers }) =>
        names.flatMap((name) => {
          const answer = answers[name];
          return typeof answer === "string" && answer.length > 12 ? [answer] : [];
        }),
      );
    }),
  );
}

/** Text as it may stand in markup or in the data that comes with it. */
const spellings = (text: string) => [text, text.replaceAll("'", "&#x27;"), JSON.stringify(text).slice(1, -1)];

test("a response opens by field, says for whom each was written, and holds nothing written for oneself", async ({
  browser,
}) => {
  const [forOneself, forTherapist] = [written((v) => v === "me"), written((v) => v !== "me")];
  expect(forOneself.length).toBeGreaterThan(3);
  const desk = await deskOf(browser, "clinician");
  const { page, context } = desk;
  await page.goto("/review");
  const paths = await page
    .locator("[data-line] a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(paths.length).toBeGreaterThan(2);
  let readable = 0;
  let hidden = 0;
  for (const path of paths) {
    for (const headers of [{}, { rsc: "1" }] as Record<string, string>[]) {
      const text = await (await context.request.get(path, { headers })).text();
      for (const answer of forOneself) {
        for (const spelling of spellings(answer)) expect(text, path).not.toContain(spelling);
      }
      if (forTherapist.some((answer) => spellings(answer).some((one) => text.includes(one)))) readable += 1;
      if (text.includes("Written for themself: shown to nobody")) hidden += 1;
    }
  }
  expect(readable).toBeGreaterThan(2);
  expect(hidden).toBeGreaterThan(0);

  await page.locator("[data-line] a").first().click();
  await page.waitForURL(/\/review\/[0-9a-f-]{36}$/);
  await expect(page).toHaveTitle("Homework");
  const answers = page.getByRole("region", { name: "Answers" });
  const [questions, audiences] = [answers.locator("dt"), answers.locator("dd.type-note")];
  expect(await questions.count()).toBeGreaterThan(2);
  expect(await audiences.count()).toBe(await questions.count());
  for (const audience of await audiences.allInnerTexts()) {
    expect(audience).toMatch(
      /^(You and the writer|You and the writer, until both choose to share and you reveal it|You and the writer; the partner once you reveal it|Written for themself: shown to nobody)$/,
    );
  }
  await page.getByRole("button", { name: "Rate and mark reviewed" }).click();
  await expect(page.getByRole("alert").getByText("Pick the line that fits best.")).toBeVisible();
  await page.getByRole("radio", { name: "As planned, and a learning named" }).check();
  await page.getByRole("button", { name: "Rate and mark reviewed" }).click();
  await expect(page.getByText("Reviewed", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: "As planned, and a learning named" })).toBeChecked();
  await page.getByRole("radio", { name: "As planned", exact: true }).check();
  await page.getByRole("button", { name: "Save the rating" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(paths[1] ?? "");
  await page.getByRole("radio", { name: "Partly, or off target" }).check();
  await page.getByRole("button", { name: "Mark reviewed", exact: true }).click();
  await page.waitForURL(/\/review$/);
  for (const path of paths.slice(0, 2)) await expect(page.locator(`a[href="${path}"]`)).toHaveCount(0);
  await page.goto(paths[1] ?? "");
  await expect(page.getByRole("radio", { name: "Partly, or off target" })).toBeChecked();
  await leaveDesk(desk);
});

test("the inbox is worked through with J, K, E and Enter", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/review");
  const links = page.locator("[data-line] a");
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  expect(hrefs.length).toBeGreaterThan(3);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("href") ?? null);
  await pressFirst(page, "j", async () => expect(await focused()).toBe(hrefs[0]));
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  expect(await focused()).toBe(hrefs[2]);
  await page.keyboard.press("k");
  expect(await focused()).toBe(hrefs[1]);
  await page.keyboard.press("e");
  await expect(page.locator(`a[href="${hrefs[1]}"]`)).toHaveCount(0);
  // The line is gone; the keys go on from its place.
  expect(await focused()).toBe(hrefs[2]);
  await page.keyboard.press("j");
  expect(await focused()).toBe(hrefs[3]);
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`${hrefs[3]}$`));
  await expect(page.getByRole("region", { name: "Answers" })).toBeVisible();
  await leaveDesk(desk);
});

test("single keys can be turned off, for the inbox and for a running session", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/review");
  await page.getByRole("button", { name: "Turn single keys off" }).click();
  await expect(page.getByText("Single keys are off.")).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator("[data-line] a:focus")).toHaveCount(0);

  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL(/\/run$/);
  const first = page.getByRole("heading", { name: "Arrive and check in" });
  await expect(first).toBeVisible();
  await page.keyboard.press("t");
  await page.reload();
  await expect(first).toBeVisible();

  await page.goto("/review");
  await page.getByRole("button", { name: "Turn single keys on" }).click();
  await expect(page.getByRole("button", { name: "Turn single keys off" })).toBeVisible();
  await page.goto(`${session}/run`);
  await expect(first).toBeVisible();
  const agenda = page.getByRole("heading", { name: "Agenda" });
  await pressFirst(page, "t", () => expect(agenda).toBeVisible({ timeout: 5_000 }));
  await leaveDesk(desk);
});
