import { type Browser, type BrowserContext, expect, type Page } from "playwright/test";
import { practiceDay } from "#tests/support/practice-day";
import { contextOf, type Who } from "./people";

/** A signed-in page and everything that it and its tabs complain about. */
export type Desk = { context: BrowserContext; page: Page; complaints: string[] };

export async function deskOf(browser: Browser, who: Who, options: object = {}): Promise<Desk> {
  const context = await contextOf(browser, who, options);
  const complaints: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      complaints.push(`${message.location().url}: ${message.text()}`);
    }
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
  return { context, page: await context.newPage(), complaints };
}

/** Closes a desk and fails when any of its pages complained: an error, a warning or a broken policy. */
export async function leaveDesk({ context, complaints }: Desk): Promise<void> {
  await context.close();
  expect(complaints).toEqual([]);
}

let opened = 0;

/** Writes down on the page of people that both were seen alone today. */
async function screenBoth(page: Page): Promise<void> {
  for (const slot of ["A", "B"]) {
    const partner = page.getByRole("listitem").filter({ hasText: `Write down a screening of ${slot}` });
    await partner.getByText(`Write down a screening of ${slot}`).click();
    await partner.getByLabel(`How it came out for ${slot}`).selectOption("clear");
    await partner.getByRole("button", { name: `Save the screening of ${slot}` }).click();
    await expect(partner.getByText("clear. It lapses on")).toBeVisible();
  }
}

/** Opens a couple that no other test knows, both screened, and returns its id. */
export async function openCouple(page: Page, minutes = 50): Promise<string> {
  opened += 1;
  const mark = `${process.pid}.${Date.now()}.${opened}`;
  await page.goto("/couples/new");
  for (const slot of ["A", "B"]) {
    const partner = page.getByRole("group", { name: `Partner ${slot}` });
    await partner.getByLabel("Name").fill(`Quiet ${slot}`);
    await partner.getByLabel("E-mail address").fill(`${slot.toLowerCase()}.${mark}@mail.test`);
  }
  await page.getByLabel("Usual length, in minutes").fill(String(minutes));
  await page.getByRole("button", { name: "Open and invite both" }).click();
  await page.waitForURL(/\/couples\/[0-9a-f-]{36}\/people\?opened=yes$/);
  await screenBoth(page);
  return page.url().split("/").at(-2) ?? "";
}

/** Sets the couple's next session and returns the address of the session, without its part. */
export async function setSession(page: Page, coupleId: string, days = 1, time = "10:00"): Promise<string> {
  await page.goto(`/couples/${coupleId}/sessions/new`);
  await page.getByLabel("Day").fill(practiceDay(days));
  await page.getByLabel("Time", { exact: true }).fill(time);
  await page.getByRole("button", { name: "Set the date and plan" }).click();
  await page.waitForURL(/\/sessions\/[0-9a-f-]{36}\/plan$/);
  return new URL(page.url()).pathname.replace(/\/plan$/, "");
}

/** Starts the plan of a session that has none, with the suggested frame. */
export async function startPlan(page: Page, session: string): Promise<void> {
  await page.goto(`${session}/plan`);
  await page.getByRole("button", { name: "Suggested frame" }).click();
  await expect(page.getByRole("button", { name: "Finalise plan" })).toBeVisible();
}

/** The line of the plan that holds an item. */
export function planLine(page: Page, title: string) {
  return page.locator("#plan-list [data-item]").filter({ has: page.getByText(title, { exact: true }) });
}

/** The titles of the plan in order. */
export async function planTitles(page: Page): Promise<string[]> {
  return page.locator("#plan-list [data-item] .font-medium").allInnerTexts();
}

/** What a form refused, said at once; the framework's own announcer of page changes is none of it. */
export function alertOf(page: Page) {
  return page.getByRole("alert").and(page.locator(":not(#__next-route-announcer__)"));
}

/** Waits until what is on screen is what is kept. */
export async function isSaved(page: Page): Promise<void> {
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
}

/** Presses the first key of a page until the page hears it: before its script has come it hears none. */
export async function pressFirst(page: Page, key: string, heard: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await heard();
  }).toPass({ intervals: [200, 500, 1000] });
}
