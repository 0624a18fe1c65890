import type { Locator, Page } from "playwright/test";
import { expect, test } from "./room";

/** Where the focus is: covered by something else, or without a mark of its own, is as good as lost. */
const focusIsSeen = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement)) return "nothing is focused";
    const { x, y, width, height } = focused.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + Math.min(height / 2, 20));
    if (top !== focused && !focused.contains(top) && !top?.contains(focused))
      return `covered: ${focused.outerHTML}`;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const marked = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    return marked ? "seen" : `no mark: ${focused.outerHTML}`;
  });

/** Presses Tab until `target` has the focus, looking at every stop on the way. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press("Tab");
    expect(await focusIsSeen(page)).toBe("seen");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("the keyboard did not get there");
}

test("a task and a check-in with the keyboard alone, every stop in sight", async ({ records, open }) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a)).newPage();
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const press = async (target: Locator) => {
    await tabTo(page, target);
    await page.keyboard.press("Enter");
  };
  await page.goto("/home");
  await tabTo(page, page.getByRole("link", { name: "Skip to main content" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await press(page.getByRole("link", { name: "Start" }).first());
  await page.waitForURL(`**/do/${task.a}`);
  await press(page.getByRole("link", { name: "Start" }));
  await page.waitForURL("**/1");
  await tabTo(page, page.locator("textarea"));
  await page.keyboard.type("Only keys");
  await press(button("Continue"));
  await page.waitForURL("**/2");
  await tabTo(page, page.getByRole("radio").first());
  for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "6" })).toBeChecked();
  await press(button("Skip this one"));
  await page.waitForURL("**/3");
  await press(button("Stop here"));
  await page.waitForURL("**/end");
  await press(button("Send what I did"));
  await page.waitForURL("**/done");
  await press(page.getByRole("link", { name: "Back to Today" }));
  await page.waitForURL("**/home");
  await press(page.getByRole("link", { name: "Start" }));
  await page.waitForURL("**/check-in");
  for (let place = 1; place <= 6; place += 1) {
    await tabTo(page, page.locator(`#q${place}`).getByRole("radio").first());
    await page.keyboard.press("ArrowRight");
    await press(button(place < 6 ? "Continue" : "Send"));
    if (place < 6) await expect(page.locator(`#question-${place}`)).toBeFocused();
  }
  await page.waitForURL("**/check-in/done");
  expect(await records.count(room, "response")).toBe(1);
  expect(await records.count(room, "check_in")).toBe(1);
});

test("a timer and a choice of words with the keyboard alone", async ({ records, open }) => {
  const room = await records.makeRoom();
  const wave = await records.give(room, "urge-wave");
  const page = await (await open(room.a)).newPage();
  await page.goto(`/do/${wave.a}/3`);
  await tabTo(page, page.getByRole("button", { name: "Start", exact: true }));
  await page.keyboard.press("Space");
  await expect(page.getByText("About 10 minutes left")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Stop", exact: true }));
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Stop", exact: true })).toBeFocused();
  await page.goto("/who-can-see");
  await tabTo(page, page.getByRole("radio").first());
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Save" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Saved. It counts from now on.")).toBeVisible();
});
