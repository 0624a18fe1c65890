import { expect, test } from "playwright/test";
import { deskOf, leaveDesk, openCouple, setSession } from "../support/desk";

test("homework that comes after another one says when each will see it, waits, and can be opened now", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const coupleId = await openCouple(page);
  const session = await setSession(page, coupleId);
  await page.goto(`${session}/wrap-up`);
  const homework = page.getByRole("region", { name: "Homework", exact: true });
  const seen = homework.getByRole("region", { name: "What each of them will see" });
  const given = homework.getByRole("listitem");
  const toBoth = homework.getByRole("button", { name: "Give to both" });

  await test.step("nothing comes before the first: it says so, and keeps what was chosen", async () => {
    await homework.getByLabel("Another exercise").selectOption("name-it-first");
    await expect(seen).toContainText("A and B find it at once.");
    await homework.getByLabel("Opens").selectOption("after");
    await toBoth.click();
    await expect(homework.getByRole("alert")).toContainText("Nothing is given that it could come after.");
    await expect(homework.getByLabel("Opens")).toHaveValue("after");
    await homework.getByLabel("Opens").selectOption("now");
    await toBoth.click();
    await expect(homework.getByText("A and B, do around")).toHaveCount(1);
  });

  await test.step("the second waits for the first, in its two-minute form", async () => {
    await homework.getByLabel("Another exercise").selectOption("two-truths-map");
    await homework.getByLabel("Opens").selectOption("after_days");
    await homework.getByLabel("Days after").fill("2");
    await homework.getByLabel("The two-minute form").check();
    await expect(seen).toContainText("A and B each find it 2 days after");
    await expect(seen).toContainText("the two-minute form");
    await expect(seen).toContainText("It takes about 2 minutes.");
    await expect(seen.getByRole("link", { name: "As they see it" })).toHaveAttribute(
      "href",
      "/library/two-truths-map/preview?smaller=on",
    );
    await toBoth.click();
    await expect(given.filter({ hasText: "Opens 2 days after" })).toHaveCount(1);
    await expect(homework.getByLabel("Opens")).toHaveValue("now");
  });

  await test.step("the couple's page says the same, and opens it", async () => {
    await page.goto(`/couples/${coupleId}`);
    await expect(page.getByText("Until then nobody sees it.")).toBeVisible();
    await page.getByRole("button", { name: "Open now" }).click();
    await expect(page.getByText("Until then nobody sees it.")).toHaveCount(0);
  });

  await page.goto("/library/two-truths-map/preview?smaller=on");
  await expect(page.getByText("The short version")).toBeVisible();
  await leaveDesk(desk);
});
