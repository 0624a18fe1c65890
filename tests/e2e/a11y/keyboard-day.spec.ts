import { scheduleSession } from "#lib/planning/schedule-session";
import { practiceDay } from "#tests/support/practice-day";
import { expect, test } from "../couple/room";
import { pressByKey, tabTo, writeByKey } from "../support/by-key";
import { isSaved } from "../support/desk";

const NEXT_WEEK = 7 * 86_400_000;

test("a whole session by keyboard alone, from Today to Sign and close", async ({ records, open }) => {
  test.setTimeout(240_000);
  const room = await records.makeRoom();
  await records.allow(room, 3);
  const { coupleId } = room;
  const tomorrow = { date: practiceDay(1), time: "10:00", zone: "Europe/Berlin" };
  await scheduleSession(room.treating, {
    coupleId,
    ...tomorrow,
    minutes: 50,
    attendees: "both",
    repeats: "once",
    times: 1,
  });
  const page = await (await open(room.clinician)).newPage();
  const heading = page.locator("#current");
  await page.goto("/today");

  await test.step("from Today over the brief to a final plan", async () => {
    await pressByKey(page, "Prepare next session");
    await page.waitForURL(/\/prep$/);
    await pressByKey(page, "Start plan");
    await page.waitForURL(/\/plan$/);
    await expect(page.getByRole("button", { name: "Finalise plan" })).toBeVisible();
    await pressByKey(page, "Add Ride the wave");
    await pressByKey(page, "Add Name it before you move");
    await isSaved(page);
    await pressByKey(page, "Finalise plan");
    await expect(page.getByRole("heading", { name: "Final plan" })).toBeVisible();
    await pressByKey(page, "Start session");
    await page.waitForURL(/\/run$/);
    await expect(page.locator("[data-run]")).toHaveAttribute("data-run", "ready");
  });

  await test.step("run it: tick, back, minutes, pause, swap, note, discreet, safety steps, set aside", async () => {
    await expect(heading).toHaveText("Arrive and check in");
    await page.keyboard.press("t");
    await expect(heading).toHaveText("Agenda");
    await expect(heading).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(heading).toHaveText("Arrive and check in");
    await page.keyboard.press("ArrowRight");
    await pressByKey(page, "Done");
    await expect(heading).toHaveText("Look back at the week");
    await expect(heading).toBeFocused();
    await page.keyboard.press("+");
    await page.keyboard.press("Space");
    await expect(page.getByText("Paused", { exact: true })).toBeVisible();
    await page.keyboard.press("Space");
    await page.keyboard.press("s");
    await expect(heading).toHaveText("Ride the wave");

    await page.keyboard.press("w");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await pressByKey(page, "Swap");
    await tabTo(page, page.getByRole("button", { name: /^Take it/ }).first());
    await page.keyboard.press("Enter");
    await expect(heading).not.toHaveText("Ride the wave");
    await expect(heading).toBeFocused();

    await page.keyboard.press("n");
    await page.keyboard.type("They both laughed.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("radio", { name: "Quote" })).toBeChecked();
    await pressByKey(page, "Keep the note");
    await expect(page.getByText("They both laughed.")).toBeVisible();
    await expect(page.getByRole("dialog")).toBeHidden();

    await page.keyboard.press("h");
    await expect(page.getByText("They both laughed.")).toHaveCount(0);
    await expect(page.locator("main")).not.toContainText(room.codeName);
    await page.keyboard.press("h");
    await page.keyboard.press("!");
    await expect(heading).toHaveText("Safety first");
    await expect(heading).toBeFocused();
    await page.keyboard.press("!");
    await expect(heading).toBeFocused();
    await page.keyboard.press("t");
    await expect(heading).toHaveText("Name it before you move");
  });

  await test.step("end it", async () => {
    await page.keyboard.press("e");
    await expect(page.getByRole("dialog", { name: "End the session?" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.keyboard.press("e");
    await pressByKey(page, "End it");
    await page.waitForURL(/\/wrap-up$/);
  });

  await test.step("homework to both, the next session, the note, and out", async () => {
    const homework = page.getByRole("region", { name: "Homework" });
    await tabTo(page, homework.getByRole("radio"));
    await page.keyboard.press("Space");
    await pressByKey(page, "Give to both", homework);
    await expect(homework.getByText("A and B, do around")).toBeVisible();
    const next = page.getByRole("region", { name: "Next session" });
    const day = new Date(Date.now() + NEXT_WEEK).toLocaleDateString("en-GB").replaceAll("/", "");
    await tabTo(page, next.getByLabel("Day"));
    await page.keyboard.type(day);
    await pressByKey(page, "Set the next session", next);
    await expect(page.getByText(/^Session \d+, /).last()).toBeVisible();
    await writeByKey(page, page.getByLabel("Pattern seen"), "They named it before they moved.");
    await isSaved(page);
    await pressByKey(page, "Sign and close");
    await page.waitForURL(/\/couples\/[0-9a-f-]{36}$/);
  });
});
