import { expect, type Page, test } from "playwright/test";
import { deskOf, isSaved, leaveDesk, openCouple, planTitles, setSession } from "../support/desk";
import { demoPlaces } from "../support/places";

/** Tabs until the control with this name has focus; a reader of the screen would hear the same names. */
async function tabTo(page: Page, name: string | RegExp, most = 120): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    const found = page
      .getByRole("button", { name, exact: true })
      .or(page.getByRole("link", { name, exact: true }));
    for (const control of await found.all()) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
    }
  }
  throw new Error(`Tab never reached ${name}`);
}

test("a plan is made, changed and started by keyboard alone", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const session = await setSession(page, await openCouple(page));
  await page.goto(`${session}/plan`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, "Suggested frame");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Finalise plan" })).toBeVisible();

  await tabTo(page, "Add Ride the wave");
  await page.keyboard.press("Enter");
  await tabTo(page, "Move down Ride the wave");
  const before = await planTitles(page);
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+ArrowDown");
  const after = await planTitles(page);
  expect(after).not.toEqual(before);
  expect(after.indexOf("Ride the wave")).toBe(before.indexOf("Ride the wave") + 1);
  await page.keyboard.press("=");
  await page.keyboard.press("Shift+-");
  await expect(page.getByLabel("Minutes for Ride the wave")).toHaveValue("11");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("button", { name: "Move down Debrief" })).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(page.getByText("Removed Debrief.")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: "Remove Debrief" })).toBeFocused();
  await isSaved(page);

  await tabTo(page, "Finalise plan");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Final plan" })).toBeVisible();
  await tabTo(page, "Start session");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/run$/);
  await expect(page.getByRole("heading", { name: "Arrive and check in" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { name: "Agenda" })).toBeFocused();
  await leaveDesk(desk);
});

for (const size of [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]) {
  test(`focus is always seen and never hidden while tabbing, ${size.width} wide`, async ({ browser }) => {
    test.setTimeout(120_000);
    const { drafts, closed } = await demoPlaces();
    const desk = await deskOf(browser, "clinician", { viewport: size });
    const { page } = desk;
    for (const path of [
      "/today",
      "/couples",
      `${drafts.at(-1)?.session}/plan`,
      `${closed.session}/wrap-up`,
      "/library",
    ]) {
      await page.goto(path);
      const seen = new Set<string>();
      for (let presses = 0; presses < 200; presses += 1) {
        await page.keyboard.press("Tab");
        const focus = await page.evaluate(() => {
          const element = document.activeElement;
          if (!element || element === document.body) return null;
          const box = element.getBoundingClientRect();
          const points = [0.1, 0.5, 0.9].map((part) => [
            box.left + box.width * part,
            box.top + box.height / 2,
          ]);
          const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
          const near = [element, element.closest("label, .choice-box"), ...labels].filter(
            (one) => one !== null,
          );
          const hit = points.some(([x = 0, y = 0]) => {
            const top = document.elementFromPoint(x, y);
            return top !== null && near.some((one) => one.contains(top) || top.contains(one));
          });
          const ringed = [element, element.closest("label"), element.parentElement].some((one) => {
            if (!one) return false;
            const style = getComputedStyle(one);
            return (
              (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2) ||
              style.boxShadow !== "none"
            );
          });
          const place = [...document.querySelectorAll("*")].indexOf(element);
          return { key: `${place}`, what: element.outerHTML.slice(0, 120), hit, ringed };
        });
        if (focus === null || seen.has(focus.key)) break;
        seen.add(focus.key);
        expect(focus.hit, `${path}: hidden focus on ${focus.what}`).toBe(true);
        expect(focus.ringed, `${path}: no ring on ${focus.what}`).toBe(true);
      }
      expect(seen.size, path).toBeGreaterThan(10);
    }
    await leaveDesk(desk);
  });
}
