import type { Locator, Page } from "playwright/test";
import { publishedFork } from "#tests/integration/exercises/authored";
import { EVERY_KIND, EVERY_PART, type Kind } from "./every-kind";
import { expect, type Records, type Room, test } from "./room";

// As low as a phone with its keyboard open: no room is left over that could take up what grows.
test.use({ viewport: { width: 390, height: 480 } });

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** What is on the page of a kind only once scripts run. */
const SCRIPTED: Partial<Record<Kind, (page: Page) => Locator>> = {
  lines: (page) => button(page, "Add a line"),
  rank: (page) => button(page, "Music"),
  sort: (page) => page.locator(".sort-count"),
  timer: (page) => button(page, "Start"),
  pacer: (page) => button(page, "Start"),
  turns: (page) => button(page, "Start"),
};

/** The task of an exercise with one question of every kind. */
async function everyKind(records: Records, room: Room): Promise<string> {
  const parts = {
    ...EVERY_PART,
    // Rows can be added to as long as it takes more than those that are there.
    fields: EVERY_PART.fields?.map((field) => (field.type === "lines" ? { ...field, max: 5 } : field)) ?? [],
  };
  const slug = await publishedFork(room.treating, { from: "speak-listen-swap", title: "One of each", parts });
  return (await records.give(room, slug)).a;
}

/** Opens a page whose scripts come only once they are let through, as on a slow network. */
async function openSlowly(page: Page, path: string): Promise<() => Promise<void>> {
  const way = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await way.promise;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "commit" });
  await expect(button(page, "Skip this one")).toBeVisible();
  // What is measured before its styles or fonts are there stands elsewhere than a person ever sees it.
  await page.waitForFunction(() => {
    const sheets = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")];
    return sheets.length > 0 && sheets.every(({ sheet }) => sheet);
  });
  await page.evaluate(async () => {
    // What is laid out asks for its fonts.
    document.body.getBoundingClientRect();
    await document.fonts.ready;
  });
  return async () => way.resolve();
}

test("a button that is held down while scripts begin stays under the finger, and does what it says", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await everyKind(records, room);
  const page = await (await open(room.a)).newPage();
  const turns = EVERY_KIND.indexOf("turns") + 1;
  const begin = await openSlowly(page, `/do/${task}/${turns}`);
  const swap = button(page, "We are ready to swap");
  await expect(page.getByLabel("How many minutes did it take?")).toBeVisible();
  await swap.hover();
  await page.mouse.down();
  await begin();
  await expect(button(page, "Start")).toBeVisible();
  await page.mouse.up();
  await page.waitForURL(`**/${turns}/over/2`);
});

test("no button moves when scripts begin, at a question whose control is another one with them", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await everyKind(records, room);
  const context = await open(room.a);
  for (const [kind, scripted] of Object.entries(SCRIPTED)) {
    await test.step(kind, async () => {
      const page = await context.newPage();
      const begin = await openSlowly(page, `/do/${task}/${EVERY_KIND.indexOf(kind as Kind) + 1}`);
      const skip = button(page, "Skip this one");
      const top = () => skip.evaluate((one) => Math.round(one.getBoundingClientRect().top + scrollY));
      const before = await top();
      await expect(scripted(page)).toBeHidden();
      await begin();
      await expect(scripted(page)).toBeVisible();
      expect.soft(await top(), kind).toBe(before);
      await page.close();
    });
  }
});
