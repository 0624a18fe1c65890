import { expect, test } from "playwright/test";
import { deskOf, isSaved, leaveDesk, openCouple, planLine, planTitles, setSession } from "../support/desk";

test("a plan begins from a template, is kept as one, and an earlier version comes back", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const coupleId = await openCouple(page, 75);
  const session = await setSession(page, coupleId);
  await page.getByLabel("Template").selectOption({ label: "Early: calm the loop, 75 min" });
  await page.getByRole("button", { name: "Use the template" }).click();
  await expect(page.getByRole("button", { name: "Finalise plan" })).toBeVisible();
  const began = await planTitles(page);
  expect(began).toEqual(expect.arrayContaining(["Arrive and check in", "Look back at the week", "Debrief"]));

  // Nobody has joined yet, so what the two do together is on hold: it is there, takes no time and says why.
  const held = planLine(page, "Support instead of the same answer");
  await expect(held.getByText("set aside", { exact: true })).toBeVisible();
  await expect(held.getByText(/^On hold: both of the couple have to join/)).toBeVisible();

  await test.step("an earlier version comes back", async () => {
    await page.getByRole("button", { name: "Remove Debrief" }).click();
    await page.getByRole("button", { name: "Remove Agenda" }).click();
    await isSaved(page);
    await page.getByRole("link", { name: "Versions" }).click();
    await expect(page.getByText("When it was opened")).toBeVisible();
    await expect(page.getByText("Since then: removed 2, -9 min")).toBeVisible();
    await page.getByText("When it was opened").click();
    await page.getByRole("button", { name: "Restore" }).click();
    await expect(page.getByRole("button", { name: "Finalise plan" })).toBeVisible();
    await expect.poll(() => planTitles(page)).toEqual(began);
  });

  await test.step("its structure is kept as a template, and retired", async () => {
    const title = `Quiet start ${Date.now()}`;
    const agenda = page.getByLabel("Minutes for Agenda");
    const before = await agenda.inputValue();
    await agenda.fill("8");
    await page.getByRole("button", { name: "Save as template" }).click();
    const long = `${title} ${"and on ".repeat(9)}`.trim();
    await page.getByRole("textbox", { name: "Name" }).fill(long);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("A name has room for 60 characters.").first()).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue(long);
    await page.getByRole("textbox", { name: "Name" }).fill(title);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("dialog").getByText("Saved.")).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(`${session}/plan`);
    await expect(page.getByRole("link", { name: `See “${title}”` })).toHaveAttribute("href", "/templates");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Undo", exact: true }).first().click();
    await expect(agenda).toHaveValue(before);
    await isSaved(page);
    await page.goto("/templates");
    await expect(page).toHaveTitle(/Templates/);
    const mine = page.getByRole("listitem").filter({ has: page.getByText(title, { exact: true }) });
    await mine.getByText(title, { exact: true }).click();
    await expect(mine.getByText("Debrief")).toBeVisible();
    await mine.getByRole("button", { name: `Retire ${title}` }).click();
    await expect(page.getByText(title, { exact: true })).toHaveCount(0);
  });

  await test.step("a final plan is opened again and made final again", async () => {
    await page.goto(`${session}/plan`);
    await page.getByRole("button", { name: "Finalise plan" }).click();
    await page.getByRole("button", { name: "Open again to change it" }).click();
    await expect(page.getByRole("button", { name: "Finalise plan" })).toBeVisible();
    await page.getByRole("button", { name: "Finalise plan" }).click();
    await expect(page.getByRole("heading", { name: "Final plan" })).toBeVisible();
  });
  await leaveDesk(desk);
});
