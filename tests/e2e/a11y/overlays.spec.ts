import { expect, type Page, test } from "playwright/test";
import { expectAccessible } from "../support/axe";
import { alertOf, deskOf, isSaved, leaveDesk, openCouple, setSession, startPlan } from "../support/desk";
import { demoPlaces } from "../support/places";

/** Opens everything on the page that folds out. */
async function unfold(page: Page): Promise<void> {
  for (const fold of await page.locator("details").all()) {
    if ((await fold.getAttribute("open")) === null) await fold.locator("summary").click();
  }
}

test("what opens over or within the clinician's pages is accessible", async ({ browser }) => {
  test.setTimeout(180_000);
  const { closed, unplanned } = await demoPlaces();
  const desk = await deskOf(browser, "clinician");
  const { page, context } = desk;

  await page.goto(`/couples/${closed.coupleId}/progress`);
  await unfold(page);
  await expectAccessible(page, "progress with tables");

  await page.goto("/couples/new");
  await page.getByRole("button", { name: "Open and invite both" }).click();
  await expect(alertOf(page)).toBeFocused();
  await expectAccessible(page, "error summary of a new couple");

  const coupleId = await openCouple(page);
  await page.getByRole("button", { name: "Show names" }).click();
  await expect(page.getByText("A: Quiet A")).toBeVisible();
  await page.getByRole("button", { name: "Set the hold" }).click();
  await expect(alertOf(page)).toBeVisible();
  await expectAccessible(page, "people with names and an error summary");

  const session = await setSession(page, coupleId);
  await startPlan(page, session);
  await page.getByRole("button", { name: "Remove Agenda" }).click();
  await expect(page.getByText("Removed Agenda.")).toBeVisible();
  await page.getByRole("button", { name: "Add What staying the same gives and costs" }).click();
  await page.getByRole("button", { name: "Add Two things I believe" }).click();
  await page.getByRole("button", { name: "Remove Debrief" }).click();
  await unfold(page);
  await expectAccessible(page, "plan over its time, with the undo bar and the keys");
  await isSaved(page);

  const two = await context.newPage();
  await two.goto(`${session}/plan`);
  await two.getByLabel("Minutes for Arrive and check in").fill("6");
  await isSaved(two);
  await two.close();
  await page.bringToFront();
  await page.getByLabel("Minutes for Arrive and check in").fill("7");
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectAccessible(page, "choice item by item");
  await page.getByRole("button", { name: "All of the other" }).click();
  await page.getByRole("button", { name: "Choices for Two things I believe" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectAccessible(page, "menu of a plan's row");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Fit to 50" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "preview of what would fit");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("50 of 50 minutes planned, no time left over")).toBeVisible();
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await expect(page.getByRole("heading", { name: "Final plan" })).toBeVisible();
  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL(/\/run$/);
  await unfold(page);
  await page.getByLabel("Minutes it took").fill("999");
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(alertOf(page)).toBeFocused();
  await expectAccessible(page, "running session with an error summary and the whole plan");
  await page.getByRole("button", { name: "End and wrap up" }).click();
  await page.waitForURL(/\/wrap-up$/);
  await page.getByRole("button", { name: "Give to both" }).click();
  await expect(alertOf(page)).toBeFocused();
  await expectAccessible(page, "wrap-up with an error summary");

  await page.goto(`${unplanned.session}/plan`);
  await expectAccessible(page, "start choices");
  // The stale save is answered with 409, which the browser itself writes to the console.
  desk.complaints.splice(
    0,
    desk.complaints.length,
    ...desk.complaints.filter((text) => !text.includes("409")),
  );
  await leaveDesk(desk);
});

test("what opens on the admin's and the supervisor's pages is accessible", async ({ browser }) => {
  const admin = await deskOf(browser, "admin");
  await admin.page.goto("/members");
  await admin.page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(alertOf(admin.page)).toBeFocused();
  await expectAccessible(admin.page, "error summary of an invitation");
  await admin.page
    .getByRole("button", { name: /^End access/ })
    .first()
    .click();
  await expect(admin.page.getByRole("dialog")).toBeVisible();
  await expectAccessible(admin.page, "dialog to end an access");
  await leaveDesk(admin);

  const supervisor = await deskOf(browser, "supervisor");
  await supervisor.page.goto("/trends");
  await unfold(supervisor.page);
  await expectAccessible(supervisor.page, "trends with tables");
  await leaveDesk(supervisor);
});
