import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { complaintsOf } from "../support/watch";
import { expect, type Records, type Room, test } from "./room";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What alone can differ by night. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
const SMALLEST_TARGET = 44;
const NARROWEST = 320;

/** Controls a thumb has to hit. A link inside a sentence may be as high as its line. */
const tooSmall = (page: Page) =>
  page.evaluate((smallest) => {
    const controls = document.querySelectorAll<HTMLElement>(
      "a[href], button, input, textarea, select, summary",
    );
    return [...controls].flatMap((control) => {
      const target = control.matches("[type=radio], [type=checkbox]") ? control.closest("label") : control;
      if (!target || control.matches("[type=hidden], .skip-link") || !target.checkVisibility()) return [];
      if (getComputedStyle(control).display === "inline" && control.closest("p")) return [];
      const { width, height } = target.getBoundingClientRect();
      return Math.min(width, height) < smallest - 0.5
        ? [`${width}x${height} ${target.outerHTML.slice(0, 90)}`]
        : [];
    });
  }, SMALLEST_TARGET);

/** What runs out of the page at a width. */
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Day and night, wide and narrow: contrast, names, roles, targets, and nothing to scroll sideways for. */
async function look(page: Page, what: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // No frames of others here, so no second page is needed to look into them.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (colorScheme === "light"
      ? axe.withTags(RULES)
      : axe.withRules(COLOUR_RULES)
    ).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
    expect(found, `${what}, ${colorScheme}`).toEqual([]);
  }
  expect(await tooSmall(page), what).toEqual([]);
  const size = page.viewportSize();
  await page.setViewportSize({ width: NARROWEST, height: 640 });
  expect(await sideways(page), `${what} at ${NARROWEST} px`).toBe(0);
  expect(await tooSmall(page), `${what} at ${NARROWEST} px`).toEqual([]);
  if (size) await page.setViewportSize(size);
}

async function furnish(records: Records, room: Room) {
  await records.plan(room, 5);
  await records.teach(room, "pause-pact");
  return {
    kind: await records.give(room, "hold-the-compliment"),
    wave: await records.give(room, "urge-wave"),
    name: await records.give(room, "name-it-first"),
    pause: await records.give(room, "pause-pact"),
    talk: await records.give(room, "daily-stress-share"),
    touch: await records.give(room, "touch-no-agenda"),
  };
}

test("every page is readable by day and by night, wide and narrow, and within a thumb's reach", async ({
  records,
  open,
}) => {
  test.slow();
  const room = await records.makeRoom();
  const { kind, wave, name, pause, talk, touch } = await furnish(records, room);
  const page = await (await open(room.a)).newPage();
  const complaints = complaintsOf(page);
  const pages: [string, string][] = [
    ["the start", "/home"],
    ["before the first question", `/do/${kind.a}`],
    ["a line to write", `/do/${kind.a}/1`],
    ["a scale", `/do/${kind.a}/2`],
    ["a text to write", `/do/${kind.a}/3`],
    ["yes or no", `/do/${kind.a}/7`],
    ["a choice", `/do/${wave.a}/1`],
    ["a timer with lengths", `/do/${wave.a}/3`],
    ["picks with a limit", `/do/${name.a}/2`],
    ["a checklist", `/do/${pause.a}/1`],
    ["turns", `/do/${talk.a}/2`],
    ["before a touch exercise", `/do/${touch.a}`],
    ["a timer in parts", `/do/${touch.a}/3`],
    ["the end", `/do/${kind.a}/end`],
    ["done", `/do/${kind.a}/done`],
    ["the check-in", "/check-in"],
    ["the check-in, done", "/check-in/done"],
    ["who can see what", "/who-can-see"],
    ["help", "/help-now"],
  ];
  for (const [what, path] of pages) {
    await page.goto(path);
    await look(page, what);
  }
  expect(complaints).toEqual([]);
});

test("what a page says when something is in the way is as readable", async ({ records, open }) => {
  test.slow();
  const room = await records.makeRoom();
  const { kind, wave, talk } = await furnish(records, room);
  const context = await open(room.a);
  const page = await context.newPage();
  const text = page.locator("textarea");
  const press = (button: string) => page.getByRole("button", { name: button, exact: true }).tap();

  await page.goto(`/do/${kind.a}/1`);
  await text.fill("x".repeat(200));
  await page.getByText("Please keep this to 140 characters.").waitFor();
  await look(page, "too long, in one long word");

  await page.goto(`/do/${kind.a}/3`);
  const other = await context.newPage();
  await other.goto(`/do/${kind.a}/3`);
  await other.locator("textarea").fill(`From the other window ${"w".repeat(90)}`);
  await other
    .getByRole("status")
    .filter({ hasText: /^Saved$/ })
    .waitFor();
  await text.fill("From this window");
  await page.getByText("Which words do you want to keep?", { exact: false }).waitFor();
  await look(page, "two texts");
  await other.close();

  await page.goto(`/do/${kind.a}/4`);
  await context.setOffline(true);
  await text.fill("Offline");
  await page.getByText("We could not save that yet.", { exact: false }).waitFor();
  await look(page, "offline");
  await context.setOffline(false);
  await page
    .getByRole("status")
    .filter({ hasText: /^Saved$/ })
    .waitFor();

  await page.goto(`/do/${wave.a}/3`);
  await press("Start");
  await look(page, "a timer at work");
  await press("Stop");
  await page.goto(`/do/${talk.a}/2`);
  await press("Start");
  await press("Take a break");
  await look(page, "turns, stopped");

  await page.goto("/check-in");
  await page.locator("#q1").locator("label").filter({ hasText: /^0/ }).tap();
  await press("Continue");
  await look(page, "the second question after a 0");

  await page.goto("/who-can-see");
  await press("Take back my yes");
  await page.getByText("You took back your yes.", { exact: false }).waitFor();
  await look(page, "after taking back the yes");
  await page.goto("/check-in");
  await look(page, "the check-in, held");
  await page.goto("/home");
  await look(page, "the start with nothing on it but the appointment");

  await page.goto(`/do/${room.coupleId}/1`);
  await look(page, "nothing there");
});

test("with nothing given and no appointment, the start says so", async ({ records, open }) => {
  const room = await records.makeRoom();
  const page = await (await open(room.a)).newPage();
  await page.goto("/check-in");
  for (let place = 1; place < 6; place += 1) await page.getByRole("button", { name: "Continue" }).tap();
  await page.getByRole("button", { name: "Send" }).tap();
  await page.waitForURL("**/check-in/done");
  await page.goto("/home");
  await expect(page.getByText("Nothing here yet.")).toBeVisible();
  await look(page, "nothing here yet");
  await page.goto("/check-in");
  await look(page, "the check-in, sent");
});
