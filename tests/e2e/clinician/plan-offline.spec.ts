import { expect, type Page, test } from "playwright/test";
import { isSaved, openCouple, planTitles, setSession, startPlan } from "../support/desk";
import { contextOf, signIn } from "../support/people";

async function keepOnDevice(page: Page): Promise<void> {
  await page.getByRole("button", { name: "This is my own device: keep unsaved changes here" }).click();
  await expect(page.getByRole("button", { name: "Keep nothing here" })).toBeVisible();
  // The shell that says so without a network is there once the browser's worker has it.
  await expect
    .poll(() => page.evaluate(async () => (await caches.match("/run-shell")) !== undefined))
    .toBe(true);
}

/** The rows of unsaved work that lie on the device, as text: sealed, so that nothing of them can be read. */
const worksOf = (page: Page) =>
  page.evaluate(async () => {
    const open = indexedDB.open("evenkeel-run");
    const shelf = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const all = shelf.transaction("works").objectStore("works").getAll();
    await new Promise((done) => {
      all.onsuccess = done;
    });
    shelf.close();
    return (all.result as { bytes: ArrayBuffer }[]).map(
      (row) => JSON.stringify(row) + new TextDecoder().decode(row.bytes),
    );
  });

test("a plan is edited without a network, and what is not saved outlives the page", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, "clinician");
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await keepOnDevice(page);
  await page.getByRole("button", { name: "Add Ride the wave" }).click();
  await isSaved(page);

  await context.setOffline(true);
  await expect(page.locator("#main").getByText("Editing offline.")).toBeVisible();
  await page.getByLabel("Minutes for Agenda").fill("7");
  await expect.poll(async () => (await worksOf(page)).length).toBe(1);
  const before = (await worksOf(page)).join();
  await page.getByRole("button", { name: "Add Two things I believe" }).click();
  await expect(page.locator("#main").getByText("Not saved yet. Kept on this device. Retrying")).toBeVisible();
  // Sealed anew with each change: what lies there is the last one once it is another and stays so.
  let seen = before;
  await expect
    .poll(
      async () => {
        const [last, now] = [seen, (await worksOf(page)).join()];
        seen = now;
        return now !== before && now === last;
      },
      { intervals: [400] },
    )
    .toBe(true);
  const lies = (await worksOf(page)).join();
  expect(lies).not.toContain("Two things");
  expect(lies).not.toContain("Agenda");

  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText(/unsaved changes to this plan are kept on this device/)).toBeVisible();

  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByLabel("Minutes for Agenda")).toHaveValue("7");
  await isSaved(page);
  await expect.poll(async () => (await worksOf(page)).length).toBe(0);
  const titles = await planTitles(page);
  expect(titles.filter((title) => title === "Two things I believe")).toHaveLength(1);
  expect(titles.filter((title) => title === "Ride the wave")).toHaveLength(1);
  await page.reload();
  expect(await planTitles(page)).toEqual(titles);

  await test.step("what was undone before is undone on top of it", async () => {
    await page.getByLabel("Minutes for Agenda").fill("9");
    await page.getByRole("button", { name: "Undo", exact: true }).first().click();
    await expect(page.getByLabel("Minutes for Agenda")).toHaveValue("7");
    await isSaved(page);
  });

  await test.step("signing out leaves nothing on the device", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(/\/sign-in/);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  });
  await context.close();
});

test("a tab that is killed before the plan is saved loses nothing, and meets what others changed", async ({
  browser,
}) => {
  const context = await contextOf(browser, "clinician");
  const page = await context.newPage();
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await keepOnDevice(page);
  await page.route("**/api/plans/*", (route) => route.abort());
  await page.getByLabel("Minutes for Agenda").fill("9");
  await expect.poll(async () => (await worksOf(page)).length).toBe(1);
  await page.close();

  // Another device of theirs saves something else meanwhile.
  const other = await contextOf(browser, "clinician");
  const elsewhere = await other.newPage();
  await elsewhere.goto(`${session}/plan`);
  await elsewhere.getByRole("button", { name: "Add Ride the wave" }).click();
  await isSaved(elsewhere);
  await other.close();

  const again = await context.newPage();
  await again.goto(`${session}/plan`);
  await expect(again.getByLabel("Minutes for Agenda")).toHaveValue("9");
  await expect.poll(() => planTitles(again)).toContain("Ride the wave");
  await isSaved(again);
  await again.reload();
  await expect(again.getByLabel("Minutes for Agenda")).toHaveValue("9");
  expect((await planTitles(again)).filter((title) => title === "Ride the wave")).toHaveLength(1);
  await context.close();
});

test("nothing of a plan lies on a device that is not said to be one's own, and it is saved once all the same", async ({
  browser,
}) => {
  const context = await contextOf(browser, "clinician");
  const page = await context.newPage();
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await context.setOffline(true);
  await page.getByLabel("Minutes for Agenda").fill("8");
  await expect(page.locator("#main").getByText("Not saved yet. Kept in this window. Retrying")).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await context.setOffline(false);
  await isSaved(page);
  await page.reload();
  await expect(page.getByLabel("Minutes for Agenda")).toHaveValue("8");
  await context.close();
});

test("two windows on one plan keep a row each, and neither is erased without a word", async ({ browser }) => {
  const context = await contextOf(browser, "clinician");
  const page = await context.newPage();
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await keepOnDevice(page);
  const other = await context.newPage();
  await other.goto(`${session}/plan`);
  await expect(other.getByRole("button", { name: "Keep nothing here" })).toBeVisible();
  await context.route("**/api/plans/*", (route) => route.abort());
  await page.getByLabel("Minutes for Agenda").fill("9");
  await expect.poll(async () => (await worksOf(page)).length).toBe(1);
  await other.getByRole("button", { name: "Add Ride the wave" }).click();
  await expect.poll(async () => (await worksOf(page)).length).toBe(2);

  await other.getByRole("button", { name: "Keep nothing here" }).click();
  await expect(other.getByRole("dialog").getByText(/changes to 1 plan\. It would be erased/)).toBeVisible();
  await other.getByRole("button", { name: "Go on keeping it" }).click();
  expect(await worksOf(page)).toHaveLength(2);

  await test.step("a window that opens beside them takes up nothing of theirs", async () => {
    const beside = await context.newPage();
    await beside.goto(`${session}/plan`);
    await expect(beside.getByRole("button", { name: "Keep nothing here" })).toBeVisible();
    await expect(beside.getByLabel("Minutes for Agenda")).not.toHaveValue("9");
    expect(await planTitles(beside)).not.toContain("Ride the wave");
    expect(await worksOf(beside)).toHaveLength(2);
    await beside.close();
  });
  await page.close();
  await other.close();

  await context.unroute("**/api/plans/*");
  const again = await context.newPage();
  await again.goto(`${session}/plan`);
  await expect(again.getByLabel("Minutes for Agenda")).toHaveValue("9");
  await expect.poll(() => planTitles(again)).toContain("Ride the wave");
  await isSaved(again);
  await expect.poll(async () => (await worksOf(again)).length).toBe(0);

  await test.step("a choice that is taken back in one window counts in all", async () => {
    const beside = await context.newPage();
    await beside.goto(`${session}/plan`);
    await beside.getByRole("button", { name: "Keep nothing here" }).click();
    await expect(again.getByText("Unsaved changes are kept in this window only.")).toBeVisible();
  });
  await context.close();
});

test("of two windows' changes that stand against each other, the member chooses", async ({ browser }) => {
  const context = await contextOf(browser, "clinician");
  const page = await context.newPage();
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await keepOnDevice(page);
  const other = await context.newPage();
  await other.goto(`${session}/plan`);
  await expect(other.getByRole("button", { name: "Keep nothing here" })).toBeVisible();
  // Not even as they close is anything of theirs saved.
  for (const window of [page, other])
    await window.evaluate(() => {
      globalThis.fetch = () => Promise.reject(new TypeError("cut off"));
    });
  await page.getByLabel("Minutes for Agenda").fill("9");
  await expect.poll(async () => (await worksOf(page)).length).toBe(1);
  await other.getByLabel("Minutes for Agenda").fill("4");
  await expect.poll(async () => (await worksOf(page)).length).toBe(2);
  await page.close();
  await other.close();

  const again = await context.newPage();
  await again.goto(`${session}/plan`);
  const choice = again.getByRole("alertdialog", { name: "Choose item by item" });
  await expect(choice.getByText("An earlier window kept other changes here")).toBeVisible();
  await expect(choice.getByText("(9 min in Arrive)")).toBeVisible();
  await expect(again.getByLabel("Minutes for Agenda")).toHaveValue("4");
  await isSaved(again);
  expect(await worksOf(again)).toHaveLength(1);
  await choice.getByRole("button", { name: "All as kept earlier" }).click();
  await expect(again.getByLabel("Minutes for Agenda")).toHaveValue("9");
  await expect(choice).toHaveCount(0);
  await isSaved(again);
  await expect.poll(async () => (await worksOf(again)).length).toBe(0);
  await again.getByRole("button", { name: "Undo", exact: true }).first().click();
  await expect(again.getByLabel("Minutes for Agenda")).toHaveValue("4");
  await context.close();
});
