import { expect, test } from "playwright/test";
import { expectAccessible } from "../support/axe";
import { deskOf, leaveDesk, openCouple } from "../support/desk";

const SECRET = "Was left once without a word";

test("each partner's record is kept apart, in versions, and never with the other's on one sheet", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page, context } = desk;
  const at = `/couples/${await openCouple(page)}/formulation`;

  await test.step("written from the formulation page, and refused with its words when one is too long", async () => {
    await page.goto(at);
    await expect(page.getByText("Nothing is written yet.")).toHaveCount(2);
    await page.getByRole("link", { name: "Write the record of A" }).click();
    await expect(page).toHaveTitle(/^Record of one partner/);
    await page.getByLabel("History with the loop").fill(SECRET);
    await page.getByLabel("Goals, in their own words").fill("x".repeat(801));
    await page.getByRole("button", { name: "Save as version 1" }).click();
    await expect(page.getByText("Use at most 800 characters.").first()).toBeVisible();
    await expect(page.getByLabel("History with the loop")).toHaveValue(SECRET);
    await page.getByLabel("Goals, in their own words").fill("To ask once");
    await page.getByRole("button", { name: "Save as version 1" }).click();
    await expect(page).toHaveURL(/\/formulation#each$/);
  });

  await test.step("folded on the page until it is asked for", async () => {
    await expect(page.getByText(SECRET)).toBeHidden();
    await page.getByText("Version 1, saved on").click();
    await expect(page.getByText(SECRET)).toBeVisible();
    await expectAccessible(page, "formulation with a record");
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText(SECRET)).toBeHidden();
    await page.emulateMedia({ media: null });
  });

  await test.step("a window that was second keeps its words and sees what was saved meanwhile", async () => {
    const late = await context.newPage();
    await late.goto(`${at}/record/a`);
    await page.goto(`${at}/record/a`);
    await page.getByLabel("Goals, in their own words").fill("To hear the answer");
    await page.getByRole("button", { name: "Save as version 2" }).click();
    await expect(page).toHaveURL(/\/formulation#each$/);
    await late.getByLabel("Body and health").fill("Sleeps badly");
    await late.getByLabel("Goals, in their own words").fill("To be held");
    await late.getByRole("button", { name: "Save as version 2" }).click();
    await expect(late.getByText("Saved meanwhile: To hear the answer")).toBeVisible();
    await expect(late.getByText("Saved meanwhile")).toHaveCount(2);
    await expect(late.getByLabel("Goals, in their own words")).toHaveValue("To be held");
    await late.getByRole("button", { name: "Save mine as the next version" }).click();
    await expect(late).toHaveURL(/\/formulation#each$/);
    await late.goto(`${at}/record/a?version=2`);
    await expect(late.getByText("To hear the answer")).toBeVisible();
    await expect(late.getByRole("textbox")).toHaveCount(0);
    await late.close();
  });

  await test.step("on paper each is alone, and the formulation's own paper has neither", async () => {
    await page.goto(`${at}/record/b`);
    await page.getByLabel("Body and health").fill("A new medicine");
    await page.getByRole("button", { name: "Save as version 1" }).click();
    await expect(page).toHaveURL(/\/formulation#each$/);
    const textOf = async (path: string) => (await context.request.get(path)).text();
    expect(await textOf(`${at}/record/a/print`)).toContain(SECRET);
    expect(await textOf(`${at}/record/a/print`)).not.toContain("A new medicine");
    expect(await textOf(`${at}/record/b/print`)).not.toContain(SECRET);
    expect(await textOf(`${at}/print`)).not.toMatch(/Was left once|A new medicine/);
    await page.goto(`${at}/print`);
    await page.getByRole("link", { name: "partner B" }).click();
    await expect(page.getByText("Working copy, not for release.", { exact: false })).toBeVisible();
  });
  await leaveDesk(desk);
});
