import { listExercises } from "#lib/exercises/queries";
import { PAGES_OF } from "./pages";
import { expect, test } from "./room";

const TITLES = new Set([
  "Today",
  "Last step",
  "Done",
  "Check-in",
  "Questions",
  "A question",
  "Moments",
  "Lines",
  "Talk",
  "Together",
  "Our map",
  "Our plan",
  "Who can see what",
  "Help",
]);
const NEUTRAL = (title: string) => TITLES.has(title) || /^Step \d{1,3}$/.test(title);
/** Names the test world gives: the partners, the clinician, the practice. */
const NAMES = /Canary Alpha|Canary Beta|Robin|Harbour/;
const PERSONAL = /sex|couple|therap|partner|love|clinic|counsel|exercise|homework/i;

test("no title, address or markup of a partner's pages says what this is or who it is about", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const touch = await records.give(room, "touch-no-agenda");
  await records.draw(room);
  const page = await (await open(room.a)).newPage();
  const paths = [...PAGES_OF(task.a), `/do/${touch.a}`, `/do/${touch.a}/1`];
  for (const path of paths) {
    const response = await page.goto(path);
    const title = await page.title();
    expect(NEUTRAL(title), `${path}: ${title}`).toBe(true);
    const address = new URL(page.url());
    expect(`${address.pathname}${address.search}${address.hash}`).not.toMatch(PERSONAL);
    expect(address.search).toBe("");
    const html = (await response?.text()) ?? "";
    expect(html, path).not.toMatch(NAMES);
    expect(html, path).not.toContain(room.codeName);
    expect(html, path).not.toContain(room.b.email);
    // Only the first page of an exercise names it, in its heading; nothing else ever does.
    const named = listExercises().filter((exercise) => html.includes(exercise.title));
    const first = [`/do/${task.a}`, `/do/${touch.a}`].includes(path);
    expect(named.length, path).toBe(first ? 1 : 0);
    for (const slug of listExercises().map((exercise) => exercise.slug))
      expect(html, path).not.toContain(slug);
  }
  const icon = await page.request.get("/icon.svg");
  expect(await icon.text()).not.toMatch(PERSONAL);
});

test("nothing of it rests on the phone: no store, no worker, no cached page, no filled-in words", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a)).newPage();
  await page.goto(`/do/${task.a}/1`);
  await page.locator("textarea").fill("A canary");
  await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible();
  await expect(page.locator("textarea")).toHaveAttribute("autocomplete", "off");
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: JSON.stringify({ ...sessionStorage }),
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    readable: document.cookie,
  }));
  expect(kept).toEqual({ local: 0, session: "{}", caches: [], databases: [], workers: 0, readable: "" });
  const response = await page.reload();
  expect(response?.headers()["cache-control"]).toContain("no-store");
});

test("help is there for everybody, signed in or not, and is the same page for all", async ({
  records,
  open,
  browser,
}) => {
  const room = await records.makeRoom();
  const read = async (context: import("playwright/test").BrowserContext) => {
    const page = await context.newPage();
    await page.goto("/help-now");
    const text = await page.locator("body").innerText();
    await page.close();
    return text;
  };
  const audited = await records.count(room, "audit_event");
  const stranger = await browser.newContext();
  const texts = [await read(await open(room.a)), await read(await open(room.b)), await read(stranger)];
  await stranger.close();
  expect(new Set(texts).size).toBe(1);
  expect(await records.count(room, "audit_event")).toBe(audited);
});
