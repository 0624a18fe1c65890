import { expect, type Page, test } from "playwright/test";
import { findingsOn } from "../support/axe";
import { asOwner } from "../support/database";
import {
  deskOf,
  isSaved,
  leaveDesk,
  openCouple,
  planLine,
  planTitles,
  setSession,
  startPlan,
} from "../support/desk";

/** The oldest of the practice's own. */
const OWN = "Quillwort";
/** More than a pane begins with, all newer than it. */
const CROWD = 61;

/** As if the practice had published so many of its own: "Ride the wave" under other names. */
function crowdOut() {
  return asOwner(
    (sql) => sql`insert into own_exercise
      select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'slug', 'own-newer-' || n,
        'title', t, 'sort_title', 'zz ' || t, 'search', to_tsvector('simple', t), 'traits', b.traits,
        'body', b.body || jsonb_build_object('slug', 'own-newer-' || n, 'title', t),
        'published_at', o.published_at + n * interval '1 minute'))).*
      from own_exercise o cross join builtin_exercise b cross join generate_series(0, ${CROWD}::int) n
        cross join lateral (select case n when 0 then ${OWN} else 'Newer ' || n end) named (t)
      where o.slug = 'own-ten-minutes-on-the-porch' and b.slug = 'urge-wave' and b.superseded_at is null
      on conflict do nothing`,
  );
}

/** The oldest stays: it is in plans by then. */
const clearCrowd = () =>
  asOwner((sql) => sql`delete from own_exercise where slug like 'own-newer-%' and slug <> 'own-newer-0'`);

const search = (page: Page) => page.getByRole("searchbox", { name: "Search", exact: true });

test("an exercise goes from its own page into the plan of a coming session, and stands there", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const coupleId = await openCouple(page);
  const session = await setSession(page, coupleId);
  await startPlan(page, session);
  await page.goto("/library/urge-wave");
  await page.getByRole("link", { name: "Add to plan" }).click();
  await page.waitForURL("**/library/urge-wave/add");
  await expect(page).toHaveTitle(/^Add to plan/);
  expect(await findingsOn(page)).toEqual([]);
  const line = page
    .getByRole("listitem")
    .filter({ has: page.locator(`input[name=coupleId][value="${coupleId}"]`) });
  await line.getByRole("button", { name: /^Add/ }).press("Enter");
  await page.waitForURL(/\/plan#grip-/);
  expect(await planTitles(page)).toContain("Ride the wave");
  await page.reload();
  expect(await planTitles(page)).toContain("Ride the wave");
  await leaveDesk(desk);
});

test("what a couple may not do is not added from its page, and what has to be weighed asks why", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician", { viewport: { width: 390, height: 844 } });
  const { page } = desk;
  const coupleId = await openCouple(page);
  const session = await setSession(page, coupleId);
  await startPlan(page, session);
  const before = await planTitles(page);
  await page.goto("/library/values-compass/add");
  const line = page
    .getByRole("listitem")
    .filter({ has: page.locator(`input[name=coupleId][value="${coupleId}"]`) });
  await line.getByRole("button", { name: /^Add/ }).click();
  await expect(line.getByRole("alert")).toBeVisible();
  expect(await findingsOn(page)).toEqual([]);
  await page.goto(`${session}/plan`);
  expect(await planTitles(page)).toEqual(before);
  await leaveDesk(desk);
});

test("the oldest of more own exercises than a pane begins with is found beside a plan and for homework", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician", { viewport: { width: 1280, height: 800 } });
  const { page } = desk;
  try {
    await crowdOut();
    const session = await setSession(page, await openCouple(page));
    await startPlan(page, session);
    await page.reload();
    await expect(page.getByRole("button", { name: "Add Newer 61" })).toBeVisible();
    await expect(page.getByRole("button", { name: `Add ${OWN}` })).toHaveCount(0);
    await search(page).fill("quillwort");
    await page.getByRole("button", { name: `Add ${OWN}` }).click();
    await isSaved(page);
    expect(await planTitles(page)).toContain(OWN);
    await page.reload();
    expect(await planTitles(page)).toContain(OWN);
    // The pane does not begin with it, and its line knows its range all the same.
    await expect(page.getByRole("button", { name: `Add ${OWN}` })).toHaveCount(0);
    const minutes = planLine(page, OWN).getByRole("spinbutton");
    await minutes.fill("1");
    await minutes.press("Tab");
    await expect(planLine(page, OWN)).toContainText("Usually at least");

    await page.goto(`${session}/wrap-up`);
    await page.getByLabel("Find in the whole library").fill("quillwort");
    await page.getByRole("radio", { name: OWN }).check();
    await page.getByLabel("Find in the whole library").fill("");
    await expect(page.getByRole("radio", { name: OWN })).toBeChecked();
  } finally {
    await clearCrowd();
  }
  await leaveDesk(desk);
});

test("the oldest of more own exercises than come with a run is found and swapped in, and without a network it says why not", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician", { viewport: { width: 1024, height: 768 } });
  const { page, context } = desk;
  const dialog = page.getByRole("dialog", { name: /^In place of / });
  const find = dialog.getByLabel("Find in the whole library");
  try {
    await crowdOut();
    const session = await setSession(page, await openCouple(page));
    await startPlan(page, session);
    await page.getByRole("button", { name: "Add Ride the wave" }).click();
    await isSaved(page);
    await page.getByRole("button", { name: "Finalise plan" }).click();
    await page.getByRole("button", { name: "Start session" }).click();
    await page.waitForURL(/\/run$/);
    await expect(page.locator("[data-run]")).toHaveAttribute("data-run", "ready");

    await page.keyboard.press("w");
    await expect(dialog.getByRole("button", { name: /^Take it/ })).toHaveCount(12);
    await expect(dialog.getByText(OWN, { exact: true })).toHaveCount(0);
    await find.fill("quillwort");
    await dialog.getByRole("listitem").filter({ hasText: OWN }).getByRole("button").press("Enter");
    await expect(page.locator("#current")).toHaveText(OWN);
    await expect(page.getByText("Look for:")).toBeVisible();
    await expect(page.locator("[data-run]")).toHaveAttribute("data-sync", "kept");
    await page.reload();
    await expect(page.locator("#current")).toHaveText(OWN);

    await expect(page.locator("[data-run]")).toHaveAttribute("data-run", "ready");
    await context.setOffline(true);
    await page.keyboard.press("w");
    await find.fill("newer");
    await expect(dialog.getByText(/a network is needed/)).toBeVisible();
    await expect(dialog.getByRole("button", { name: /^Take it/ }).first()).toBeVisible();
  } finally {
    await clearCrowd();
  }
  await context.close();
});
