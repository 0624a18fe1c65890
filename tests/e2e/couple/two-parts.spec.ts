import type { Page } from "playwright/test";
import { findExercise } from "#lib/exercises/queries";
import { questionsOf } from "#lib/exercises/rules";
import { expect, test } from "./room";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

function placeOf(slug: string, name: string): number {
  return questionsOf(findExercise(slug) ?? { fields: [] }).findIndex((field) => field.name === name) + 1;
}

/** Lets a clock that runs have been started five minutes earlier, and opens the page anew. */
async function fiveMinutesOn(page: Page): Promise<void> {
  await page.evaluate(() => {
    const clock = JSON.parse(sessionStorage.getItem("clock") ?? "{}");
    sessionStorage.setItem("clock", JSON.stringify({ ...clock, since: clock.since - 5 * 60_000 }));
  });
  await page.reload();
}

test("a clock of two parts is at the swap again after a reload, and runs no third part", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  await records.allow(room, 3);
  const task = await records.give(room, "touch-no-agenda");
  const page = await (await open(room.a)).newPage();
  const saved = page.getByRole("status").filter({ hasText: /^Saved$/ });
  await page.goto(`/do/${task.a}/${placeOf("touch-no-agenda", "timer.1")}`);
  await expect(page.getByText("Part 1 of 2")).toBeVisible();
  await press(page, "Start");
  await fiveMinutesOn(page);
  await expect(page.getByText("Time is up. Swap, and press Start when you are ready.").first()).toBeVisible();
  await expect(saved).toBeVisible();
  await records.waited(room);

  await page.reload();
  await expect(page.getByText("Time is up. Swap, and press Start when you are ready.").first()).toBeVisible();
  await press(page, "Start");
  await expect(page.getByText("Part 2 of 2")).toBeVisible();
  await fiveMinutesOn(page);
  await expect(page.getByText("Time is up. You can go on to the next page.").first()).toBeVisible();
  await expect(saved).toBeVisible();

  await page.reload();
  await expect(page.getByText("Part 2 of 2")).toBeVisible();
  await expect(page.getByText("Time is up. You can go on to the next page.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Start", exact: true })).toHaveCount(0);
});
