import { expect, test } from "./room";

const NOT_SAVED =
  "We could not save that yet. Your words are still on this phone. We will try again when you are back online.";
const SIGNED_OUT = "You were signed out to keep this private. What you typed is still here.";

test("signed out while typing: the words stay, and can be sent after signing in elsewhere", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const context = await open(room.a);
  const page = await context.newPage();
  await page.goto(`/do/${task.a}/1`);
  await records.forget(room.a);
  await page.locator("textarea").fill("Typed after the session was over");
  await expect(page.getByRole("alert").filter({ hasText: SIGNED_OUT })).toBeVisible();
  await expect(page.locator("textarea")).toHaveValue("Typed after the session was over");
  await page.getByRole("button", { name: "Continue" }).tap();
  await expect(page.getByRole("alert").filter({ hasText: SIGNED_OUT })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`/do/${task.a}/1`);
  expect(await records.count(room, "draft")).toBe(0);

  const door = await context.newPage();
  await door.goto("/home");
  await door.waitForURL("**/sign-in");
  await door.getByLabel("E-mail address").fill(room.a.email);
  await door.getByLabel("Passphrase").fill(room.a.passphrase);
  await door.getByRole("button", { name: "Sign in" }).tap();
  await door.waitForURL("**/home");

  await page.bringToFront();
  await page.getByRole("button", { name: "Continue" }).tap();
  await page.waitForURL("**/2");
  await page.getByRole("link", { name: "Back" }).tap();
  await expect(page.locator("textarea")).toHaveValue("Typed after the session was over");
});

test("signed out at the end and in the check-in: nothing is sent, and nothing is lost", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const context = await open(room.a);
  const [end, week] = [await context.newPage(), await context.newPage()];
  await end.goto(`/do/${task.a}/end`);
  await week.goto("/check-in");
  await records.forget(room.a);
  await end.bringToFront();
  await end
    .getByRole("group", { name: "How useful was it?" })
    .locator("label")
    .filter({ hasText: /^8$/ })
    .tap();
  await end.getByRole("button", { name: "Send what I did" }).tap();
  await expect(end.getByRole("alert").filter({ hasText: SIGNED_OUT })).toBeVisible();
  await expect(end.getByRole("radio", { name: "8" }).first()).toBeChecked();
  await week.bringToFront();
  for (let place = 1; place < 6; place += 1) await week.getByRole("button", { name: "Continue" }).tap();
  await week.locator("#q6").locator("label").filter({ hasText: /^3$/ }).tap();
  await week.getByRole("button", { name: "Send" }).tap();
  await expect(week.getByRole("alert").filter({ hasText: SIGNED_OUT })).toBeVisible();
  await expect(week.locator("#q6").getByRole("radio", { name: "3" })).toBeChecked();
  expect(await records.count(room, "response")).toBe(0);
  expect(await records.count(room, "check_in")).toBe(0);
});

test("offline while typing: the words stay, the page says so, and saves them when it is back", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const context = await open(room.a);
  const page = await context.newPage();
  await page.goto(`/do/${task.a}/3`);
  await context.setOffline(true);
  await page.locator("textarea").fill("Written in the tunnel");
  await expect(page.getByRole("alert").filter({ hasText: NOT_SAVED })).toBeVisible();
  await page.getByRole("button", { name: "Continue" }).tap();
  await expect(page.getByRole("alert").filter({ hasText: NOT_SAVED })).toBeVisible();
  await expect(page.locator("textarea")).toHaveValue("Written in the tunnel");
  await context.setOffline(false);
  await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible();
  await expect(page.getByText(NOT_SAVED)).toHaveCount(0);
  await page.reload();
  await expect(page.locator("textarea")).toHaveValue("Written in the tunnel");
});

test("offline at the end: one sentence, and the same send goes through later, once", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const context = await open(room.a);
  const page = await context.newPage();
  await page.goto(`/do/${task.a}/end`);
  // The answer is lost on its way back: the server has it, the phone does not know.
  let lost = 0;
  await page.route("**/api/responses/*", async (route) => {
    lost += 1;
    if (lost > 2) return route.continue();
    await route.fetch();
    return route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "Send what I did" }).tap();
  await page.waitForURL("**/done");
  expect(lost).toBe(3);
  expect(await records.count(room, "response")).toBe(1);
});

test("what is too long stays on the screen, with the sentence beside it, until it fits", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a)).newPage();
  for (const [place, most] of [
    [1, 140],
    [3, 4000],
  ] as const) {
    await page.goto(`/do/${task.a}/${place}`);
    await page.locator("textarea").fill("x".repeat(most + 1));
    const sentence = `Please keep this to ${most} characters.`;
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.locator("textarea")).toHaveAccessibleDescription(new RegExp(sentence));
    await page.getByRole("button", { name: "Continue" }).tap();
    await expect(page.locator("textarea")).toHaveValue("x".repeat(most + 1));
    expect(new URL(page.url()).pathname).toBe(`/do/${task.a}/${place}`);
    await page.locator("textarea").fill("x".repeat(most));
    await page.getByRole("button", { name: "Continue" }).tap();
    await page.waitForURL(`**/${place + 1}`);
  }
});
