import { expect, test } from "playwright/test";
import { expectAccessible } from "../support/axe";
import { deskOf, leaveDesk, pressFirst } from "../support/desk";

test("two keys go to a place, / searches, and ? shows the keys over the page", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/today");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await pressFirst(page, "?", () => expect(sheet).toBeVisible({ timeout: 5_000 }));
  await expect(sheet.getByText("Go to the Library")).toBeVisible();
  await expectAccessible(page, "keys over the page");
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(page).toHaveURL(/\/today$/);
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await page.waitForURL("**/library");
  await expect(page.getByRole("heading", { name: "Library", level: 1 })).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByLabel("Words")).toBeFocused();
  await page.keyboard.type("gt");
  await expect(page.getByLabel("Words")).toHaveValue("gt");
  await leaveDesk(desk);
});

test("the palette finds a couple, a page and what stands on the page, and gives the focus back", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/couples");
  const link = page.locator("main tbody a").first();
  const codeName = (await link.innerText()).trim();
  await link.focus();
  const palette = page.getByRole("dialog", { name: "Find" });
  const field = palette.getByRole("searchbox", { name: "A page, a couple or a step" });
  await pressFirst(page, "ControlOrMeta+k", () => expect(field).toBeFocused({ timeout: 5_000 }));
  await expectAccessible(page, "palette");
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await expect(link).toBeFocused();

  await page.keyboard.press("ControlOrMeta+k");
  await expect(palette.getByRole("button", { name: /^Open a couple/ })).toBeVisible();
  await field.fill("no such thing here");
  await expect(palette.getByText("Nothing begins with these letters.")).toBeVisible();
  await field.fill(codeName.split(" ").reverse().join(" "));
  await expect(palette.getByRole("button")).toHaveText(["Close", codeName]);
  await page.keyboard.press("ArrowDown");
  await expect(palette.getByRole("button", { name: codeName })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(field).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/couples\/[0-9a-f-]+$/);
  await expect(page.getByRole("heading", { name: codeName, level: 1 })).toBeVisible();
  expect(page.url()).not.toContain(codeName.split(" ")[0]);

  await page.keyboard.press("n");
  await page.waitForURL(/\/notes$/);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Next sessions" })).toBeVisible();

  await page.keyboard.press("ControlOrMeta+k");
  await field.fill("prepare");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/sessions\//);
  await leaveDesk(desk);
});

test("without single keys the palette still opens, and a page lists every key", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/keys");
  await page.getByRole("button", { name: "Turn single keys off" }).click();
  await expect(page.getByText("Single keys are off.")).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: "Find" })).toBeVisible();
  await expect(page).toHaveURL(/\/keys$/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Turn single keys on" }).click();
  await expect(page.getByRole("button", { name: "Turn single keys off" })).toBeVisible();
  await leaveDesk(desk);
});
