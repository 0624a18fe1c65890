import { expect, type Locator, type Page, test } from "playwright/test";
import { SIZES } from "../support/axe";
import { isSaved, openCouple, setSession, startPlan } from "../support/desk";
import { contextOf, signInOf } from "../support/people";

/** A session that has begun, so that it can be wrapped up and written about. */
async function startSession(page: Page): Promise<string> {
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL(/\/run$/);
  return session;
}

const PAGES = [
  { part: "note", field: "Pattern seen" },
  { part: "wrap-up", field: "Pattern seen" },
  { part: "process-note", field: "Your process note" },
] as const;

const notSaved = (page: Page) => page.locator('[data-save="refused"]');

/** Signs in over the page, as the demo's clinician or with a passphrase that is not theirs. */
async function fillDoor(door: Locator, passphrase: string): Promise<void> {
  await door.getByLabel("E-mail address").fill(signInOf("clinician").email);
  await door.getByLabel("Passphrase").fill(passphrase);
  await door.getByRole("button", { name: "Sign in and save" }).click();
}

test("a note that is written after the session ended is saved by signing in over it", async ({ browser }) => {
  test.setTimeout(240_000);
  const context = await contextOf(browser, "clinician");
  const page = await context.newPage();
  const session = await startSession(page);
  for (const { part, field } of PAGES) {
    await test.step(part, async () => {
      await page.goto(`${session}/${part}`);
      const words = `Written on the page ${part}.`;
      await page.getByLabel(field).fill("Before. ");
      await isSaved(page);
      await context.clearCookies();
      await page.getByLabel(field).fill(words);
      await expect(notSaved(page)).toHaveText(
        "Not saved. You were signed out to keep this private. What you typed is still here.",
      );
      await page.getByRole("button", { name: "Sign in here" }).click();
      const door = page.getByRole("dialog", { name: "Sign in" });
      await fillDoor(door, "not this one at all");
      await expect(door.getByText(/do not match/).first()).toBeVisible();
      await fillDoor(door, signInOf("clinician").passphrase);
      await isSaved(page);
      await expect(door).toHaveCount(0);
      await page.reload();
      await expect(page.getByLabel(field)).toHaveValue(words);
    });
  }
  await context.close();
});

test("a link asks first while words are kept nowhere, and leads away as ever once they are saved", async ({
  browser,
}) => {
  const context = await contextOf(browser, "clinician");
  const page = await context.newPage();
  const session = await startSession(page);
  await page.goto(`${session}/note`);
  const words = page.getByLabel("Pattern seen");
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  const pressLink = () => page.getByRole("link", { name: "Today", exact: true }).click({ noWaitAfter: true });
  const stays = async (times: number) => {
    await expect.poll(() => asked).toEqual(Array(times).fill("beforeunload"));
    await expect(page).toHaveURL(/\/note$/);
  };

  await page.route("**/api/notes/*", (route) => route.abort());
  await words.fill("Said while nothing could be reached.");
  await expect(page.locator('[data-save="unreachable"]')).toBeVisible();
  await pressLink();
  await stays(1);
  await page.unroute("**/api/notes/*");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await isSaved(page);

  await context.clearCookies();
  await words.fill("Said after the session ended.");
  await expect(notSaved(page)).toBeVisible();
  await pressLink();
  await stays(2);
  await page.getByRole("main").focus();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await stays(3);
  await expect(words).toHaveValue("Said after the session ended.");
  await page.getByRole("button", { name: "Sign in here" }).click();
  await fillDoor(page.getByRole("dialog", { name: "Sign in" }), signInOf("clinician").passphrase);
  await isSaved(page);

  // Within the room, without another document.
  await page.evaluate(() => document.body.setAttribute("data-same", "yes"));
  await pressLink();
  await page.waitForURL(/\/today$/);
  await expect(page.locator("body")).toHaveAttribute("data-same", "yes");
  expect(asked).toHaveLength(3);
  await context.close();
});

/** How many pixels of the element in focus can be seen above what says that it is not saved. */
const seenOfFocused = (page: Page) =>
  page.evaluate(() => {
    const box = document.activeElement?.getBoundingClientRect();
    const bar = document.querySelector("[data-save]")?.closest("[data-stuck]")?.getBoundingClientRect();
    if (!box || !bar || box.top >= bar.bottom) return Number.POSITIVE_INFINITY;
    return Math.min(box.bottom, bar.top) - Math.max(box.top, 0);
  });

test("what is not saved says so in sight wherever one writes, and covers no field that is written in", async ({
  browser,
}) => {
  const context = await contextOf(browser, "clinician");
  const page = await context.newPage();
  const session = await startSession(page);
  await context.route("**/api/notes/*", (route) =>
    route.fulfill({ status: 401, json: { code: "signed_out", message: "You were signed out." } }),
  );
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.goto(`${session}/note`);
    const first = page.getByRole("textbox").first();
    await first.pressSequentially("A word.");
    await expect(notSaved(page)).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("button", { name: "Sign in here" })).toBeInViewport({ ratio: 1 });
    await page.screenshot({ path: test.info().outputPath(`not-saved-${size.width}.png`) });
    const fields = await page.getByRole("textbox").count();
    for (let nth = 0; nth < fields; nth += 1) {
      const field = page.getByRole("textbox").nth(nth);
      while (!(await field.evaluate((one) => one === document.activeElement)))
        await page.keyboard.press("Tab");
      expect(await seenOfFocused(page), `field ${nth}, ${size.width} wide`).toBeGreaterThanOrEqual(24);
      await expect(notSaved(page)).toBeInViewport({ ratio: 1 });
    }
    page.once("dialog", (dialog) => void dialog.accept());
  }
  await context.close();
});

test("a run goes on sending at once after signing in over it", async ({ browser }) => {
  const context = await contextOf(browser, "clinician");
  const page = await context.newPage();
  await startSession(page);
  await expect(page.locator("[data-run]")).toHaveAttribute("data-run", "ready");
  await context.clearCookies();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(
    page
      .locator("#main")
      .getByText("You were signed out to keep this private. What you typed is still here."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Sign in here" }).click();
  await fillDoor(page.getByRole("dialog", { name: "Sign in" }), signInOf("clinician").passphrase);
  await expect(page.locator("[data-run]")).toHaveAttribute("data-sync", "kept");
  await expect(page.locator("#live")).toHaveText("All saved");
  await expect(page.getByRole("button", { name: "Sign in here" })).toHaveCount(0);
  await page.reload();
  await expect(page.locator("#current")).not.toHaveText("Look back at the week");
  await context.close();
});

test("a run without a network for long says so, and says that all is saved once it went out", async ({
  browser,
}) => {
  const context = await contextOf(browser, "clinician");
  const page = await context.newPage();
  await page.clock.install();
  await startSession(page);
  await expect(page.locator("[data-run]")).toHaveAttribute("data-run", "ready");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await page.clock.runFor(75_000);
  await expect(page.locator("#live")).toHaveText(/^Offline\. You can keep going\. 1 step waits/);
  await context.setOffline(false);
  await expect(page.locator("#live")).toHaveText("All saved");
  await context.close();
});
