import { expect, test } from "playwright/test";
import { isSaved, openCouple, setSession, startPlan } from "../support/desk";
import { contextOf } from "../support/people";

const UNREACHED = "We cannot reach Evenkeel right now. What you typed is still here. Please try again.";

test("a form sent without a network leaves the page and its words where they are, and one refused keeps its corrections", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const context = await contextOf(browser, "clinician");
  const page = await context.newPage();
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL(/\/run$/);
  await page.goto(`${session}/wrap-up`);

  const minutes = page.getByLabel(/^Minutes .* took$/).first();
  const became = page.getByLabel(/^What became of /).first();
  const send = page.getByRole("button", { name: "Save what happened" });
  await page.getByLabel("Pattern seen").fill("Before. ");
  await isSaved(page);

  await context.setOffline(true);
  await page.getByLabel("Pattern seen").fill("Before. Without a network.");
  await minutes.fill("44");
  await became.selectOption("set_aside");
  await send.click();
  await expect(page.getByText(UNREACHED)).toBeVisible();
  await expect(minutes).toHaveValue("44");
  await expect(became).toHaveValue("set_aside");
  await expect(page.getByLabel("Pattern seen")).toHaveValue("Before. Without a network.");

  await context.setOffline(false);
  for (const [typed, said] of [
    ["-3", "Minutes cannot be below 0."],
    ["1.5", "Write whole minutes."],
    ["9999", "An item takes at most 180 minutes."],
  ] as const) {
    await minutes.fill(typed);
    await send.click();
    await expect(minutes).toHaveAccessibleDescription(new RegExp(said));
    await expect(minutes).toHaveValue(typed);
    await expect(became).toHaveValue("set_aside");
  }
  await minutes.fill("44");
  await send.click();
  await expect(page.getByText("What happened is saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Pattern seen")).toHaveValue("Before. Without a network.");
  await context.close();
});
