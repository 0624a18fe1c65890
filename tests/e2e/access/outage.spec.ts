import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "playwright/test";
import { dataFile } from "../support/database";
import { deskOf, isSaved, openCouple, planTitles, setSession, startPlan } from "../support/desk";
import { contextOf } from "../support/people";

/** Ends the run's own database as a crash would. The launcher starts it again by itself. */
async function crashDatabase(): Promise<void> {
  const pid = Number(dataFile("pgdata/postmaster.pid").split("\n")[0]);
  expect(pid).toBeGreaterThan(1);
  process.kill(pid, "SIGKILL");
  for (let over = false; !over; await sleep(5)) {
    try {
      process.kill(pid, 0);
    } catch {
      over = true;
    }
  }
}

test("a crash of the database loses nothing that was saved and nothing that is being typed", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page, context } = desk;
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await page.getByRole("button", { name: "Add Ride the wave" }).click();
  await isSaved(page);

  await test.step("the plan goes on by itself", async () => {
    await crashDatabase();
    await page.getByRole("button", { name: "Add Name it before you move" }).click();
    await page.getByRole("button", { name: "One minute more for Ride the wave" }).click();
    await expect(page.locator('[data-save="saved"]')).toBeVisible({ timeout: 45_000 });
    const before = await planTitles(page);
    await page.reload();
    expect(await planTitles(page)).toEqual(before);
    expect(before).toContain("Name it before you move");
    await expect(page.getByLabel("Minutes for Ride the wave")).toHaveValue("16");
  });

  await test.step("a note keeps its text and is saved when the records are back", async () => {
    await page.goto(`${session}/wrap-up`);
    const note = page.getByLabel("Pattern seen");
    await note.fill("Written while the lights went out.");
    await crashDatabase();
    await note.press("End");
    await note.pressSequentially(" Still here.");
    await expect(page.locator('[data-save="saved"]')).toBeVisible({ timeout: 45_000 });
    await expect(note).toHaveValue("Written while the lights went out. Still here.");
    await page.reload();
    await expect(note).toHaveValue("Written while the lights went out. Still here.");
  });

  await test.step("a page that cannot be read says what is safe, and its button brings it back", async () => {
    const other = await context.newPage();
    await crashDatabase();
    await other.goto("/today");
    const sorry = other.getByRole("heading", { name: "We cannot show this right now" });
    const today = other.getByRole("heading", { name: "Today", level: 1 });
    await expect(sorry.or(today)).toBeVisible();
    await expect(async () => {
      if (await sorry.isVisible()) {
        await expect(other.getByText("nothing you saved is lost")).toBeVisible();
        await other.getByRole("button", { name: "Try again" }).click();
      }
      await expect(today).toBeVisible({ timeout: 1500 });
    }).toPass({ timeout: 30_000 });
    await expect(other.getByText("Sessions ahead")).toBeVisible();
  });
  await context.close();
});

test("the way out stays where it is while a partner's page cannot be read", async ({ browser }) => {
  const context = await contextOf(browser, "partnerA");
  const page = await context.newPage();
  await crashDatabase();
  await page.goto("/home");
  await expect(page.getByRole("banner").getByRole("button", { name: "Leave" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Help now" })).toBeVisible();
  const sorry = page.getByRole("heading", { name: "We cannot show this right now" });
  const today = page.getByRole("heading", { name: "Today", level: 1 });
  await expect(async () => {
    if (await sorry.isVisible()) await page.getByRole("button", { name: "Try again" }).click();
    await expect(today).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 30_000 });
  await context.close();
});
