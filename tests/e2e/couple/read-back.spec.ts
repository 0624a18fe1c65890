import { findExercise } from "#lib/exercises/queries";
import { questionsOf } from "#lib/exercises/rules";
import { saveDraft } from "#lib/homework/save-draft";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { expect, test } from "./room";

const asked = questionsOf(findExercise("offer-audit") ?? { fields: [] });
const labelOf = (name: string) => asked.find((field) => field.name === name)?.label ?? "";

test("what was written can be looked at before what looks back, and before it is sent", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "offer-audit");
  const answers = { "today.1": "something", "offered.1": ["touch", "praise"], "freedom.1": 4 };
  await saveDraft(room.partnerA, task.a, { version: 0, answers });
  const page = await (await open(room.a)).newPage();
  const surprise = asked.findIndex(({ name }) => name === "surprise") + 1;
  for (const path of [`/do/${task.a}/${surprise}`, `/do/${task.a}/end`]) {
    await page.goto(path);
    const look = page.getByText("Look at what you wrote");
    const value = page.locator("dd").filter({ hasText: "Touch, a hug or a kiss, Praise or kind words" });
    // Folded until it is pressed: somebody may be near.
    await expect(value).toBeHidden();
    await look.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("Day 1", { exact: true })).toBeVisible();
    await expect(page.getByText(labelOf("offered.1"), { exact: true })).toBeVisible();
    await expect(value).toBeVisible();
    expect(await sidewaysScroll(page)).toBe(0);
    await expectAccessible(page, `what was written, at ${path}`);
  }
  await page.goto(`/do/${task.a}/1`);
  await expect(page.getByText("Look at what you wrote")).toHaveCount(0);
});
