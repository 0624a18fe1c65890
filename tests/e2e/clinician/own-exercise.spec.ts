import { readFileSync } from "node:fs";
import { expect, type Page, test } from "playwright/test";
import { expectAccessible, SIZES, sidewaysScroll } from "../support/axe";
import { alertOf, deskOf, isSaved, leaveDesk, openCouple, setSession } from "../support/desk";
import { contextOf } from "../support/people";

let made = 0;
/** A title that no other test has. */
function freshTitle(): string {
  made += 1;
  return `A plain wish ${process.pid} ${made} ${Date.now() % 100_000}`;
}

async function fork(page: Page, from = "plain-ask"): Promise<string> {
  await page.goto(`/library/${from}`);
  await page.getByRole("button", { name: "Make our own version" }).click();
  await page.waitForURL(/\/library\/own-[^/]+\/edit$/);
  await page.waitForLoadState("networkidle");
  return new URL(page.url()).pathname.replace(/\/edit$/, "");
}

async function publish(page: Page): Promise<void> {
  await page.locator("summary", { hasText: /^Publish version \d+$/ }).click();
  await page.getByRole("button", { name: "Publish for good" }).click();
}

for (const size of SIZES) {
  test(`fork, edit, publish, preview, print and give to a couple, ${size.width} wide`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const desk = await deskOf(browser, "clinician", { viewport: size });
    const { page } = desk;
    const title = freshTitle();
    // One that is done alone: it may be given before the couple has joined.
    const at = await fork(page, "urge-wave");
    await page.getByLabel("Title", { exact: true }).fill(title);
    await page.getByLabel("Aim", { exact: true }).fill("Say one wish so that it can be answered.");
    await page.getByLabel("Step 1", { exact: true }).fill("Write down one wish you have today.");
    await isSaved(page);
    expect(await sidewaysScroll(page)).toBe(0);

    await test.step("publish", async () => {
      await publish(page);
      await page.waitForURL(new RegExp(`${at}$`));
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expect(page.getByText("Forked from Ride the wave")).toBeVisible();
    });

    await test.step("preview every page", async () => {
      await page.getByRole("link", { name: "See it as a partner" }).click();
      await page.waitForURL(/\/preview$/);
      await expect(page.getByRole("heading", { name: /^Page 1 of / })).toBeVisible();
      await expect(page.getByText("Write down one wish you have today.").first()).toBeVisible();
      expect(await sidewaysScroll(page)).toBe(0);
    });

    await test.step("print", async () => {
      await page.goto(`${at}/print/handout`);
      await expect(page.getByRole("article")).toContainText("Write down one wish you have today.");
      expect(await sidewaysScroll(page)).toBe(0);
    });

    await test.step("give", async () => {
      const session = await setSession(page, await openCouple(page));
      await page.goto(`${session}/plan`);
      await page.getByRole("button", { name: "Suggested frame" }).click();
      await page.getByRole("button", { name: "Finalise plan" }).click();
      await page.getByRole("button", { name: "Start session" }).click();
      await page.waitForURL(/\/run$/);
      await page.getByRole("button", { name: "End and wrap up" }).click();
      await page.waitForURL(/\/wrap-up$/);
      await page.getByLabel("Another exercise").selectOption({ label: `${title}, 15 minutes` });
      await page.getByRole("button", { name: "Give to both" }).click();
      await expect(page.getByText("A and B, do around")).toBeVisible();
    });
    await leaveDesk(desk);
  });
}

test("what keeps a draft from being published is said at its place and at the top", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/library/new");
  await page.getByLabel("Title").fill(freshTitle());
  await page.getByRole("button", { name: "Start writing" }).click();
  await page.waitForURL(/\/edit$/);
  await page.waitForLoadState("networkidle");
  await expect(page.getByText(/things are left before it can be published/)).toBeVisible();
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByLabel("Words of the question").fill("How was it?");
  await isSaved(page);
  await publish(page);
  const summary = alertOf(page);
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: "Aim: Write something here." }).click();
  await expect(page.getByLabel("Aim", { exact: true })).toBeFocused();
  await summary.getByRole("link", { name: /^Question 1, why it is asked/ }).click();
  await expect(page.getByLabel("Why it is asked, in one line")).toBeFocused();
  await expectAccessible(page, "the editor with every fault shown");
  await page.getByLabel("Dissonance").fill("0.05");
  await expect(page.getByText("The sum is 1.05. It has to be 1.00: 0.05 is too much.")).toBeVisible();
  await isSaved(page);

  await test.step("markup is refused where it stands, and stays to be put right", async () => {
    await page.getByLabel("Aim", { exact: true }).fill("<b>Walk</b>");
    await expect(page.getByText("Plain text only.").first()).toBeVisible();
    await expect(page.locator('[data-save="refused"]')).toBeVisible();
    await expect(page.getByLabel("Aim", { exact: true })).toHaveValue("<b>Walk</b>");
    await page.getByLabel("Aim", { exact: true }).fill("Walk");
    await isSaved(page);
  });

  await test.step("and the draft can be thrown away", async () => {
    await page.locator("summary", { hasText: "Throw this draft away" }).click();
    await page.getByRole("button", { name: "Throw away for good" }).click();
    await page.waitForURL(/\/library$/);
  });
  // The refused save is told to the console by the browser itself.
  await desk.context.close();
  expect(desk.complaints.filter((line) => !/status of (409|422)/.test(line))).toEqual([]);
});

test("a new version is compared with the old one, and the exercise is retired", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const title = freshTitle();
  const at = await fork(page);
  await page.getByLabel("Title", { exact: true }).fill(title);
  await isSaved(page);
  await publish(page);
  await page.waitForURL(new RegExp(`${at}$`));
  await page.getByRole("button", { name: "Write a new version" }).click();
  await page.waitForURL(/\/edit$/);
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Step 6", { exact: true }).fill("Ask after supper.");
  await page.locator("summary", { hasText: "Question 3" }).click();
  await page.getByLabel("Words of the question").nth(2).fill("What is your wish?");
  await isSaved(page);
  await page.goto(`${at}/history`);
  await expect(page.getByRole("heading", { name: "What changed from version 1 to 2" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Step 6" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Question 3, words" })).toBeVisible();
  await page.goto(at);
  await page.locator("summary", { hasText: "Retire it" }).click();
  await expectAccessible(page, "an own exercise with the question whether to retire it");
  await page.getByRole("button", { name: "Retire for good" }).click();
  await expect(page.getByText("It stays readable where it was given.")).toBeVisible();
  await leaveDesk(desk);
});

test("two windows on one draft: nothing is overwritten unasked", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page: one, context } = desk;
  const at = await fork(one);
  const two = await context.newPage();
  await two.goto(`${at}/edit`);
  await two.waitForLoadState("networkidle");
  await one.bringToFront();
  await one.getByLabel("Aim", { exact: true }).fill("From the first window.");
  await isSaved(one);
  await two.bringToFront();
  await two.getByLabel("Aim", { exact: true }).fill("From the second window.");
  const choice = two.getByRole("alertdialog", { name: "Choose which draft to keep" });
  await expect(choice).toBeFocused();
  await expectAccessible(two, "choice between two drafts");
  await choice.getByRole("button", { name: "Take the other" }).click();
  await expect(two.getByLabel("Aim", { exact: true })).toHaveValue("From the first window.");
  await two.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(two.getByLabel("Aim", { exact: true })).toHaveValue("From the second window.");
  await isSaved(two);
  await context.close();
  expect(desk.complaints.filter((line) => !/status of 409/.test(line))).toEqual([]);
});

test("steps are moved, taken out and brought back by keyboard alone", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await fork(page);
  const step = (place: number) => page.getByLabel(`Step ${place}`, { exact: true });
  const [first, second] = [await step(1).inputValue(), await step(2).inputValue()];
  await page.getByRole("button", { name: "Move step 1 down" }).focus();
  await page.keyboard.press("Enter");
  await expect(step(2)).toHaveValue(first);
  await expect(page.getByRole("button", { name: "Move step 2 down" })).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(step(1)).toHaveValue(first);
  await page.getByRole("button", { name: "Remove step 1" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Step 1 was taken out.")).toBeVisible();
  await expect(step(1)).toHaveValue(second);
  await expectAccessible(page, "the editor with the undo bar");
  await page.getByRole("button", { name: "Undo", exact: true }).first().focus();
  await page.keyboard.press("Enter");
  await expect(step(1)).toHaveValue(first);
  await isSaved(page);
  await leaveDesk(desk);
});

test("texts are saved and steps moved without scripts", async ({ browser }) => {
  const context = await contextOf(browser, "clinician", { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/library/plain-ask");
  await page.getByRole("button", { name: "Make our own version" }).click();
  await page.waitForURL(/\/edit$/);
  const first = await page.getByLabel("Step 1", { exact: true }).inputValue();
  await page.getByLabel("Aim", { exact: true }).fill("Said plainly.");
  await page.getByRole("button", { name: "Save now" }).click();
  await expect(page.locator('input[name="revision"]').first()).toHaveValue("2");
  await expect(page.getByLabel("Aim", { exact: true })).toHaveValue("Said plainly.");
  await page.getByRole("button", { name: "Move step 1 down" }).click();
  await expect(page.locator('input[name="revision"]').first()).toHaveValue("3");
  await expect(page.getByLabel("Step 2", { exact: true })).toHaveValue(first);
  await page.getByLabel("Aim", { exact: true }).fill("<i>No</i>");
  await page.getByRole("button", { name: "Save now" }).click();
  await expect(page.getByText("Plain text only.").first()).toBeVisible();
  await expect(page.getByLabel("Aim", { exact: true })).toHaveValue("<i>No</i>");
  await context.close();
});

test("a title of one long word widens no page, and one that is longer than that is refused with the limit", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const desk = await deskOf(browser, "clinician", { viewport: { width: 390, height: 844 } });
  const { page } = desk;
  const at = await fork(page, "urge-wave");
  const title = `Wave${"e".repeat(116)}`;
  await page.getByLabel("Title", { exact: true }).fill(`${title}e`);
  await expect(page.getByText("at most 120 characters.").first()).toBeVisible();
  await page.getByLabel("Title", { exact: true }).fill(title);
  await isSaved(page);
  await publish(page);
  await page.waitForURL(new RegExp(`${at}$`));
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    const places = ["", "/history", "/preview", "/print/handout", "/print/sheet"].map((end) => `${at}${end}`);
    for (const path of [...places, `/library?words=${title}`, `/library?view=table&words=${title}`]) {
      await page.goto(path);
      await expect(page.getByText(title).first()).toBeVisible();
      expect(await sidewaysScroll(page), `${path} at ${width}`).toBe(0);
    }
  }
  await page.goto(at);
  await page.getByRole("button", { name: /new version/ }).click();
  await page.waitForURL(/\/edit$/);
  expect(await sidewaysScroll(page)).toBe(0);
  // The browser writes down the one refusal this asked for, and nothing else.
  const complaints = desk.complaints.splice(0);
  expect(complaints.filter((line) => !/\/api\/exercises: .* 422 /.test(line))).toEqual([]);
  await leaveDesk(desk);
});

test("exercises leave and come in as one file", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/library/plain-ask");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "File", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("exercise.json");
  const text = readFileSync(await download.path(), "utf8");

  await page.goto("/library");
  await page.getByRole("link", { name: "Import and export" }).click();
  await page.waitForURL(/\/library\/import$/);
  const box = page.getByLabel("Or paste it here");
  await box.fill(text.replace('"title":"From hint to plain ask"', '"title":""'));
  await page.getByRole("button", { name: "Import as drafts" }).click();
  await expect(alertOf(page)).toContainText("exercises.0.title");
  await expect(box).toHaveValue(/"format":"evenkeel-exercises"/);
  await expectAccessible(page, "an import that was refused");

  await page
    .getByLabel("Choose a file")
    .setInputFiles({ name: "big.json", mimeType: "application/json", buffer: Buffer.alloc(1_000_001, " ") });
  await expect(page.getByText("This file is too large.")).toBeVisible();
  await page.getByRole("button", { name: "Import as drafts" }).click();
  await expect(page.getByText("This file is too large.")).toBeVisible();
  await expect(page.getByText("Paste a file, or choose one.")).toHaveCount(0);
  const title = freshTitle();
  await page.getByLabel("Choose a file").setInputFiles({
    name: "exercise.json",
    mimeType: "application/json",
    buffer: Buffer.from(text.replaceAll("From hint to plain ask", title)),
  });
  await expect(box).toHaveValue(new RegExp(title));
  await page.getByRole("button", { name: "Import as drafts" }).click();
  await expect(page.getByText(`1 exercise is here as a draft of your own: “${title}”.`)).toBeVisible();
  await page.getByRole("link", { name: `Open “${title}”` }).click();
  await page.waitForURL(/\/library\/own-[^/]+\/edit$/);
  await leaveDesk(desk);
});

test("a file longer than a server takes is refused beside the box also without scripts", async ({
  browser,
}) => {
  const context = await contextOf(browser, "clinician", { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/library/import");
  const box = page.getByLabel("Or paste it here");
  await box.evaluate((element: HTMLTextAreaElement) => {
    element.value = "x".repeat(5_000_000);
  });
  await page.getByRole("button", { name: "Import as drafts" }).click();
  await expect(box).toHaveAccessibleDescription(/This file is too large\..*Nothing was imported\./);
  await context.close();
});
