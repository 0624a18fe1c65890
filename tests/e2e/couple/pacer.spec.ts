import type { Page } from "playwright/test";
import { publishedFork } from "#tests/integration/exercises/authored";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { expect, type Records, type Room, test } from "./room";

/** The practice's own exercise with a breathing guide as its only question, given to both. */
async function breathing(records: Records, room: Room): Promise<string> {
  const slug = await publishedFork(room.treating, {
    from: "kind-outsider",
    title: "Slow breathing",
    parts: {
      fields: [
        {
          type: "pacer",
          name: "breaths",
          label: "Breathe with the guide.",
          why: "A slow breath out calms the body.",
          minutes: 2,
          inSeconds: 4,
          outSeconds: 6,
          visibility: "therapist",
          required: true,
          step: 1,
        },
      ],
      done: { op: "minSeconds", field: "breaths", seconds: 60 },
      derived: [],
      gates: [],
    },
  });
  return (await records.give(room, slug)).a;
}

/** How many things on the page move without an end. */
const endlessOn = (page: Page) =>
  page.evaluate(
    () =>
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations === Number.POSITIVE_INFINITY).length,
  );

for (const { reducedMotion } of [{ reducedMotion: "reduce" }, { reducedMotion: "no-preference" }] as const) {
  test(`breathing by word and count, with motion ${reducedMotion}`, async ({ records, open }) => {
    const room = await records.makeRoom();
    const task = await breathing(records, room);
    const page = await (await open(room.a, { reducedMotion })).newPage();
    await page.clock.install();
    await page.goto(`/do/${task}/1`);
    const isOff = page.getByRole("button", { name: "Turn off the moving circle" });
    const circle = page.locator(".pacer-circle");
    const bar = page.locator(".pacer-bar");
    const word = page.locator(".pacer-word");
    const on = page.locator(".pacer-bar > [data-on]");
    const press = (name: string) => page.getByRole("button", { name, exact: true }).tap();
    await expect(page.getByRole("button", { name: "Stop", exact: true })).toBeVisible();

    if (reducedMotion === "no-preference") {
      await press("Start");
      await page.clock.runFor(1200);
      await expect(circle).toBeVisible();
      await expect(bar).toHaveCount(0);
      expect(await endlessOn(page)).toBe(1);
      await expect(word).toHaveText("Breathe in3");
      await isOff.tap();
    } else {
      await expect(isOff).toHaveAttribute("aria-pressed", "true");
      await press("Start");
      await page.clock.runFor(1200);
    }
    await test.step("no circle, and nothing that moves by itself", async () => {
      await expect(circle).toBeHidden();
      await expect(bar).toBeVisible();
      expect(await endlessOn(page)).toBe(0);
    });
    await test.step("a step a second, and the same breath goes on", async () => {
      await expect(word).toHaveText("Breathe in3");
      await expect(on).toHaveCount(2);
      await page.clock.runFor(4000);
      await expect(word).toHaveText("Breathe out5");
      await expect(on).toHaveCount(6);
      await page.clock.runFor(5000);
      await expect(word).toHaveText("Breathe in4");
      await expect(on).toHaveCount(1);
    });
    expect(await sidewaysScroll(page)).toBe(0);
    await press("Stop");
    await expectAccessible(page, `the breathing guide, motion ${reducedMotion}`);
  });
}
