import { expect, test } from "playwright/test";
import { asOwner } from "../support/database";
import { type Desk, deskOf, isSaved, openCouple, planTitles, setSession, startPlan } from "../support/desk";
import { signIn, signInOf } from "../support/people";

const SIGNED_OUT = "You were signed out to keep this private. What you typed is still here.";

/** Ends the newest session of a clinician where time would: in the database. */
async function endNewestSession(): Promise<void> {
  const ended = await asOwner(
    (sql) => sql`
      update auth_session set last_seen_at = now() - interval '1 day'
      where (practice_id, token_hash) in (
        select practice_id, token_hash from auth_session
        where role = 'clinician' and revoked_at is null order by created_at desc limit 1)`,
  );
  expect(ended.count).toBe(1);
}

test.describe("a session that ends while somebody is typing", () => {
  let desk: Desk;
  let session: string;

  test.beforeAll(async ({ browser }) => {
    desk = await deskOf(browser, "clinician", { storageState: { cookies: [], origins: [] } });
    await signIn(desk.page, "clinician");
    session = await setSession(desk.page, await openCouple(desk.page));
    await startPlan(desk.page, session);
  });
  test.afterAll(async () => {
    await desk.context.close();
  });

  test("says so, keeps the note and the plan, and saves both after signing in beside them", async () => {
    const { context, page: notePage } = desk;
    const planPage = await context.newPage();
    await planPage.goto(`${session}/plan`);
    await notePage.goto(`${session}/wrap-up`);
    const note = notePage.getByLabel("Pattern seen");
    await note.fill("Half a thought, still being written.");

    await endNewestSession();
    await notePage.bringToFront();
    await note.press("End");
    await note.pressSequentially(" And on.");
    await expect(notePage.locator('[data-save="refused"]')).toContainText(`Not saved. ${SIGNED_OUT}`);
    await expect(note).toHaveValue("Half a thought, still being written. And on.");
    await planPage.bringToFront();
    await planPage.getByRole("button", { name: "Add Ride the wave" }).click();
    await expect(planPage.locator('[data-save="refused"]')).toContainText(`Not saved. ${SIGNED_OUT}`);
    expect(await planTitles(planPage)).toContain("Ride the wave");
    await planPage.getByRole("button", { name: "Finalise plan" }).click();
    await expect(planPage.getByText(SIGNED_OUT).first()).toBeVisible();
    await expect(planPage.getByRole("heading", { name: "Final plan" })).toHaveCount(0);

    const door = await context.newPage();
    await door.goto(`${session}/plan`);
    await expect(door).toHaveURL(/\/sign-in$/);
    expect(await door.content()).not.toContain("Half a thought");
    await signIn(door, "clinician");

    await notePage.bringToFront();
    await notePage.getByRole("button", { name: "Try again" }).click();
    await isSaved(notePage);
    await planPage.bringToFront();
    await planPage.getByRole("button", { name: "One minute more for Ride the wave" }).click();
    await isSaved(planPage);
    await endNewestSession();
    await planPage.getByRole("button", { name: "One minute more for Ride the wave" }).click();
    await planPage.getByRole("button", { name: "Sign in here" }).click();
    const inPlace = planPage.getByRole("dialog", { name: "Sign in" });
    const { email, passphrase } = signInOf("clinician");
    await inPlace.getByLabel("E-mail address").fill(email);
    await inPlace.getByLabel("Passphrase").fill(passphrase);
    await inPlace.getByRole("button", { name: "Sign in and save" }).click();
    await isSaved(planPage);
    await expect(planPage.getByLabel("Minutes for Ride the wave")).toHaveValue("17");
    await notePage.reload();
    await expect(note).toHaveValue("Half a thought, still being written. And on.");
    await planPage.reload();
    expect(await planTitles(planPage)).toContain("Ride the wave");
  });

  test("leads to the door on the next page, and Back shows nothing", async () => {
    const { context } = desk;
    const page = await context.newPage();
    await page.goto(`${session}/plan`);
    await endNewestSession();
    await page.getByRole("link", { name: "Today", exact: true }).click();
    await page.waitForURL(/\/sign-in$/);
    // The door is a document of its own, so nothing that was read before is left in memory.
    await page.waitForFunction(() => {
      const [loaded] = performance.getEntriesByType("navigation");
      return loaded !== undefined && new URL(loaded.name).pathname === "/sign-in";
    });
    await page.goBack();
    await expect(page.getByLabel("Passphrase")).toBeVisible();
    await expect(page.getByText("Ride the wave")).toHaveCount(0);
  });
});
