import { expect, test } from "playwright/test";
import { expectAccessible } from "../support/axe";
import { deskOf, leaveDesk, openCouple, pressFirst, setSession, startPlan } from "../support/desk";

test("a session that is over has its note to write, and its plan goes on as a copy", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const couple = await openCouple(page);
  const session = await setSession(page, couple);
  await startPlan(page, session);
  await page.getByRole("button", { name: "Remove Agenda" }).click();
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL(/\/run$/);

  await test.step("the list of notes leads to the one that is not written, by key too", async () => {
    await page.goto(`/couples/${couple}/notes`);
    await expect(page.getByRole("link", { name: "Write note of session 1" })).toBeVisible();
    await pressFirst(page, "n", () => page.waitForURL(/\/note$/, { timeout: 2000 }));
    expect(new URL(page.url()).pathname).toBe(`${session}/note`);
  });

  await page.goto(`${session}/wrap-up`);
  await page.getByRole("button", { name: "Sign and close" }).click();
  await page.waitForURL(/\/couples\/[0-9a-f-]{36}$/);
  await page.goto(`/couples/${couple}/notes`);
  await expect(page.getByRole("link", { name: /^Write note/ })).toHaveCount(0);

  await test.step("without a coming session it says so, and leads to setting one", async () => {
    await page.goto(`${session}/plan`);
    await expect(page.getByRole("heading", { name: /^Signed on / })).toBeVisible();
    await expect(page.getByRole("button", { name: "Copy to edit" })).toHaveCount(0);
    await page.getByRole("link", { name: "Set the next session" }).click();
    await page.waitForURL(/\/sessions\/new$/);
  });
  const next = await setSession(page, couple, 8);
  await page.goto(`${session}/plan`);
  await expectAccessible(page, "a plan to copy");
  await page.getByRole("button", { name: "Copy to edit" }).click();
  await page.waitForURL((url) => url.pathname === `${next}/plan`);
  await expect(page.getByRole("button", { name: "Finalise plan" })).toBeVisible();
  await expect(page.getByText("Debrief", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove Agenda" })).toHaveCount(0);
  await leaveDesk(desk);
});
