import type { Page } from "playwright/test";
import { expect, type Records, type Room, test } from "../couple/room";
import { setSession, startPlan } from "../support/desk";
import { demoPlaces } from "../support/places";

const MOST_CLICKS = 5;
/** What a couple is given at once at most. Source: sessions paper, section 4. */
const HOMEWORK = ["plain-ask", "urge-wave"] as const;

/** The clinician of a couple that holds as much homework as a couple may, with a session tomorrow. */
async function withHomework(records: Pick<Records, "give">, room: Room, page: Page): Promise<string> {
  for (const slug of HOMEWORK) await records.give(room, slug);
  return setSession(page, room.coupleId);
}

/** Counts every press from now on, over all pages of this window. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => sessionStorage.setItem("clicks", "0"));
  await page.addInitScript(() => {
    addEventListener(
      "pointerdown",
      () => sessionStorage.setItem("clicks", String(Number(sessionStorage.getItem("clicks")) + 1)),
      true,
    );
  });
  await page.reload();
  return () => page.evaluate(() => Number(sessionStorage.getItem("clicks")));
}

/** One exercise more, a decision about each piece of homework, and final: counted with what came before. */
async function finish(page: Page, clicks: () => Promise<number>): Promise<void> {
  await page.getByRole("button", { name: "Add Name it before you move" }).click();
  const decisions = page.getByRole("group", { name: /^What becomes of / });
  await expect(decisions).toHaveCount(HOMEWORK.length);
  for (const decision of await decisions.all())
    await decision.getByText("Let it rest", { exact: true }).click();
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await expect(page.getByRole("heading", { name: "Final plan" })).toBeVisible();
  await expect(page.getByText("Name it before you move", { exact: true }).last()).toBeVisible();
  const counted = await clicks();
  expect(counted).toBe(1 + 1 + HOMEWORK.length + 1);
  expect(counted).toBeLessThanOrEqual(MOST_CLICKS);
}

test("from Today to a final plan in five clicks or fewer, on two pages", async ({ records, open }) => {
  const room = await records.makeRoom();
  const page = await (await open(room.clinician)).newPage();
  const session = await withHomework(records, room, page);
  await startPlan(page, session);
  await page.goto("/today");
  const clicks = await countClicks(page);
  await page.getByRole("link", { name: "Finish the plan" }).click();
  await page.waitForURL(/\/plan$/);
  await finish(page, clicks);

  await test.step("every draft of the sample caseload is as near", async () => {
    const { drafts } = await demoPlaces();
    expect(drafts.length).toBeGreaterThan(1);
    for (const { reviews } of drafts) expect(1 + reviews + 1).toBeLessThanOrEqual(MOST_CLICKS);
  });
});

test("from the brief to a final plan in five clicks or fewer, on two pages", async ({ records, open }) => {
  const room = await records.makeRoom();
  const page = await (await open(room.clinician)).newPage();
  const session = await withHomework(records, room, page);
  await page.goto(`${session}/prep`);
  const clicks = await countClicks(page);
  const pages = new Set<string>();
  page.on("framenavigated", (frame) => pages.add(new URL(frame.url()).pathname));
  await page.getByRole("button", { name: "Start plan" }).click();
  await page.waitForURL(/\/plan$/);
  await finish(page, clicks);
  expect([...pages].filter((path) => !path.endsWith("/prep"))).toHaveLength(1);
});
