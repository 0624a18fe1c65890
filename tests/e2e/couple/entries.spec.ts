import type { Page } from "playwright/test";
import { nameInEntry } from "#lib/exercises/entries";
import { findExercise } from "#lib/exercises/queries";
import { questionsOf } from "#lib/exercises/rules";
import type { AnswerValue } from "#lib/exercises/types";
import { saveDraft } from "#lib/homework/save-draft";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { expect, test } from "./room";

const DAY_MS = 86_400_000;
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name, exact: true });
const at = (page: Page, place: string) => page.waitForURL(new RegExp(`/do/[^/]+${place}$`));

function placeOf(slug: string, name: string): number {
  const exercise = findExercise(slug);
  const place = exercise ? questionsOf(exercise).findIndex((field) => field.name === name) + 1 : 0;
  if (place === 0) throw new Error(`${slug} has no question ${name}`);
  return place;
}

test("one entry a day: the overview says what is written and when the next one opens", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "offer-audit");
  const page = await (await open(room.a)).newPage();
  const complaints = complaintsOf(page);
  await page.goto(`/do/${task.a}`);
  await link(page, "Start").click();
  await at(page, "/1");
  await expect(page.getByText("Day 1", { exact: true })).toBeVisible();
  await expect(page.getByText("1 of 6", { exact: true })).toBeVisible();

  await test.step("questions that an answer takes away are passed, and come back with another answer", async () => {
    await page.getByRole("radio", { name: "Yes, there was something" }).check();
    await press(page, "Continue");
    await at(page, "/2");
    await expect(page.getByText("2 of 6", { exact: true })).toBeVisible();
    await link(page, "Back").click();
    await page.getByRole("radio", { name: "Nothing today" }).check();
    await press(page, "Continue");
    await at(page, "");
    await page.goto(`/do/${task.a}/2`);
    await at(page, "");
  });

  await test.step("the day is written, and the next one waits calmly", async () => {
    await expect(page.getByRole("heading", { level: 3 })).toHaveText(["Day 1", "Day 2", "The last part"]);
    await expect(page.getByText("All of it is written.")).toBeVisible();
    await expect(page.getByText("You can start the next one tomorrow.")).toBeVisible();
    await page.goto(`/do/${task.a}/${placeOf("offer-audit", nameInEntry("today", 2))}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not open yet");
    await expect(page.getByText("You can start the next one tomorrow.")).toBeVisible();
    await expect(page.getByRole("radio")).toHaveCount(0);
  });

  await test.step("the end says what was done in words, not in hundreds", async () => {
    await page.goto(`/do/${task.a}/end`);
    await expect(page.getByText("You wrote 1, and that counts.")).toBeVisible();
    expect(await page.locator("main").innerText()).not.toMatch(/of \d\d/);
  });

  await test.step("the therapist reads the day that was begun, and none of those that were not", async () => {
    await press(page, "Send what I did");
    await page.waitForURL("**/done");
    const desk = await (await open(room.clinician, { viewport: { width: 1280, height: 800 } })).newPage();
    await desk.goto(`/review/${task.a}`);
    await expect(desk.getByText("1 of 7 entries begun.")).toBeVisible();
    await expect(desk.getByRole("heading", { level: 3, name: /^Day \d/ })).toHaveCount(1);
    await expect(desk.getByRole("heading", { level: 3, name: /^Day 1, \d+ \w+, \w+/ })).toBeVisible();
    await expectAccessible(desk, "a repeated exercise");
  });
  expect(complaints).toEqual([]);
});

test("a question about yesterday is one neutral line on Today, and opens from there", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "seven-day-loop-log");
  const exercise = findExercise("seven-day-loop-log");
  const fields = exercise ? questionsOf(exercise) : [];
  const later = fields.find((field) => field.asked === "next_day" && field.entry === 1);
  const kind = later?.onlyIf;
  if (!later || !kind) throw new Error("the log has no question for the next day");
  const answers: Record<string, AnswerValue> = { [kind.field]: kind.value };
  const saved = await saveDraft(
    room.partnerA,
    task.a,
    { version: 0, answers },
    { clock: () => new Date(Date.now() - DAY_MS) },
  );
  expect(saved.version).toBe(1);
  const page = await (await open(room.a, { javaScriptEnabled: false })).newPage();
  await page.goto("/home");
  await expect(page.getByText("One short question is open.")).toBeVisible();
  await expect(page.locator("main")).not.toContainText(later.label);
  await link(page, "Go on").first().click();
  await page.getByRole("link", { name: "Answer it (Log 1)" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(later.label);
  await page.getByRole("radio", { name: "3", exact: true }).check();
  await press(page, "Continue");
  await page.goto("/home");
  await expect(page.getByText("One short question is open.")).toHaveCount(0);
});

test("the phone is handed over on a page of its own, and Back does not return to the turn before", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "speak-listen-swap");
  const turns = placeOf("speak-listen-swap", "turns");
  const label = questionsOf(findExercise("speak-listen-swap") ?? { fields: [] })[turns - 1]?.label ?? "";
  const page = await (await open(room.a)).newPage();
  await page.goto(`/do/${task.a}/1`);
  await page.locator("textarea").fill("CANARY-TOPIC");
  await press(page, "Continue");
  await at(page, "/2");
  await page.goto(`/do/${task.a}/${turns}`);
  await press(page, "Start");
  await page.waitForTimeout(1200);
  await press(page, "Take a break");
  await press(page, "We are ready to swap");
  await at(page, `/${turns}/over/2`);
  const html = await page.content();
  expect(html).not.toContain(label);
  expect(html).not.toContain("CANARY");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pass the phone on");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pass the phone on");
  await link(page, "I have it").click();
  await at(page, `/${turns}/turn/2`);
  await expect(page.getByText("Turn 2 of 4")).toBeVisible();
  expect(await page.content()).not.toContain("CANARY");
  await page.goBack();
  await at(page, `/${turns}/over/2`);
  await link(page, "I have it").click();
  await press(page, "We have had our turns");
  await at(page, `/${turns}/over/back`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Give the phone back");
  await page.getByLabel("Your passphrase").fill(room.a.passphrase);
  await press(page, "I have my phone back");
  await at(page, `/${turns + 1}`);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toBe("{}");
});

test("a clock goes on through a reload, keeps numbers alone, and is gone once it stops", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "urge-wave");
  const page = await (await open(room.a)).newPage();
  const complaints = complaintsOf(page);
  await page.goto(`/do/${task.a}/3`);
  await press(page, "Start");
  const kept = await page.evaluate(() => JSON.parse(sessionStorage.getItem("clock") ?? "{}"));
  expect(Object.keys(kept).sort()).toEqual(["before", "minutes", "part", "path", "since"]);
  await page.evaluate(() => {
    const clock = JSON.parse(sessionStorage.getItem("clock") ?? "{}");
    sessionStorage.setItem("clock", JSON.stringify({ ...clock, since: clock.since - 4 * 60_000 }));
  });
  await page.reload();
  await expect(page.getByText("About 6 minutes left")).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop", exact: true })).toBeVisible();
  await press(page, "Stop");
  await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.reload();
  await expect(page.getByText("About 4 minutes so far.")).toBeVisible();
  // The save of the page that went away and the one after Stop never stand in each other's way.
  expect(complaints).toEqual([]);
});

test("cards, order, lines and days without scripts: kept, and refused with a sentence", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  await records.allow(room, 3);
  const page = await (await open(room.a, { javaScriptEnabled: false })).newPage();
  const values = await records.give(room, "values-compass");
  const [cards, top] = ["cards", "top3"].map((name) => placeOf("values-compass", name));

  await page.goto(`/do/${values.a}/${cards}`);
  const somewhat = page.getByRole("group", { name: "Honesty" }).getByRole("radio", { name: "Somewhat" });
  await somewhat.check();
  await press(page, "Continue");
  await page.waitForURL((url) => !url.pathname.endsWith(`/${cards}`));
  await page.goto(`/do/${values.a}/${cards}`);
  await expect(somewhat).toBeChecked();

  await page.goto(`/do/${values.a}/${top}`);
  const place = (number: number) => page.getByLabel(`Place ${number}`);
  await place(1).selectOption({ label: "Rest" });
  await place(2).selectOption({ label: "Rest" });
  await press(page, "Continue");
  await expect(page.getByText("Please choose each one only once.")).toBeVisible();
  await expect(place(1).locator("option:checked")).toHaveText("Rest");
  await place(2).selectOption({ label: "Play" });
  await press(page, "Continue");
  await page.waitForURL((url) => !url.pathname.endsWith(`/${top}`));
  await page.goto(`/do/${values.a}/${top}`);
  await expect(place(2).locator("option:checked")).toHaveText("Play");

  const menu = await records.give(room, "ways-in-menu");
  await page.goto(`/do/${menu.a}/${placeOf("ways-in-menu", "my_five")}`);
  await page.getByLabel("Line 5", { exact: true }).fill("A walk");
  const first = page.url();
  await press(page, "Continue");
  await page.waitForURL((url) => url.href !== first);
  await page.goBack();
  await page.reload();
  await expect(page.getByLabel("Line 1", { exact: true })).toHaveValue("A walk");
});

test("an order is made with the keyboard alone, and nothing is pushed sideways at 320 pixels", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "values-compass");
  const page = await (await open(room.a, { viewport: { width: 320, height: 640 } })).newPage();
  await page.goto(`/do/${task.a}/${placeOf("values-compass", "top3")}`);
  const pressKey = async (name: string, key: string) => {
    await page.getByRole("button", { name, exact: true }).focus();
    await page.keyboard.press(key);
  };
  await pressKey("Kindness", "Enter");
  await pressKey("Play", "Space");
  await pressKey("Move up: Play", "Enter");
  await expect(page.getByRole("button", { name: "Move up: Play", exact: true })).toBeFocused();
  await expect(page.locator("#live")).toHaveText("Play: Place 1");
  await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible();
  expect(await sidewaysScroll(page)).toBe(0);
  await page.reload();
  await expect(page.locator("ol.flex > li")).toHaveText([/Play/, /Kindness/]);
  // What is pressed here leaves the page: the focus goes on to the next card, in the end to the freed pick.
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await pressKey("Take out: Play", "Enter");
  await expect(button("Take out: Kindness")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button("Kindness")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button("Take out: Kindness")).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
});
