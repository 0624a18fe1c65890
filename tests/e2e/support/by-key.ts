import type { Locator, Page } from "playwright/test";

const isFocused = (control: Locator) => control.evaluate((element) => element === document.activeElement);

/** Tabs until a control has focus; somebody who uses no pointer would find it so. */
export async function tabTo(page: Page, control: Locator, most = 150): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    for (const one of await control.all()) if (await isFocused(one)) return;
  }
  throw new Error(`Tab never reached ${control}`);
}

/** Tabs to a button or link of that name and presses it. */
export async function pressByKey(
  page: Page,
  name: string | RegExp,
  within: Page | Locator = page,
): Promise<void> {
  const exact = typeof name === "string";
  await tabTo(
    page,
    within.getByRole("button", { name, exact }).or(within.getByRole("link", { name, exact })),
  );
  await page.keyboard.press("Enter");
}

/** Tabs to a field and writes into it over what stood there. */
export async function writeByKey(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}
