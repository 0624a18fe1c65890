import { expect, type Page, test } from "playwright/test";
import { asOwner } from "../support/database";
import { isSaved, openCouple, setSession, startPlan } from "../support/desk";
import { contextOf } from "../support/people";

const TABLET = { viewport: { width: 1024, height: 768 } };
const current = (page: Page) => page.locator("#current");
const run = (page: Page) => page.locator("[data-run]");

async function ready(page: Page): Promise<void> {
  await expect(run(page)).toHaveAttribute("data-run", "ready");
}

async function kindsOf(session: string): Promise<string[]> {
  const rows = await asOwner(
    (sql) => sql<{ kind: string }[]>`
    select kind from run_event where session_id = ${session.split("/").at(-1) ?? ""} order by happened_at, place`,
  );
  return rows.map(({ kind }) => kind);
}

test("an item is taken now by key and by its row, without a network too, and both orders are kept", async ({
  browser,
}) => {
  const context = await contextOf(browser, "clinician", TABLET);
  const page = await context.newPage();
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await page.getByRole("button", { name: "Add Ride the wave" }).click();
  await isSaved(page);
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL(/\/run$/);
  await ready(page);
  await page.getByRole("button", { name: "This is my own device: keep the run here" }).click();
  await expect(run(page)).toHaveAttribute("data-offline", "ready");
  await expect(current(page)).toHaveText("Arrive and check in");

  await test.step("the next one now, by its key; what it interrupts comes after it", async () => {
    await page.keyboard.press("x");
    await expect(current(page)).toHaveText("Agenda");
    await expect(current(page)).toBeFocused();
    await expect(page.locator("#live")).toHaveText("Now: Agenda. Arrive and check in comes next.");
    await expect(page.getByText("Next: Arrive and check in")).toBeVisible();
  });

  await test.step("any one now, from its row, by keyboard alone and without a network", async () => {
    await expect(run(page)).toHaveAttribute("data-sync", "kept");
    await context.setOffline(true);
    await page.getByText("The whole plan").click();
    const row = page.getByRole("listitem").filter({ hasText: "Ride the wave" });
    await row.getByRole("button", { name: "Now this one: Ride the wave" }).press("Enter");
    await expect(current(page)).toHaveText("Ride the wave");
    await page.reload();
    await ready(page);
    await expect(current(page)).toHaveText("Ride the wave");
    await page.keyboard.press("t");
    await expect(current(page)).toHaveText("Agenda");
    await context.setOffline(false);
    await expect.poll(() => kindsOf(session)).toEqual(["now", "now", "done"]);
  });

  await test.step("the wrap-up tells the order it was done in, and the place the plan had", async () => {
    await page.reload();
    await ready(page);
    await page.keyboard.press("e");
    await page.getByRole("button", { name: "End it" }).click();
    await page.waitForURL(/\/wrap-up$/);
    const happened = page.getByRole("region", { name: "What happened" });
    await expect(happened.getByText("In the order of the session; the plan had another.")).toBeVisible();
    const rows = happened.getByRole("listitem");
    await expect(rows.nth(0)).toContainText(/Ride the wave.*planned 4 of \d/);
    await expect(rows.nth(1)).not.toContainText(/planned \d of/);
    await expect(rows.nth(2)).toContainText(/planned 1 of \d/);
    await page.goto(`${session}/plan`);
    const planned = page.getByRole("region", { name: "Arrive", exact: true }).getByRole("listitem");
    await expect(planned.first()).toContainText("Arrive and check in");
  });
  await context.close();
});
