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

test("the page of every turn says what both do in it, and a break stops the clock", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "speak-listen-swap");
  const turns = placeOf("speak-listen-swap", "turns");
  const page = await (await open(room.a)).newPage();
  const roles = page.getByRole("region", { name: "In each turn" });
  const { steps } = findExercise("speak-listen-swap") ?? { steps: [] };
  await page.goto(`/do/${task.a}/${turns}`);
  await expect(roles.getByRole("listitem")).toHaveText(steps.slice(1, 7));
  await expect(
    page.getByText("Did you two take your turns on the other phone? Then you can skip this one."),
  ).toBeVisible();
  await press(page, "Start");
  await press(page, "Take a break");
  await expect(page.getByText("You are on a break. Go on when you are both ready.")).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await press(page, "We are ready to swap");
  await page.getByRole("link", { name: "I have it" }).click();
  await expect(page.getByText("Turn 2 of 4")).toBeVisible();
  await expect(roles.getByRole("listitem")).toHaveText(steps.slice(1, 7));
});
