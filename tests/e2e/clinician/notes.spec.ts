import { expect, type Page, test } from "playwright/test";
import { expectAccessible } from "../support/axe";
import { type Desk, deskOf, isSaved, leaveDesk, openCouple, setSession, startPlan } from "../support/desk";
import { printed } from "../support/pdf";
import { demoPlaces } from "../support/places";

test.describe.configure({ mode: "serial" });

let desk: Desk;
let session: string;

test.beforeAll(async ({ browser }) => {
  desk = await deskOf(browser, "clinician");
});
test.afterAll(async () => {
  await leaveDesk(desk);
});

/** Presses Tab until something of this role and name has the focus. */
async function tabTo(page: Page, role: "button" | "textbox" | "link" | "radio", name: string): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true }).first();
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 160; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${name}.`);
}

test("a session is wrapped up by keyboard alone: homework for both, the note, sign and close", async () => {
  const { page } = desk;
  session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL(/\/run$/);
  await page.goto(`${session}/wrap-up`);

  await test.step("two presses give the nearest homework to both", async () => {
    const homework = page.getByRole("region", { name: "Homework" });
    const nearest = homework.getByRole("radio").first();
    await nearest.focus();
    await page.keyboard.press("Space");
    await expect(nearest).toBeChecked();
    await tabTo(page, "button", "Give to both");
    await page.keyboard.press("Enter");
    await expect(homework.getByText("A and B, do around")).toBeVisible();
  });
  await test.step("the note begins with facts, and keeps every layout's words", async () => {
    await expect(page.getByRole("textbox", { name: "Session", exact: true })).toHaveValue(
      /Present, as planned: A and B\./,
    );
    await expect(page.getByLabel("Homework and next")).toHaveValue(/^Homework: /);
    await tabTo(page, "textbox", "Pattern seen");
    await page.keyboard.type("They slowed down together.");
    await isSaved(page);
    await page.getByLabel("BIRP").focus();
    await page.keyboard.press("Space");
    await expect(page.getByRole("heading", { name: "Response" })).toBeVisible();
    await expect(page.getByLabel("Pattern seen")).toHaveValue("They slowed down together.");
  });
  await expectAccessible(page, "wrap-up with a note");
  await test.step("sign and close", async () => {
    await tabTo(page, "button", "Sign and close");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/couples\/[0-9a-f-]{36}$/);
  });
});

test("two clicks give the default homework to both", async () => {
  const { page } = desk;
  const own = await setSession(page, await openCouple(page));
  await page.goto(`${own}/wrap-up`);
  await page.evaluate(() => {
    sessionStorage.setItem("clicks", "0");
    addEventListener(
      "pointerdown",
      () => sessionStorage.setItem("clicks", String(Number(sessionStorage.getItem("clicks")) + 1)),
      true,
    );
  });
  const homework = page.getByRole("region", { name: "Homework" });
  await homework.getByRole("radio").first().click();
  await homework.getByRole("button", { name: "Give to both" }).click();
  await expect(homework.getByText("A and B, do around")).toBeVisible();
  expect(await page.evaluate(() => Number(sessionStorage.getItem("clicks")))).toBeLessThanOrEqual(2);
});

/** Each heading stands at most one level below the one before it. */
async function noHeadingSkips(page: Page): Promise<void> {
  const levels = await page
    .getByRole("heading")
    .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
  expect(levels).toContain(3);
  const skips = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);
  expect(skips, levels.join(" ")).toEqual([]);
}

test("a signed note takes amendments beneath it, and nothing else", async () => {
  const { page } = desk;
  await page.goto(`${session}/note`);
  const article = page.getByRole("article");
  await expect(article.getByText("They slowed down together.")).toBeVisible();
  await expect(page.getByLabel("Pattern seen")).toHaveCount(0);
  for (const said of ["A first thing later.", "A second thing later."]) {
    await page.getByLabel("Add an amendment").fill(said);
    await page.getByRole("button", { name: "Add the amendment" }).click();
    await expect(article.getByText(said)).toBeVisible();
    await expect(page.getByLabel("Add an amendment")).toHaveValue("");
  }
  await expect(article.getByRole("heading", { name: /^Amendment, / })).toHaveCount(2);
  await expectAccessible(page, "signed note with amendments");
  await noHeadingSkips(page);
  await page.goto(`${session}/note/a`);
  await noHeadingSkips(page);
  await page.goto(session.replace(/\/sessions\/.*$/, "/notes"));
  await expect(page.getByText("Amended", { exact: true })).toBeVisible();
});

test("a sub-file and a process note stand apart, and are never on paper with the joint record", async () => {
  const { page } = desk;
  await page.goto(`${session}/note/a`);
  await page.getByLabel("A", { exact: true }).fill("Only A said this.");
  await isSaved(page);
  await expect(page.getByLabel("B", { exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Process note" }).click();
  await page.getByLabel("Your process note").fill("Only I think this.");
  await isSaved(page);
  await expectAccessible(page, "process note");
  await page.reload();
  await expect(page.getByLabel("Your process note")).toHaveValue("Only I think this.");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Only I think this.")).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await page.goto(`${session}/note/print`);
  await expect(page.getByText("This cannot be printed now")).toBeVisible();
  await expect(page.getByText("They slowed down together.")).toHaveCount(0);

  const { drawn } = await demoPlaces();
  await page.goto(`/couples/${drawn}/notes`);
  await page.getByRole("link", { name: /^Finish the note of session / }).click();
  await page.getByRole("link", { name: "Print", exact: true }).click();
  await page.waitForURL(/\/note\/print$/);
  await expect(page.getByText("Draft, not signed")).toBeVisible();
  expect(await printed(page)).toMatchObject({ tagged: true, size: "595 x 842", pages: 1 });
  await page.getByRole("link", { name: "US Letter" }).click();
  await page.waitForURL(/paper=letter/);
  expect((await printed(page)).size).toBe("612 x 792");
  await page.goto(page.url().replace(/print.*$/, "print?record=a"));
  await expect(page.getByRole("heading", { level: 1, name: "Sub-file A" })).toBeVisible();
  await expect(page.getByText("There is nothing to print yet")).toBeVisible();
});
