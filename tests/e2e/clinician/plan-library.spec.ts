import { expect, test } from "playwright/test";
import {
  deskOf,
  isSaved,
  leaveDesk,
  openCouple,
  planLine,
  planTitles,
  pressFirst,
  setSession,
  startPlan,
} from "../support/desk";

/** Bytes of a fresh plan's page before compression: what a tablet reads before it shows anything. */
const LIGHT_PAGE = 120_000;

test("what only scripts can use is drawn once they run, so that the page of a plan is light", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await expect(page.getByLabel("Mechanism")).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove Agenda" })).toBeAttached();
  const html = await (await page.request.get(`${session}/plan`)).text();
  expect(html).toContain("Agenda");
  expect(html).not.toContain("<option");
  expect(html).not.toContain("Remove Agenda");
  expect(html.length).toBeLessThan(LIGHT_PAGE);
  await leaveDesk(desk);
});

test("exercises are added by key where the button adds them, in order, and an empty result says what to drop", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  const search = page.getByLabel("Search");

  await test.step("slash, words and Enter", async () => {
    const planned = await planTitles(page);
    const ADDED = ["My own soothing kit", "Ride the wave", "Two things I believe"];
    // At hand is what is looked back on: an exercise goes to the core phase all the same.
    await page.getByRole("button", { name: "Remove Look back at the week" }).focus();
    await pressFirst(page, "/", () => expect(search).toBeFocused({ timeout: 500 }));
    for (const title of ADDED) {
      await search.fill(title);
      await page.keyboard.press("Enter");
      await expect(planLine(page, title)).toHaveAttribute("data-phase", "core");
    }
    await expect(page.locator("#live")).toHaveText("Two things I believe added below Ride the wave");
    await isSaved(page);
    const inOrder = planned.flatMap((title) => (title === "In-session exercise" ? ADDED : [title]));
    expect(await planTitles(page)).toEqual(inOrder);
    await expect(search).toBeFocused();
  });

  await test.step("filters count what each value leaves, and name what to drop", async () => {
    await search.fill("");
    await page.getByText("More filters").click();
    await page.getByLabel("Format").selectOption("together");
    await page.getByLabel("Explicitness").selectOption("3");
    await page.getByLabel("Stage").selectOption("middle");
    await search.fill("nothing is called this");
    await expect(page.getByText("Nothing fits all of these.")).toBeVisible();
    await page.getByRole("button", { name: /^Remove: “nothing is called this” \(\d+\)$/ }).click();
    await expect(page.getByText("Nothing fits all of these.")).toHaveCount(0);
    await expect(search).toHaveValue("");
    await expect(page.getByLabel("Stage")).toHaveValue("middle");
  });

  await test.step("a reload keeps the filters, and no address holds what was searched for", async () => {
    await search.fill("list");
    await expect.poll(() => new URL(page.url()).search).toContain("stage=middle");
    expect(page.url()).not.toContain("list");
    await page.reload();
    await expect(page.getByLabel("Stage")).toHaveValue("middle");
    await expect(page.getByLabel("Format")).toHaveValue("together");
    await expect(search).toHaveValue("");
    await page.getByLabel("Stage").selectOption("");
    await expect.poll(() => new URL(page.url()).search).not.toContain("stage");
    await page.getByLabel("Minutes for Agenda").fill("6");
    await isSaved(page);
  });
  await leaveDesk(desk);
});

test("where the library has no room of its own, slash opens it and goes to its search", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician", { viewport: { width: 820, height: 900 } });
  const { page } = desk;
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  const library = page.getByRole("dialog", { name: "Library" });
  await pressFirst(page, "/", () => expect(library).toBeVisible({ timeout: 500 }));
  await expect(library.getByLabel("Search")).toBeFocused();
  await page.keyboard.type("two things");
  await page.keyboard.press("Enter");
  await isSaved(page);
  expect(await planTitles(page)).toContain("Two things I believe");
  // The first Escape empties the search, as everywhere; the next one closes.
  await page.keyboard.press("Escape");
  await expect(library.getByLabel("Search")).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(library).toHaveCount(0);
  await leaveDesk(desk);
});
