import type { Page } from "playwright/test";
import { expect, type Records, type Room, test } from "./room";

/** Where Leave goes in this run: a page of plain words that is nobody's. */
const ELSEWHERE = /^http:\/\/127\.0\.0\.1:\d+\/api\/health$/;
const leave = (page: Page) => page.getByRole("banner").getByRole("button", { name: "Leave" });

async function cookieOf(page: Page): Promise<string> {
  const cookie = (await page.context().cookies()).find(({ name }) => name === "evenkeel");
  return cookie?.value ?? "";
}

/** What a kept copy of the cookie still opens, asked from outside the browser. */
async function answerTo(origin: string, cookie: string): Promise<string> {
  const response = await fetch(`${origin}/home`, {
    headers: { cookie: `evenkeel=${cookie}` },
    redirect: "manual",
  });
  return `${response.status} ${response.headers.get("location") ?? ""}`;
}

async function ended(room: Room, { owner }: Records): Promise<boolean> {
  const [row] = await owner`select revoked_at is not null as over from auth_session
    where token_hash = ${room.a.tokenHash}`;
  return row?.over === true;
}

test("one press ends the session, covers the page, and puts a plain page in its place", async ({
  records,
  open,
  origin,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a)).newPage();
  await page.goto("/home");
  await page.goto(`/do/${task.a}/1`);
  const cookie = await cookieOf(page);
  expect(cookie).not.toBe("");
  const before = await page.evaluate(() => history.length);
  await leave(page).tap();
  await page.waitForURL(ELSEWHERE);
  expect(await page.evaluate(() => history.length)).toBe(before);
  expect(await cookieOf(page)).toBe("");
  expect(await ended(room, records)).toBe(true);
  expect(await answerTo(origin, cookie)).toMatch(/^30[37] \S*\/sign-in$/);

  await test.step("Back leads to the door, with nothing of the room on it", async () => {
    await page.goBack();
    await page.waitForURL("**/sign-in");
    const text = await page.content();
    expect(text).not.toContain("One thing to try");
    expect(text).not.toContain("What kind thing did your partner say or do?");
    await page.goForward();
    await page.waitForURL(ELSEWHERE);
  });
});

test("what was typed in the last moment is kept", async ({ records, open }) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a)).newPage();
  await page.goto(`/do/${task.a}/3`);
  await page.locator("textarea").fill("Half a thought");
  await leave(page).tap();
  await page.waitForURL(ELSEWHERE);
  expect(await records.count(room, "draft")).toBe(1);
});

test("Shift three times leaves; Shift for capital letters does not", async ({ records, open }) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a)).newPage();
  await page.goto(`/do/${task.a}/1`);
  await page.locator("textarea").focus();
  for (const letter of ["N", "O", "W", "I", "S"]) {
    await page.keyboard.down("Shift");
    await page.keyboard.press(letter);
    await page.keyboard.up("Shift");
  }
  await expect(page.locator("textarea")).toHaveValue("NOWIS");
  expect(new URL(page.url()).pathname).toBe(`/do/${task.a}/1`);
  for (const pressed of [1, 2]) {
    await page.keyboard.press("Shift");
    await expect(page.getByText(`Shift pressed ${pressed} of 3 times.`, { exact: false })).toHaveCount(1);
  }
  await page.keyboard.press("Shift");
  await page.waitForURL(ELSEWHERE);
  expect(await ended(room, records)).toBe(true);
});

test("the first stop of the keyboard is Leave too, on every page", async ({ records, open }) => {
  const room = await records.makeRoom();
  const page = await (await open(room.a)).newPage();
  for (const path of ["/check-in", "/who-can-see", "/help-now", "/home"]) {
    await page.goto(path);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Leave" }).first()).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(ELSEWHERE);
  expect(await ended(room, records)).toBe(true);
});

test("without scripts it is an ordinary button that does the same", async ({ records, open, origin }) => {
  const room = await records.makeRoom();
  const page = await (await open(room.a, { javaScriptEnabled: false })).newPage();
  await page.goto("/home");
  const cookie = await cookieOf(page);
  await leave(page).click();
  await page.waitForURL(ELSEWHERE);
  expect(await cookieOf(page)).toBe("");
  expect(await answerTo(origin, cookie)).toMatch(/^30[37] \S*\/sign-in$/);
  await page.goBack();
  await page.waitForURL("**/sign-in");
});

test("the browser is told to forget, and a request from elsewhere ends nobody's session", async ({
  records,
  open,
  origin,
}) => {
  const room = await records.makeRoom();
  const context = await open(room.a);
  const send = (from: Record<string, string>) =>
    context.request.post("/leave", { headers: from, maxRedirects: 0 });
  for (const foreign of [{}, { origin: "null" }, { origin: "https://elsewhere.test" }]) {
    expect((await send(foreign as Record<string, string>)).status()).toBe(303);
    expect((await context.request.get("/leave", { maxRedirects: 0 })).status()).toBe(303);
    expect(await ended(room, records)).toBe(false);
  }
  const left = await send({ origin });
  expect(left.headers().location).toMatch(ELSEWHERE);
  expect(left.headers()["clear-site-data"]).toBe('"cache", "storage"');
  expect(left.headers()["cache-control"]).toContain("no-store");
  expect(await ended(room, records)).toBe(true);
});

test("a slow server or none does not hold anybody back", async ({ records, open }) => {
  const room = await records.makeRoom();
  const page = await (await open(room.a)).newPage();
  await page.goto("/home");
  let posts = 0;
  await page.route("**/leave", async (route) => {
    posts += 1;
    return posts === 1 ? route.abort("connectionreset") : route.continue();
  });
  await leave(page).tap();
  await expect(page.getByText("One thing to try")).toBeHidden();
  await page.waitForURL(ELSEWHERE);
  expect(await ended(room, records)).toBe(true);
});
