import { expect, test } from "playwright/test";
import { deskOf, isSaved, leaveDesk, openCouple, planLine, setSession, startPlan } from "../support/desk";

const TITLES = ["Arrive and check in", "Look back at the week", "Name it before you move"];

test("on a tablet a title of the plan stands in one line, with its buttons beside or below it", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician", {
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
    isMobile: true,
  });
  const { page } = desk;
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await page.getByRole("button", { name: "Add Name it before you move" }).click();
  await isSaved(page);
  expect(await page.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(true);
  for (const title of TITLES) {
    const line = planLine(page, title);
    const lines = await line
      .getByText(title, { exact: true })
      .evaluate((text) =>
        Math.round(text.clientHeight / Number.parseFloat(getComputedStyle(text).lineHeight)),
      );
    expect(lines, title).toBe(1);
    for (const name of [`Move up ${title}`, `Move down ${title}`, `One minute more for ${title}`]) {
      const button = await line.getByRole("button", { name }).boundingBox();
      expect(button?.width, name).toBeGreaterThanOrEqual(44);
    }
  }
  await leaveDesk(desk);
});
