import { expect, test } from "playwright/test";
import { deskOf, leaveDesk, pressFirst } from "../support/desk";
import { contextOf } from "../support/people";

test("an exercise is found by misspelt words, titles first", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/library");
  await page.getByLabel("Words").fill("sotfer raech");
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/words=sotfer/);
  const found = page.locator("main h2 a");
  await expect(found.first()).toHaveText("The softer reach");
  await expect(page.getByLabel("Words")).toHaveValue("sotfer raech");
  await found.first().click();
  await expect(page.getByRole("heading", { level: 1, name: "The softer reach" })).toBeVisible();
  await leaveDesk(desk);
});

test("an empty page says which filter to drop, and dropping it brings back what it promised", async ({
  browser,
}) => {
  const context = await contextOf(browser, "clinician", { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/library?words=wave");
  await page.getByText("More filters").click();
  await page.getByLabel("Class").selectOption("X");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("No exercise passes all of this")).toBeVisible();
  // A filter that is set is open to be seen, without scripts.
  await expect(page.getByLabel("Class")).toHaveValue("X");
  const drop = page.getByRole("link", { name: /^Remove: Sexual touch or sexual disclosure \(\d+\)$/ });
  const promised = Number(/\((\d+)\)/.exec(await drop.innerText())?.[1]);
  expect(promised).toBeGreaterThan(0);
  await drop.click();
  await expect(page.locator("main h2 a")).toHaveCount(promised);
  await expect(page.getByLabel("Words")).toHaveValue("wave");
  await context.close();
});

test("every choice says how many it would leave, and keeps that promise", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/library?stage=early");
  const option = page.getByLabel("Mechanism").locator("option").nth(2);
  const [value, label] = [await option.getAttribute("value"), await option.innerText()];
  const promised = /\((\d+)\)/.exec(label)?.[1] ?? "";
  await page.getByLabel("Mechanism").selectOption(value);
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/mechanism=/);
  await expect(page.getByText(new RegExp(`^${promised} exercises?\\b`))).toBeVisible();
  await expect(page.getByLabel("Stage")).toHaveValue("early");
  await leaveDesk(desk);
});

test("the list is worked through with J, K and Enter, in both views, and not while the keys are off", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("href") ?? null);
  for (const [view, links] of [
    ["/library", page.locator("main h2 a")],
    ["/library?view=table", page.locator("main tbody tr td:first-child a")],
  ] as const) {
    await page.goto(view);
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    await pressFirst(page, "j", async () => expect(await focused()).toBe(hrefs[0]));
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    expect(await focused()).toBe(hrefs[1]);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === hrefs[1]);
  }
  await page.goto("/library");
  await page.getByLabel("Words").focus();
  await page.keyboard.press("j");
  await expect(page.getByLabel("Words")).toHaveValue("j");
  await page.getByRole("button", { name: "Turn single keys off" }).click();
  await expect(page.getByText("Single keys are off.")).toBeVisible();
  await page.keyboard.press("j");
  expect(await focused()).toBeNull();
  await leaveDesk(desk);
});

test("on a phone the library begins with exercises, and the filters and the drafts are one press away", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician", {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const { page } = desk;
  await page.goto("/library");
  const first = await page.locator("[data-line] h2").first().boundingBox();
  expect(first?.y ?? 9999).toBeLessThan(700);
  await expect(page.getByLabel("Mechanism")).toBeHidden();
  await expect(page.getByText("J and K move")).toBeHidden();
  await page.getByText("Filters", { exact: true }).click();
  await page.getByLabel("Mechanism").selectOption("regulation");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.waitForURL(/mechanism=regulation/);
  await expect(page.getByLabel("Mechanism")).toBeVisible();
  await page.goto("/library");
  await page.getByRole("link", { name: /^\d+ drafts? of your own$/ }).click();
  await page.waitForURL(/state=draft/);
  await expect(page.locator("[data-line]").first()).toContainText("Draft");
  await page.goto("/library/urge-wave");
  await expect(page).toHaveTitle(/^Ride the wave/);
  await page.getByRole("link", { name: "Sheet", exact: true }).click();
  await page.waitForURL(/\/print\/sheet$/);
  await expect(page).toHaveTitle(/^Exercise sheet: Ride the wave/);
  await leaveDesk(desk);
});

test("the search of the first look round finds what it promises, and says where no exercise has every word", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/library?words=strees+shar");
  await expect(page.locator("[data-line] h2").first()).toHaveText("Twenty minutes for the outside world");
  await page.goto("/library?words=sensate+zebra");
  await expect(page.getByText("No exercise has all these words. These have some.")).toBeVisible();
  await leaveDesk(desk);
});
