import { expect, test } from "playwright/test";
import { deskOf, isSaved, leaveDesk, openCouple, planLine, setSession, startPlan } from "../support/desk";

test("what a gate asks to weigh goes into a plan after a reason is written down, and what it stops never does", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const coupleId = await openCouple(page);
  await page.goto(`/couples/${coupleId}/people`);
  await page.getByLabel("What the hold is for").selectOption("G06");
  await page.getByLabel("One line for the record").fill("A line for the therapist.");
  await page.getByRole("button", { name: "Set the hold" }).click();
  await expect(page.getByRole("button", { name: "Set the hold" })).toBeEnabled();
  const session = await setSession(page, coupleId);
  await startPlan(page, session);
  const dialog = page.getByRole("dialog", { name: "Ride the wave" });

  await page.getByRole("button", { name: "Add Ride the wave" }).click();
  await expect(dialog).toContainText("With care");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(planLine(page, "Ride the wave")).toHaveCount(0);

  await page.getByRole("button", { name: "Add Ride the wave" }).click();
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByText("Choose a reason.").first()).toBeVisible();
  await dialog.getByText("Each was seen alone about it").click();
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(planLine(page, "Ride the wave")).toContainText("Weighed: each was seen alone about it");
  await isSaved(page);
  await expect(page.getByRole("button", { name: "Add Whole body, still no goal" })).toHaveCount(0);
  await page.reload();
  await expect(planLine(page, "Ride the wave")).toContainText("Weighed: each was seen alone about it");
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await expect(page.getByRole("heading", { name: "Final plan" })).toBeVisible();
  await leaveDesk(desk);
});
