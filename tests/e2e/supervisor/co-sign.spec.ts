import { expect, test } from "playwright/test";
import { expectAccessible } from "../support/axe";
import { deskOf, leaveDesk, openCouple } from "../support/desk";

const WHAT = "Intoxication at home, or dependence: touch";
const REASON = `Sober since the spring, seen alone twice, ${Date.now()}.`;

test("a hold is co-signed by a supervisor who learns nothing of the couple, and can be ended", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const coupleId = await openCouple(page);
  const codeName = await page.getByRole("heading", { level: 1 }).innerText();
  await page.goto(`/couples/${coupleId}/people`);
  await page.getByLabel("What the hold is for").selectOption("G09");
  await page.getByLabel("One line for the record").fill("Drinks at home.");
  await page.getByRole("button", { name: "Set the hold" }).click();
  await page.getByText("Ask a supervisor to co-sign").click();
  await page.getByLabel("What should go on").selectOption("G09 T");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByText("Write why this work can go on with care.").first()).toBeVisible();
  await expect(page.getByLabel("What should go on")).toHaveValue("G09 T");
  await page.getByLabel("Why it can go on with care").fill(REASON);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  const standing = page.getByRole("list", { name: "Co-signatures" }).getByRole("listitem");
  await expect(standing).toContainText("stays held until a supervisor agrees");
  await expectAccessible(page, "a request to co-sign");

  const other = await deskOf(browser, "supervisor");
  await other.page.goto("/co-sign");
  await expect(other.page).toHaveTitle(/Co-sign/);
  const request = other.page.getByRole("listitem").filter({ hasText: REASON });
  await expect(request.getByRole("heading", { name: WHAT })).toBeVisible();
  const told = await other.page.content();
  expect(told).not.toContain(coupleId);
  expect(told.toLowerCase()).not.toContain(codeName.toLowerCase());
  await expectAccessible(other.page, "what waits to be co-signed");
  await request.getByRole("button", { name: "Record the decision" }).click();
  await expect(request.getByText("Choose whether you co-sign.").first()).toBeVisible();
  await request.getByLabel("I co-sign it, for eight weeks").check();
  await request.getByLabel("Why", { exact: true }).fill("With short steps.");
  await request.getByRole("button", { name: "Record the decision" }).click();
  await expect(other.page.getByText("Co-signed for eight weeks.")).toBeVisible();
  await expect(request).toHaveCount(0);
  await leaveDesk(other);

  await page.reload();
  await expect(standing).toContainText(/Co-signed by .* until/);
  await expect(standing).toContainText("With short steps.");
  await standing.getByRole("button", { name: /End this/ }).click();
  await expect(page.getByText("Ended. The hold stops this work again.")).toBeVisible();
  await expect(standing).toHaveCount(0);
  await leaveDesk(desk);
});
