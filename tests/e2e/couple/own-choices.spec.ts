import type { Page } from "playwright/test";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { comparable, PAGES_OF, wholeText } from "./pages";
import { expect, test } from "./room";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).tap();
const headings = (page: Page) => page.getByRole("heading", { level: 2 });

test("a ceiling can be lowered and raised at any time, and holds what goes further at once", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const general = await records.give(room, "plain-ask");
  const none = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a)).newPage();
  await page.goto("/who-can-see");
  await expect(page.getByText("You have not picked yet.", { exact: false })).toBeVisible();
  await expect(page.getByRole("table", { name: "Who can see what" })).toBeVisible();
  await page.getByRole("radio", { name: "Sex is not a topic" }).check();
  await press(page, "Save");
  await expect(page.getByRole("status").filter({ hasText: "Saved. It counts from now on." })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Sex is not a topic" })).toBeChecked();

  const held = await page.goto(`/do/${general.a}`);
  expect(held?.status()).toBe(404);
  expect((await page.goto(`/do/${none.a}`))?.status()).toBe(200);
  await page.goto("/home");
  await expect(headings(page)).toHaveText(["One thing to try", "One more thing to try", "A quick check-in"]);
  await expect(page.getByText("Your therapist has paused this one for now.")).toBeVisible();

  await page.goto("/who-can-see");
  await page.getByRole("radio", { name: "Sex in general words" }).check();
  await press(page, "Save");
  await page.getByText("Saved. It counts from now on.").waitFor();
  // What was held comes back by being given again: otherwise the other phone would tell of this press.
  expect((await page.goto(`/do/${general.a}`))?.status()).toBe(404);
  const again = await records.give(room, "plain-ask");
  expect((await page.goto(`/do/${again.a}`))?.status()).toBe(200);
});

test("taking back one's yes holds everything for both on one and the same page, and can be undone", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  await records.plan(room, 5);
  const mine = await open(room.a);
  const theirs = await open(room.b);
  const page = await mine.newPage();
  const other = await theirs.newPage();
  await page.goto(`/do/${task.a}/1`);
  await page.locator("textarea").fill("Kept while it is held");
  await page
    .getByRole("status")
    .filter({ hasText: /^Saved$/ })
    .waitFor();
  const othersChoices = await comparable(theirs, "/who-can-see");
  for (const one of [page, other]) {
    await one.goto("/check-in");
    for (let place = 1; place < 6; place += 1) await press(one, "Continue");
    await press(one, "Send");
    await one.waitForURL("**/check-in/done");
  }

  await page.goto("/who-can-see");
  await press(page, "Take back my yes");
  await expect(page.getByText("You took back your yes. All of it waits for both of you.")).toBeVisible();
  for (const one of [page, other]) {
    await one.goto("/home");
    await expect(headings(one)).toHaveText(["One thing to try", "Next appointment"]);
    await expect(one.getByText("Your therapist has paused this one for now.")).toBeVisible();
    await one.goto("/check-in");
    await expect(one.getByText("Your therapist has paused this one for now.")).toBeVisible();
  }
  expect(await comparable(mine, "/check-in")).toBe(await comparable(theirs, "/check-in"));
  expect(await comparable(mine, "/home")).toBe(await comparable(theirs, "/home"));
  expect(await comparable(theirs, "/who-can-see")).toBe(othersChoices);
  const never = crypto.randomUUID();
  for (const [context, id] of [
    [mine, task.a],
    [theirs, task.b],
  ] as const) {
    const answer = async (path: string) => (await comparable(context, path)).replaceAll(id, "(a number)");
    expect(await answer(`/do/${id}/1`)).toBe(await answer(`/do/${never}/1`));
  }
  await other.goto("/home");
  expect(await other.content()).not.toMatch(/held|took back|yes/i);
  await page.goto("/check-in");
  await expect(page.getByText("Your therapist has paused this one for now.", { exact: false })).toBeVisible();

  await page.goto("/who-can-see");
  await press(page, "Say yes again");
  await expect(page.getByRole("button", { name: "Take back my yes" })).toBeVisible();
  for (const one of [page, other]) {
    await one.goto("/home");
    await expect(headings(one)).toHaveText(["One thing to try", "Next appointment"]);
  }
  await page.goto(`/do/${task.a}/1`);
  await expect(page.locator("textarea")).toHaveValue("Kept while it is held");
});

test("staying out of the figures is done once, and no page ever says whether it was", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const context = await open(room.a);
  const before = await comparable(context, "/who-can-see");
  const page = await context.newPage();
  for (const _again of [1, 2]) {
    await page.goto("/who-can-see");
    await press(page, "Do not count me");
    await expect(page.getByRole("status").filter({ hasText: "Done. You are not counted." })).toBeVisible();
    expect(await comparable(context, "/who-can-see")).toBe(before);
  }
  expect(await records.count(room, "opt_out")).toBe(1);
});

test("a safety hold shows as nothing given, and as nothing else", async ({ records, open }) => {
  const room = await records.makeRoom();
  const alone = await records.give(room, "hold-the-compliment");
  const joint = await records.give(room, "daily-stress-share");
  const context = await open(room.a);
  await holdJointWork(room.treating, {
    coupleId: room.coupleId,
    gate: "G02",
    note: "Canary safety note",
  });
  expect(await wholeText(context, "/home")).toContain(`/do/${alone.a}`);
  for (const path of [...PAGES_OF(alone.a), ...PAGES_OF(joint.a)]) {
    const text = await wholeText(context, path);
    expect(text, path).not.toMatch(/safety|Canary safety/i);
    if (!path.includes(joint.a)) expect(text, path).not.toContain(joint.a);
  }
});
