import { expect, test } from "playwright/test";
import { deskOf, leaveDesk } from "../support/desk";
import { demoPlaces } from "../support/places";

const MOST_CLICKS = 5;

test("from Today to a final plan in five clicks or fewer, on two pages", async ({ browser }) => {
  const { drafts } = await demoPlaces();
  const [draft] = drafts;
  expect(drafts.length).toBeGreaterThan(1);
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/today");
  await page.evaluate(() => {
    sessionStorage.setItem("clicks", "0");
  });
  await page.addInitScript(() => {
    addEventListener(
      "pointerdown",
      () => sessionStorage.setItem("clicks", String(Number(sessionStorage.getItem("clicks")) + 1)),
      true,
    );
  });
  await page.reload();

  const line = page.getByRole("listitem").filter({ hasText: draft?.codeName ?? "" });
  await line.getByRole("link", { name: "Finish the plan" }).click();
  await page.waitForURL(/\/plan$/);
  await page.getByRole("button", { name: "Add Name it before you move" }).click();
  const decisions = page.getByRole("group", { name: /^What becomes of / });
  for (const decision of await decisions.all())
    await decision.getByText("Let it rest", { exact: true }).click();
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await expect(page.getByRole("heading", { name: "Final plan" })).toBeVisible();
  await expect(page.getByText("Name it before you move", { exact: true }).last()).toBeVisible();
  const clicks = await page.evaluate(() => Number(sessionStorage.getItem("clicks")));
  expect(clicks).toBeGreaterThan(2);
  expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);

  await test.step("every other draft of the sample caseload is as near", async () => {
    for (const { reviews } of drafts) expect(1 + reviews + 1).toBeLessThanOrEqual(MOST_CLICKS);
  });
  await leaveDesk(desk);
});
