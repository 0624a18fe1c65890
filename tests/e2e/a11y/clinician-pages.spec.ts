import { expect, test } from "playwright/test";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { deskOf, leaveDesk } from "../support/desk";
import { clinicianRoutes } from "../support/routes";

test.describe.configure({ mode: "parallel" });

const PARTS = 6;

for (let part = 0; part < PARTS; part += 1) {
  test(`the clinician's pages are accessible in both themes and sizes, and fit 320 pixels: part ${part + 1} of ${PARTS}`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const desk = await deskOf(browser, "clinician");
    const { page } = desk;
    const routes = (await clinicianRoutes()).filter((_, place) => place % PARTS === part);
    for (const { path } of routes) {
      const missing = path === "/nothing-here";
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(missing ? 404 : 200);
      await expectAccessible(page, path);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await sidewaysScroll(page), `${path} at 320`).toBe(0);
      await page.setViewportSize({ width: 1280, height: 800 });
      expect(await page.locator("h1").count(), path).toBe(1);
      expect((await page.title()).length, path).toBeGreaterThan(2);
      if (missing) desk.complaints.length = 0;
    }
    await leaveDesk(desk);
  });
}
