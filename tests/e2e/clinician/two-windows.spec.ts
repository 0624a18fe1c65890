import { expect, test } from "playwright/test";
import { deskOf, isSaved, leaveDesk, openCouple, planTitles, setSession, startPlan } from "../support/desk";

test("what two windows change in one plan is joined, and asked about where both changed the same", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page: one, context } = desk;
  const session = await setSession(one, await openCouple(one));
  await startPlan(one, session);
  const two = await context.newPage();
  await two.bringToFront();
  await two.goto(`${session}/plan`);
  const choice = two.getByRole("alertdialog", { name: "Choose item by item" });

  await test.step("changes that do not touch each other are joined without a word lost", async () => {
    await one.bringToFront();
    await one.getByRole("button", { name: "Add Ride the wave" }).click();
    await isSaved(one);
    await two.bringToFront();
    await two.getByRole("button", { name: "Add Two things I believe" }).click();
    await expect
      .poll(() => planTitles(two))
      .toEqual(expect.arrayContaining(["Ride the wave", "Two things I believe"]));
    await isSaved(two);
    await expect(choice).toHaveCount(0);
    await two.reload();
    expect(await planTitles(two)).toEqual(expect.arrayContaining(["Ride the wave", "Two things I believe"]));
  });

  await test.step("an item both changed is asked about, and nothing is written meanwhile", async () => {
    await one.bringToFront();
    await one.reload();
    await one.getByLabel("Minutes for Agenda").fill("7");
    await isSaved(one);
    await two.bringToFront();
    await two.getByLabel("Minutes for Agenda").fill("9");
    await expect(choice).toBeFocused();
    await expect(choice.getByRole("radio", { name: "Mine (9 min in Arrive)" })).toBeChecked();
    await expect(choice.getByRole("radio", { name: "The other (7 min in Arrive)" })).toBeVisible();
    await expect(two.locator('[data-save="stale"]')).toBeVisible();
    await one.bringToFront();
    await one.reload();
    await expect(one.getByLabel("Minutes for Agenda")).toHaveValue("7");
  });

  await test.step("both can stay, and one's own comes back with undo", async () => {
    await two.bringToFront();
    await choice.getByRole("radio", { name: "Both" }).check();
    await choice.getByRole("button", { name: "Go on with these" }).click();
    await isSaved(two);
    await expect(two.getByLabel("Minutes for Agenda")).toHaveCount(2);
    await two.getByRole("button", { name: "Undo", exact: true }).first().click();
    await isSaved(two);
    await two.reload();
    await expect(two.getByLabel("Minutes for Agenda")).toHaveValue("9");
  });

  await test.step("a list nobody here has seen cannot be made final", async () => {
    await one.bringToFront();
    await one.reload();
    await one.getByRole("button", { name: "Add Advice to another pair" }).click();
    await isSaved(one);
    await two.bringToFront();
    await two.getByRole("button", { name: "Finalise plan" }).click();
    await expect(two.getByRole("button", { name: "Remove Advice to another pair" })).toBeVisible();
    await expect(two.getByRole("heading", { name: "Final plan" })).toHaveCount(0);
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
