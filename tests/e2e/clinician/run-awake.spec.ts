import { expect, type Page, test } from "playwright/test";
import { deskOf, isSaved, leaveDesk, openCouple, setSession, startPlan } from "../support/desk";

/** Stands in for the browser's own lock of the screen, and hears what is asked of it on every page. */
async function hearLocks(page: Page): Promise<string[]> {
  const heard: string[] = [];
  await page.exposeBinding("tellLock", (_source, what: string) => {
    heard.push(what);
  });
  await page.addInitScript(() => {
    const { tellLock } = window as unknown as { tellLock: (what: string) => Promise<void> };
    const request = async (kind: string) => {
      await tellLock(`asked: ${kind}`);
      return { release: () => tellLock("released") };
    };
    Object.defineProperty(navigator, "wakeLock", { configurable: true, value: { request } });
  });
  return heard;
}

const turn = (page: Page, state: "hidden" | "visible") =>
  page.evaluate((to) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => to });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);

test("a run keeps the screen awake, asks for it again when it comes back into sight, and lets it sleep at the end", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician", { viewport: { width: 1024, height: 768 } });
  const { page } = desk;
  const heard = await hearLocks(page);
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await isSaved(page);
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await expect(page.getByRole("heading", { name: "Final plan" })).toBeVisible();
  expect(heard).toEqual([]);
  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL(/\/run$/);
  await expect(page.locator("[data-run]")).toHaveAttribute("data-run", "ready");
  await expect.poll(() => heard).toEqual(["asked: screen"]);

  await turn(page, "hidden");
  await expect(page.locator("[data-run]")).toHaveAttribute("data-sync", "kept");
  expect(heard).toEqual(["asked: screen"]);
  await turn(page, "visible");
  await expect.poll(() => heard).toEqual(["asked: screen", "asked: screen"]);

  await page.keyboard.press("e");
  await page.getByRole("button", { name: "End it" }).click();
  await page.waitForURL(/\/wrap-up$/);
  await expect.poll(() => heard).toEqual(["asked: screen", "asked: screen", "released"]);
  await leaveDesk(desk);
});
