import { expect, test } from "playwright/test";
import { findExercise } from "#lib/exercises/queries";
import { asOwner } from "../support/database";
import { deskOf, leaveDesk } from "../support/desk";
import { printed } from "../support/pdf";
import { demoPlaces } from "../support/places";

const A4 = "595 x 842";
const LETTER = "612 x 792";

test("a handout is a tagged document on the paper that was chosen, with nothing of the therapist's", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/library/plain-ask");
  await page.getByRole("link", { name: "Print", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "From hint to plain ask" })).toBeVisible();
  const text = await page.getByRole("article").innerText();
  expect(text).toContain("A no is fine. Say thanks either way.");
  expect(text).toContain("For you and your therapist. Not for your partner.");
  expect(text).toContain("Two minutes: turn one hint into one plain ask");
  expect(text).not.toMatch(/evidence|CORR|untested|quality|gate|alert|consent/i);

  const handout = await printed(page);
  expect(handout).toMatchObject({ tagged: true, language: "en", size: A4 });
  expect(handout.title).toMatch(/^Handout/);
  expect(handout.pages).toBeGreaterThan(1);
  expect(handout.pages).toBeLessThanOrEqual(3);

  await page.getByRole("link", { name: "US Letter" }).click();
  await page.waitForURL(/paper=letter/);
  await page.getByRole("link", { name: "One for each partner" }).click();
  await page.waitForURL(/copies=2/);
  await expect(page.getByRole("article")).toHaveCount(2);
  const both = await printed(page);
  expect(both.size).toBe(LETTER);
  expect(both.pages).toBeLessThanOrEqual(2 * (handout.pages + 1));
  await leaveDesk(desk);
});

test("the sheet for the therapist holds the whole of it", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/library/plain-ask/print/sheet");
  const sheet = page.getByRole("article");
  for (const heading of ["Before you use it", "Questions", "Done, and done well", "Evidence"]) {
    await expect(sheet.getByRole("heading", { name: heading })).toBeVisible();
  }
  await expect(sheet.getByText("One act, soon, and a no is okay at 6 or more.")).toBeVisible();
  const facts = await printed(page);
  expect(facts).toMatchObject({ tagged: true, language: "en", size: A4 });
  expect(facts.title).toMatch(/^Exercise sheet/);
  expect(facts.pages).toBeLessThanOrEqual(5);
  await leaveDesk(desk);
});

test("no handout of the library runs to more paper than it is worth", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  for (const slug of ["seven-day-loop-log", "private-yes-no-maybe", "sensate-focus-1", "pause-pact"]) {
    await page.goto(`/library/${slug}/print/handout`);
    const { pages, tagged } = await printed(page);
    expect(tagged).toBe(true);
    expect(pages, slug).toBeLessThanOrEqual(5);
  }
  await leaveDesk(desk);
});

test("a plan is one page on either paper, with times and prompts and no name of a couple", async ({
  browser,
}) => {
  const { final } = await demoPlaces();
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto(`${final.session}/plan`);
  await page.getByRole("link", { name: "Print", exact: true }).click();
  await page.waitForURL(/\/plan\/print$/);
  const text = await page.getByRole("article").innerText();
  expect(text).toMatch(/\d\d:\d\d/);
  expect(text).toContain("Notes");
  const planned = await asOwner(
    (sql) => sql<{ slug: string; version: number }[]>`
      select i.exercise_slug as slug, i.exercise_version as version from plan_item i join plan p on p.id = i.plan_id
      where p.session_id = ${final.session.split("/").at(-1) ?? ""} and i.kind = 'exercise' and i.state = 'planned'`,
  );
  expect(planned.length).toBeGreaterThan(0);
  for (const { slug, version } of planned) {
    const aim = findExercise(slug, version)?.aim;
    expect(aim).toMatch(/\w/);
    expect(text).toContain(aim);
  }
  expect(text).not.toMatch(/Evenkeel/);
  expect(final.codeName.length).toBeGreaterThan(0);
  expect(text).not.toContain(final.codeName);
  expect(await printed(page)).toMatchObject({ pages: 1, size: A4, title: expect.stringMatching(/^Plan/) });
  await page.getByRole("link", { name: "US Letter" }).click();
  await page.waitForURL(/paper=letter/);
  expect(await printed(page)).toMatchObject({ pages: 1, size: LETTER });
  await leaveDesk(desk);
});
