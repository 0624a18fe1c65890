import type { BrowserContext, Page } from "playwright/test";
import { nameInEntry } from "#lib/exercises/entries";
import { findExercise } from "#lib/exercises/queries";
import { questionsOf } from "#lib/exercises/rules";
import { logEpisode } from "#tests/integration/formulation/given-episodes";
import { practiceDay } from "#tests/support/practice-day";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { comparable, PAGES_OF } from "./pages";
import { expect, test } from "./room";

const SLUG = "seven-day-loop-log";
const NOBODY = "00000000-0000-4000-8000-000000000000";

async function everything(context: BrowserContext): Promise<string[]> {
  const seen: string[] = [];
  for (const path of PAGES_OF(NOBODY)) seen.push(await comparable(context, path));
  return seen;
}

function placeOf(name: string, entry: number): number {
  const fields = questionsOf(findExercise(SLUG) ?? { fields: [] });
  const place = fields.findIndex((field) => field.name === nameInEntry(name, entry)) + 1;
  if (place === 0) throw new Error(`the log has no question ${name}`);
  return place;
}

test("two loops of the log are sent from a phone and stand in the therapist's lanes", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, SLUG);
  const [phoneA, phoneB] = [await open(room.a), await open(room.b)];
  const a = await phoneA.newPage();
  const complaints = complaintsOf(a);
  const before = await everything(phoneB);

  async function answer(name: string, entry: number, act: (page: Page) => Promise<void>): Promise<void> {
    const address = `/do/${task.a}/${placeOf(name, entry)}`;
    await a.goto(address);
    await act(a);
    await a.getByRole("button", { name: "Continue", exact: true }).tap();
    await a.waitForURL((url) => url.pathname !== address);
  }
  const pick = (label: string) => (page: Page) => page.getByText(label, { exact: true }).first().tap();
  const rate = (value: string) => (page: Page) =>
    page
      .locator("label.scale-step")
      .filter({ hasText: new RegExp(`^${value}`) })
      .tap();

  await test.step("each entry is a few taps and a line", async () => {
    for (const entry of [1, 2]) {
      await answer("log_kind", entry, pick("I felt the pull"));
      await answer("trigger_kind", entry, pick("We felt far apart"));
    }
    await answer("belief", 1, (page) => page.getByRole("textbox").fill("Canary belief"));
    await answer("move", 1, pick("Checked again"));
    await answer("relief_now", 1, rate("8"));
    await answer("real_need", 2, (page) => page.getByRole("textbox").fill("Canary need"));
  });

  await test.step("a third of the day noted under Moments fills the log, and the page says so", async () => {
    await a.goto(`/do/${task.a}`);
    await expect(a.getByRole("heading", { level: 3, name: "Log 3" })).toBeVisible();
    const clock = () => new Date();
    await logEpisode(room.partnerA, { trigger_kind: "conflict" }, { day: practiceDay(), clock });
    await a.reload();
    const full = a.getByText("You have noted three of this day, here and in Moments. That is the most.");
    await expect(full).toBeVisible();
    await expectAccessible(a, "a log whose day is full");
    expect(await sidewaysScroll(a)).toBe(0);
    await a.goto(`/do/${task.a}/${placeOf("log_kind", 3)}`);
    await expect(full).toBeVisible();
    await a.goto("/moments/1");
    await a.getByRole("button", { name: "Save and go on" }).tap();
    await expect(
      a.getByText("You have noted three of that day, here and in your log. That is the most.").first(),
    ).toBeVisible();
    expect(await everything(phoneB)).toEqual(before);
  });

  await test.step("what is sent is among one's own moments, and changes nobody else's pages", async () => {
    await a.goto(`/do/${task.a}/end`);
    await a.getByRole("button", { name: "Send what I did" }).tap();
    await a.waitForURL("**/done");
    await a.goto("/moments");
    await expect(a.getByRole("listitem").filter({ hasText: /, from your log$/ })).toHaveCount(2);
    await expect(a.locator("main")).not.toContainText("Canary");
    await expectAccessible(a, "moments of a log");
    expect(await everything(phoneB)).toEqual(before);
  });

  await test.step("the therapist finds both in the lane of their writer, with the way to the log", async () => {
    const desk = await (await open(room.clinician, { viewport: { width: 1280, height: 800 } })).newPage();
    await desk.goto(`/couples/${room.coupleId}/formulation/episodes`);
    await expect(desk).toHaveTitle(/Episodes/);
    await expect(desk.getByText("Canary belief")).toBeVisible();
    await expect(desk.getByText("Canary need")).toBeVisible();
    const from = desk.getByRole("link", { name: /^From the seven-day log, log \d$/ });
    await expect(from).toHaveCount(2);
    await expectAccessible(desk, "the lanes of a log");
    await desk.setViewportSize({ width: 320, height: 700 });
    expect(await sidewaysScroll(desk)).toBe(0);
    await desk.getByRole("link", { name: "From the seven-day log, log 1", exact: true }).click();
    await desk.waitForURL(`**/review/${task.a}#entry-1`);
    await expect(desk.getByRole("heading", { level: 1 })).toContainText("Catch the loop");
  });
  expect(complaints).toEqual([]);
});
