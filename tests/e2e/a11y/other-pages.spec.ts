import { expect, test } from "playwright/test";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { alertOf, type Desk, deskOf, leaveDesk } from "../support/desk";
import { otherRoutes, type Route } from "../support/routes";

for (const who of ["supervisor", "admin", "partnerA", "nobody"] satisfies Route["who"][]) {
  test(`every page that ${who} can open is accessible in both themes and sizes, and fits 320 pixels`, async ({
    browser,
  }) => {
    const desk: Desk =
      who === "nobody"
        ? await deskOf(browser, "admin", { storageState: { cookies: [], origins: [] } })
        : await deskOf(browser, who);
    const { page } = desk;
    const paths = (await otherRoutes()).filter((route) => route.who === who).map(({ path }) => path);
    if (who === "partnerA") {
      await page.goto("/home");
      const task = await page.locator('a[href^="/do/"]').first().getAttribute("href");
      if (task) paths.push(task, `${task}/1`, `${task}/end`);
    }
    // Each page is looked at in both sizes and themes.
    test.setTimeout(60_000 + paths.length * 10_000);
    for (const path of paths) {
      await page.goto(path);
      await expectAccessible(page, path);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await sidewaysScroll(page), `${path} at 320`).toBe(0);
      await page.setViewportSize({ width: 1280, height: 800 });
      expect(await page.locator("h1").count(), path).toBe(1);
      if (path === "/nothing-here") desk.complaints.length = 0;
    }
    if (who === "nobody") {
      await page.goto("/sign-in");
      await page.getByLabel("E-mail address").fill("nobody@mail.test");
      await page.getByLabel("Passphrase").fill("wrong wrong wrong wrong");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(alertOf(page)).toBeFocused();
      await expectAccessible(page, "a refused sign-in");
    }
    await leaveDesk(desk);
  });
}
