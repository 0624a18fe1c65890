import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "playwright/test";
import { practiceDay } from "#tests/support/practice-day";
import { entriesOf } from "#tests/unit/planning/ics";
import { expectAccessible } from "../support/axe";
import { deskOf, isSaved, leaveDesk, openCouple } from "../support/desk";

test("a series is set, moved, cancelled and taken back, and its calendar file says no more than when", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const coupleId = await openCouple(page);
  const sessions = page.getByRole("region", { name: "Next sessions" });
  const lines = sessions.getByRole("listitem");

  await test.step("set three weeks at once, for both", async () => {
    await page.goto(`/couples/${coupleId}/sessions/new`);
    await page.getByLabel("Day").fill(practiceDay(7));
    await page.getByLabel("Time", { exact: true }).fill("10:00");
    await page.getByLabel("How often").selectOption("weekly");
    await page.getByLabel("Sessions in a series").fill("3");
    await page.getByRole("button", { name: "Set the date and plan" }).click();
    await page.waitForURL(/\/plan$/);
    await page.goto(`/couples/${coupleId}`);
    await expect(lines).toHaveCount(3);
    await expect(lines.first()).toContainText("every week");
  });

  await test.step("move the second and the one after it, and take it back", async () => {
    await lines.nth(1).getByRole("link", { name: "Move or cancel" }).click();
    await expect(page).toHaveTitle(/Move or cancel/);
    const move = page.getByRole("region", { name: "Move" });
    await move.getByLabel("Time", { exact: true }).fill("16:30");
    await move.getByText("This one and the one after it").click();
    await move.getByRole("button", { name: "Move" }).click();
    await expect(page.getByText("2 sessions are moved.")).toBeVisible();
    await expect(page.locator("header").getByText(/16:30/)).toBeVisible();
    await expectAccessible(page, "the offer to take a move back");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.locator("header").getByText(/10:00/)).toBeVisible();
  });

  await test.step("cancel it alone, by keyboard, and put it back", async () => {
    const cancel = page.getByRole("region", { name: "Cancel" });
    await cancel.getByRole("button", { name: "Cancel session" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "This session is cancelled" })).toBeVisible();
    await page.goto(`/couples/${coupleId}`);
    await expect(lines).toHaveCount(2);
    await expect(lines.nth(1)).toContainText("Session 3");
    await page.goBack();
    await page.getByRole("button", { name: "Put it back" }).click();
    await expect(page.getByRole("region", { name: "Move" })).toBeVisible();
    await page.goto(`/couples/${coupleId}`);
    await expect(lines).toHaveCount(3);
  });

  await test.step("take the calendar file", async () => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      sessions.getByRole("link", { name: "Calendar file" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("appointments.ics");
    const entries = entriesOf(await readFile((await file.path()) ?? "", "utf8"));
    expect(entries.map(({ SUMMARY, STATUS }) => `${SUMMARY} ${STATUS}`)).toEqual(
      Array.from({ length: 3 }, () => "Appointment CONFIRMED"),
    );
    expect(entries.map(({ SEQUENCE }) => SEQUENCE)).toEqual(["0", "4", "2"]);
  });
  await leaveDesk(desk);
});

test("a session that is on is made longer, and a window that is behind needs one press more", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const coupleId = await openCouple(page, 50);
  const overview = `/couples/${coupleId}`;
  const form = (at: Page) => at.getByRole("region", { name: "Length" });
  const press = (at: Page) => form(at).getByRole("button", { name: "Change the length" }).click();
  const change = async (at: Page, minutes: number) => {
    await form(at).getByLabel("Minutes").fill(String(minutes));
    await press(at);
  };
  const isNow = (at: Page, minutes: number) =>
    expect(at.locator("header").getByText(`, ${minutes} minutes`)).toBeVisible();

  await test.step("begin it", async () => {
    await page.goto(`${overview}/sessions/new`);
    await page.getByLabel("Day").fill(practiceDay(1));
    await page.getByLabel("Time", { exact: true }).fill("10:00");
    await page.getByRole("button", { name: "Set the date and plan" }).click();
    await page.waitForURL(/\/plan$/);
    await page.getByRole("button", { name: "Suggested frame" }).click();
    await isSaved(page);
    await page.getByRole("button", { name: "Finalise plan" }).click();
    await page.getByRole("button", { name: "Start session" }).click();
    await page.waitForURL(/\/run$/);
  });

  await page.goto(overview);
  await page.getByRole("link", { name: "Change the length of session 1" }).click();
  await isNow(page, 50);
  const other = await page.context().newPage();
  await other.goto(page.url());

  await test.step("each refusal draws the form anew, and keeps what was typed", async () => {
    await change(page, 55);
    await isNow(page, 55);
    await change(other, 65);
    await expect(form(other).getByText("55 minutes long by now").first()).toBeVisible();
    await isNow(other, 55);
    await change(page, 60);
    await isNow(page, 60);
    await press(other);
    await expect(form(other).getByText("60 minutes long by now").first()).toBeVisible();
    await isNow(other, 60);
    await expect(form(other).getByLabel("Minutes")).toHaveValue("65");
    await press(other);
    await expect(form(other).getByText("The length is changed.")).toBeVisible();
    await other.close();
  });

  await test.step("what has ended stays as long as it was", async () => {
    await page.goto(overview);
    await expect(page.getByText("65 minutes")).toBeVisible();
    await page.getByRole("link", { name: "Go on" }).click();
    await page.waitForURL(/\/run$/);
    await page.getByRole("button", { name: "End and wrap up" }).click();
    await page.waitForURL(/\/wrap-up$/);
    await page.goto(overview);
    await expect(page.getByText("65 minutes")).toBeVisible();
    await expect(page.getByRole("link", { name: /Change the length/ })).toHaveCount(0);
  });
  await leaveDesk(desk);
});
