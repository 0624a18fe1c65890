import type { Page } from "playwright/test";
import { complaintsOf } from "../support/watch";
import { PAGES_OF, wholeText } from "./pages";
import { expect, type Records, type Room, test } from "./room";

const NEVER_SOUGHT = "I did not look for any";
const question = (page: Page, place: number) => page.locator(`#q${place}`);
const pick = (page: Page, place: number, value: number) =>
  question(page, place)
    .locator("label")
    .filter({ hasText: new RegExp(`^${value}(: .*)?$`) })
    .tap();
const next = (page: Page) => page.getByRole("button", { name: "Continue" }).tap();

/** Goes through the questions after the second one. */
async function answerTheRest(page: Page): Promise<void> {
  for (const place of [3, 4, 5, 6]) {
    await pick(page, place, place);
    if (place < 6) await next(page);
  }
}

async function sentAnswers(room: Room, { owner }: Records) {
  return owner<{ q1: number; q2: number | null; na: boolean; score: number | null }[]>`
    select q1, q2, q2_not_applicable as na, score_tenths as score from check_in
    where practice_id = ${room.practiceId}`;
}

test("six questions one at a time; no relief to rate only where none was sought; no number comes back", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const page = await (await open(room.a)).newPage();
  const complaints = complaintsOf(page);
  await page.goto("/home");
  await page.getByRole("link", { name: "Start" }).tap();
  await page.waitForURL("**/check-in");
  await expect(page.getByText("1 of 6")).toBeVisible();
  await expect(page.getByRole("group", { name: /how often did you look for reassurance/ })).toBeVisible();
  await expect(question(page, 1)).toHaveAccessibleDescription(/Your partner cannot\./);
  await expect(question(page, 2)).toBeHidden();

  await test.step("the choice appears with a 0 and goes with it", async () => {
    await pick(page, 1, 4);
    await next(page);
    await expect(page.getByText("2 of 6")).toBeVisible();
    await expect(page.getByRole("heading", { name: "When you got it" })).toBeFocused();
    await expect(page.getByText("They are not a test.")).toBeHidden();
    await expect(page.getByText(NEVER_SOUGHT)).toBeHidden();
    await page.getByRole("button", { name: "Back" }).tap();
    await pick(page, 1, 0);
    await next(page);
    await page.locator("label").filter({ hasText: NEVER_SOUGHT }).tap();
    await expect(page.getByRole("checkbox")).toBeChecked();
  });
  await next(page);
  await answerTheRest(page);
  await page.getByRole("button", { name: "Send" }).tap();
  await page.waitForURL("**/check-in/done");

  const [sent, more] = await sentAnswers(room, records);
  expect(more).toBeUndefined();
  expect(sent).toMatchObject({ q1: 0, q2: null, na: true });
  const score = (sent?.score ?? 0) / 10;
  expect(score).toBeGreaterThan(0);
  for (const person of [room.a, room.b]) {
    const context = await open(person);
    for (const path of ["/home", "/check-in", "/check-in/done", "/who-can-see"]) {
      const text = await wholeText(context, path);
      expect(text, path).not.toMatch(/score/i);
      // As a number of its own: the same digits may well stand inside a hash or a drawn path.
      expect(text, path).not.toMatch(new RegExp(`(?<![\\w.-])${score}(?![\\w.-])`));
    }
  }
  expect(complaints).toEqual([]);
});

test("a reload keeps the picks and the place, sealed; Leave forgets them", async ({ records, open }) => {
  const room = await records.makeRoom();
  const context = await open(room.a);
  const page = await context.newPage();
  await page.goto("/check-in");
  for (const place of [1, 2, 3]) {
    await pick(page, place, place + 4);
    await next(page);
  }
  const inTab = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  await expect.poll(inTab).toContain("kept");
  // Two parts of base64 and nothing else. Names are looked for with their quotes: bare letters may occur in sealed bytes.
  const kept = /^\{"kept":"([\w+/=]+)\.([\w+/=]+)"\}$/.exec(await inTab());
  expect(kept).not.toBeNull();
  for (const part of kept?.slice(1) ?? [])
    expect(Buffer.from(part, "base64").toString("latin1")).not.toMatch(/"(q\d|picks|place)"/);
  await page.reload();
  await expect(page.getByText("4 of 6")).toBeVisible();
  await page.getByRole("button", { name: "Back" }).tap();
  await expect(question(page, 3).getByRole("radio", { checked: true })).toHaveValue("7");

  await test.step("nobody else's page opens them", async () => {
    const other = await (await open(room.b)).newPage();
    await other.goto("/home");
    await other.evaluate(
      (kept) => {
        for (const [name, value] of Object.entries(JSON.parse(kept)))
          sessionStorage.setItem(name, String(value));
      },
      await inTab(),
    );
    await other.goto("/check-in");
    await expect.poll(() => other.evaluate(() => sessionStorage.length)).toBe(0);
    await expect(other.getByText("1 of 6")).toBeVisible();
    await expect(other.getByRole("radio", { checked: true })).toHaveCount(0);
  });
  await page.getByRole("banner").getByRole("button", { name: "Leave" }).tap();
  await page.waitForURL("**/api/health");
  await page.goto("/help-now");
  expect(await inTab()).toBe("{}");
});

test("a 0 taken back takes the choice with it", async ({ records, open }) => {
  const room = await records.makeRoom();
  const page = await (await open(room.a)).newPage();
  await page.goto("/check-in");
  await pick(page, 1, 0);
  await next(page);
  await page.locator("label").filter({ hasText: NEVER_SOUGHT }).tap();
  await page.getByRole("button", { name: "Back" }).tap();
  await pick(page, 1, 5);
  await next(page);
  await pick(page, 2, 6);
  await next(page);
  await answerTheRest(page);
  await page.getByRole("button", { name: "Send" }).tap();
  await page.waitForURL("**/check-in/done");
  expect(await sentAnswers(room, records)).toMatchObject([{ q1: 5, q2: 6, na: false }]);
});

test("a second one in the same week is refused kindly, in every way it can be sent", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const context = await open(room.a);
  const [page, left] = [await context.newPage(), await context.newPage()];
  // A window in the background is slow to draw, so each comes to the front before it is used.
  await left.goto("/check-in");
  for (let place = 1; place < 6; place += 1) await next(left);

  await page.bringToFront();
  await page.goto("/check-in");
  const week = (await page.locator("input[name=week]").inputValue()) ?? "";
  const heard = await page.evaluate(async (monday) => {
    const answers = { q1: 1, q2: 2, q2NotApplicable: false, q3: 3, q4: 4, q5: 5, q6: 6 };
    const send = async (submissionId: string, change: object = {}) => {
      const response = await fetch("/api/responses/check-in", {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ submissionId, week: monday, ...answers, ...change }),
      });
      return { status: response.status, text: await response.text() };
    };
    const id = crypto.randomUUID();
    const five = await Promise.all([send(id), send(id), send(id), send(id), send(id)]);
    return { five, second: await send(crypto.randomUUID()), other: await send(id, { q1: 9 }) };
  }, week);
  expect(new Set(heard.five.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(heard.five[0]?.status).toBe(200);
  expect(heard.five[0]?.text).not.toContain("score");
  expect(heard.second).toMatchObject({ status: 409 });
  expect(heard.second.text).toContain("You sent this week's check-in before. The next one is next week.");
  expect(heard.other).toMatchObject({ status: 409 });
  expect(await records.count(room, "check_in")).toBe(1);

  await left.bringToFront();
  await left.getByRole("button", { name: "Send" }).tap();
  await expect(left.getByRole("alert").filter({ hasText: "The next one is next week." })).toBeVisible();
  await page.goto("/check-in");
  await expect(page.getByText("You sent this week's check-in. The next one is next week.")).toBeVisible();
  await page.goto("/home");
  await expect(page.getByText("A quick check-in")).toHaveCount(0);
  expect(await records.count(room, "check_in")).toBe(1);
});

test("the therapist sees the check-in, and the other partner's pages hold no trace of it", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const page = await (await open(room.a)).newPage();
  await page.goto("/check-in");
  for (const place of [1, 2, 3, 4, 5]) {
    await pick(page, place, 8);
    await next(page);
  }
  await pick(page, 6, 8);
  await page.getByRole("button", { name: "Send" }).tap();
  await page.waitForURL("**/check-in/done");
  const other = await open(room.b);
  expect(await wholeText(other, "/home")).toContain("A quick check-in");
  for (const path of PAGES_OF(room.coupleId)) {
    expect(await wholeText(other, path), path).not.toMatch(/You sent this week/);
  }
  const desk = await (await open(room.clinician)).newPage();
  await desk.goto(`/couples/${room.coupleId}/progress`);
  await expect(desk.getByText("One check-in so far; two set the starting point.")).toHaveCount(1);
  await expect(desk.getByText("No check-in yet.")).toHaveCount(1);
});
