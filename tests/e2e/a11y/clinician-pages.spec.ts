import { expect, test } from "playwright/test";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { deskOf, leaveDesk } from "../support/desk";
import { clinicianRoutes } from "../support/routes";

const NARROW = { width: 320, height: 700 };

test("every page of the clinician's room is accessible in both themes and sizes, and fits 320 pixels", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  for (const { path } of await clinicianRoutes()) {
    const missing = path === "/nothing-here";
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(missing ? 404 : 200);
    await expectAccessible(page, path);
    await page.setViewportSize(NARROW);
    expect(await sidewaysScroll(page), `${path} at 320`).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await page.locator("h1").count(), path).toBe(1);
    expect((await page.title()).length, path).toBeGreaterThan(2);
    if (missing) desk.complaints.length = 0;
  }
  await leaveDesk(desk);
});
