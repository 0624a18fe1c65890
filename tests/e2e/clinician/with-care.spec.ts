import { expect, test } from "playwright/test";
import { deskOf, leaveDesk, openCouple, setSession } from "../support/desk";

const LINE = "Both can stop at any time, and we went through how.";

test("homework under a gate that warns is given with one line on why, and the line is kept", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const coupleId = await openCouple(page);
  const session = await setSession(page, coupleId);
  await page.goto(`/couples/${coupleId}/people`);
  await page.getByLabel("What the hold is for").selectOption("G09");
  await page.getByLabel("One line for the record").fill("Drinks most evenings.");
  await page.getByRole("button", { name: "Set the hold" }).click();
  await expect(page.getByText("Intoxication at home, or dependence").first()).toBeVisible();

  await page.goto(`${session}/wrap-up`);
  const homework = page.getByRole("region", { name: "Homework" });
  const why = homework.getByLabel("Why it can go on");
  await expect(why).toHaveCount(0);
  await homework.getByLabel("Another exercise").selectOption("name-it-first");
  await expect(why).toBeVisible();
  await homework.getByLabel("The two-minute form").check();
  await homework.getByRole("button", { name: "Give to both" }).click();
  await expect(homework.getByRole("alert")).toContainText("write one line on why it can go on");
  await expect(homework.getByLabel("Another exercise")).toHaveValue("name-it-first");
  await expect(homework.getByLabel("The two-minute form")).toBeChecked();
  await why.fill(LINE);
  await homework.getByRole("button", { name: "Give to both" }).click();
  await expect(homework.getByText("A and B, do around")).toBeVisible();

  await page.goto(`/couples/${coupleId}`);
  await expect(page.getByText(LINE)).toContainText("Given with care (G09) by you");
  await leaveDesk(desk);
});
