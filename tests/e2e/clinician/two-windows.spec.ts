import { expect, test } from "playwright/test";
import { deskOf, isSaved, leaveDesk, openCouple, planTitles, setSession, startPlan } from "../support/desk";

test("a list that was changed in another window is never overwritten unasked, and neither is lost", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page: one, context } = desk;
  const session = await setSession(one, await openCouple(one));
  await startPlan(one, session);
  const two = await context.newPage();
  await two.bringToFront();
  await two.goto(`${session}/plan`);
  const choice = two.getByRole("alertdialog", { name: "Choose which list to keep" });

  await one.bringToFront();
  await one.getByRole("button", { name: "Add Ride the wave" }).click();
  await isSaved(one);
  await two.bringToFront();
  await two.getByRole("button", { name: "Add Two things I believe" }).click();
  await expect(choice).toBeFocused();
  await expect(choice).toContainText("Two things I believe is only in yours.");
  await expect(choice).toContainText("Ride the wave is only in the other.");
  await expect(two.locator('[data-save="stale"]')).toBeVisible();

  await test.step("nothing was written while the choice is open", async () => {
    await one.bringToFront();
    await one.reload();
    expect(await planTitles(one)).toContain("Ride the wave");
    expect(await planTitles(one)).not.toContain("Two things I believe");
  });

  await test.step("the other list can be taken, and one's own comes back with undo", async () => {
    await two.bringToFront();
    await choice.getByRole("button", { name: "Take the other" }).click();
    await isSaved(two);
    expect(await planTitles(two)).toEqual(await planTitles(one));
    await two.getByRole("button", { name: "Undo", exact: true }).first().click();
    await isSaved(two);
    expect(await planTitles(two)).toContain("Two things I believe");
    await two.reload();
    expect(await planTitles(two)).toContain("Two things I believe");
  });

  await test.step("one's own list can be kept, knowing the other", async () => {
    await one.bringToFront();
    await one.getByRole("button", { name: "Add Name it before you move" }).click();
    const mine = one.getByRole("alertdialog", { name: "Choose which list to keep" });
    await mine.getByRole("button", { name: "Keep mine" }).click();
    await isSaved(one);
    await expect(mine).toHaveCount(0);
    await two.bringToFront();
    await two.reload();
    expect(await planTitles(two)).toEqual(await planTitles(one));
    expect(await planTitles(two)).toContain("Name it before you move");
  });

  await test.step("a list nobody here has seen cannot be made final", async () => {
    await one.bringToFront();
    await one.getByRole("button", { name: "Add Advice to another pair" }).click();
    await isSaved(one);
    await two.bringToFront();
    await two.getByRole("button", { name: "Finalise plan" }).click();
    await expect(choice).toContainText("Advice to another pair is only in the other.");
    await expect(two.getByRole("heading", { name: "Final plan" })).toHaveCount(0);
    await choice.getByRole("button", { name: "Take the other" }).click();
    await expect(two.getByRole("button", { name: "Remove Advice to another pair" })).toBeVisible();
    await two.getByRole("button", { name: "Finalise plan" }).click();
    await expect(two.getByRole("heading", { name: "Final plan" })).toBeVisible();
  });

  await test.step("a window that still shows the draft says so and writes nothing", async () => {
    await one.bringToFront();
    await one.getByRole("button", { name: "Remove Advice to another pair" }).click();
    await expect(one.getByText("This plan is final and cannot be changed.").first()).toBeVisible();
    await one.reload();
    await expect(one.getByText("Advice to another pair", { exact: true })).toBeVisible();
  });
  // A refused save is answered with 409, which the browser itself writes to the console.
  const foreseen = desk.complaints.splice(0).filter((text) => !/\/api\/plans\/.*409/.test(text));
  expect(foreseen).toEqual([]);
  await leaveDesk(desk);
});

test("a note that two windows wrote at once keeps both texts, without asking", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page: one, context } = desk;
  const session = await setSession(one, await openCouple(one));
  const two = await context.newPage();
  await one.bringToFront();
  await one.goto(`${session}/note`);
  await two.bringToFront();
  await two.goto(`${session}/wrap-up`);
  await one.bringToFront();
  await one.getByLabel("Pattern seen").fill("Written in the first window.");
  await one.getByLabel("Progress").fill("One step on.");
  await isSaved(one);
  await two.bringToFront();
  await two.getByLabel("Pattern seen").fill("Written in the second window.");
  const both = "Written in the first window.\n\nWritten in the second window.";
  await expect(two.getByLabel("Pattern seen")).toHaveValue(both);
  await expect(two.getByText("Both texts are kept, one beneath the other, in Pattern seen.")).toBeVisible();
  await expect(two.getByLabel("Progress")).toHaveValue("One step on.");
  await isSaved(two);
  await one.bringToFront();
  await one.reload();
  await expect(one.getByLabel("Pattern seen")).toHaveValue(both);
  const foreseen = desk.complaints.splice(0).filter((text) => !/\/api\/notes\/.*409/.test(text));
  expect(foreseen).toEqual([]);
  await leaveDesk(desk);
});
