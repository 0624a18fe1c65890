import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "playwright/test";
import { contextOf, type Who } from "../support/people";
import { complaintsOf } from "../support/watch";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const ROUTES: Readonly<Record<Who, readonly string[]>> = {
  clinician: [
    "/today",
    "/couples",
    "/couples?stage=early&state=closed",
    "/couples/new",
    "/library",
    "/library?view=table",
    "/library/touch-no-agenda",
    "/review",
  ],
  partnerA: ["/home", "/check-in", "/check-in/done", "/who-can-see", "/help-now"],
  partnerB: [],
  supervisor: ["/trends", "/method"],
  admin: ["/members", "/practice", "/outbox", "/audit"],
};
const LOOKS = [
  { colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

/** Findings that matter, by rule and place. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations
    .filter((v) => v.impact === "serious" || v.impact === "critical")
    .flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(" ")}`));
}

/** Everything that can be folded open on a page, open. */
async function openOverlays(page: Page): Promise<void> {
  await page.locator("main details").evaluateAll((folds) => {
    for (const fold of folds) fold.setAttribute("open", "");
  });
}

async function isWithinWidth(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

/** Addresses of the demo's own records, found by following links as a reader would. */
async function recordsOf(page: Page): Promise<string[]> {
  await page.goto("/couples?sort=next_session");
  const couple = (await page.locator("tbody a").first().getAttribute("href")) ?? "";
  const plans = await page
    .locator('tbody a[href$="/plan"]')
    .evaluateAll((links) => links.map((a) => a.getAttribute("href") ?? ""));
  const [first = "", second = ""] = plans;
  await page.goto("/review");
  const response = (await page.locator('main a[href^="/review/"]').first().getAttribute("href")) ?? "";
  return [
    couple,
    `${couple}/progress`,
    `${couple}/people`,
    `${couple}/sessions/new`,
    first,
    second,
    first.replace(/plan$/, "run"),
    first.replace(/plan$/, "wrap-up"),
    response,
  ].filter(Boolean);
}

async function tasksOf(page: Page): Promise<string[]> {
  await page.goto("/home");
  const task = await page.locator('main a[href^="/do/"]').first().getAttribute("href");
  const base = task?.match(/^\/do\/[0-9a-f-]{36}/)?.[0];
  return base ? [base, `${base}/1`, `${base}/2`, `${base}/end`] : [];
}

for (const look of LOOKS) {
  for (const who of ["clinician", "partnerA", "supervisor", "admin"] as const) {
    test(`every page of the ${who} is accessible, ${look.colorScheme} at ${look.viewport.width}`, async ({
      browser,
    }) => {
      test.setTimeout(150_000);
      const context = await contextOf(browser, who, { ...look, reducedMotion: "reduce" });
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      const own = who === "clinician" ? await recordsOf(page) : who === "partnerA" ? await tasksOf(page) : [];
      for (const path of [...ROUTES[who], ...own]) {
        await page.goto(path);
        await openOverlays(page);
        expect.soft(await findings(page), `${path} (${look.colorScheme})`).toEqual([]);
        await page.setViewportSize({ width: 320, height: 844 });
        expect.soft(await isWithinWidth(page), `${path} scrolls sideways at 320`).toBe(true);
        await page.setViewportSize(look.viewport);
      }
      expect(complaints).toEqual([]);
      await context.close();
    });
  }
}

test("the door, its problems and its closed links are accessible", async ({ page }) => {
  for (const path of ["/sign-in", "/invite/nonsense", "/first-admin/nonsense", "/help-now"]) {
    await page.goto(path);
    expect.soft(await findings(page), path).toEqual([]);
  }
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill("nobody@mail.test");
  await page.getByLabel("Passphrase").fill("wrong wrong wrong wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  expect(await findings(page)).toEqual([]);
});

test("dialogs are accessible while open, and give focus back", async ({ browser }) => {
  const context = await contextOf(browser, "admin");
  const page = await context.newPage();
  await page.goto("/members");
  const opener = page.getByRole("button", { name: /^End access of/ }).first();
  await opener.click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(opener).toBeFocused();
  await context.close();
});
