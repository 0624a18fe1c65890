import { findingsOn } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { wholeText } from "./pages";
import { expect, test } from "./room";

const PLAIN = { javaScriptEnabled: false };
const DONE = "Done. Nothing just for you is left of it.";

test("what was sent for oneself alone is deleted in two steps by keyboard, without being shown", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a, { viewport: { width: 320, height: 640 } })).newPage();
  const complaints = complaintsOf(page);
  const theirs = await open(room.b);
  const before = await wholeText(theirs, "/home");

  await test.step("it is sent", async () => {
    await page.goto(`/do/${task.a}/1`);
    await page.locator("textarea").fill("A canary of mine");
    await page.getByRole("button", { name: "Continue" }).press("Enter");
    await page.waitForURL("**/2");
    await page.goto(`/do/${task.a}/end`);
    await page.getByRole("button", { name: "Send" }).press("Enter");
    await page.waitForURL("**/done");
  });

  await test.step("the page is found where one sees who can see what, and shows no word of it", async () => {
    await page.goto("/who-can-see");
    await page.getByRole("link", { name: "Delete what I kept" }).press("Enter");
    await page.waitForURL("**/who-can-see/own");
    await expect(page).toHaveTitle("Who can see what");
    await expect(page.getByRole("listitem").getByText(/^From /)).toHaveCount(1);
    expect(await wholeText(page.context(), "/who-can-see/own")).not.toContain("canary");
    expect(await findingsOn(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
  });

  await test.step("opened and pressed, and the line is the same after", async () => {
    const row = page.getByRole("listitem").filter({ hasText: /^From / });
    await row.locator("summary").press("Enter");
    await row.getByRole("button", { name: "Yes, delete it" }).press("Enter");
    await expect(row.getByText(DONE)).toBeVisible();
    await page.getByText("Delete all I kept").press("Enter");
    await page.getByRole("button", { name: "Yes, delete it" }).first().press("Enter");
    await expect(page.getByText(DONE)).toHaveCount(2);
    await page.reload();
    await expect(page.getByRole("listitem").getByText(/^From /)).toHaveCount(1);
  });

  expect((await wholeText(theirs, "/home")).length).toBe(before.length);
  expect(complaints).toEqual([]);
});

test("without scripts it is a plain form", async ({ records, open }) => {
  const room = await records.makeRoom();
  const page = await (await open(room.a, PLAIN)).newPage();
  await page.goto("/who-can-see/own");
  await page.getByText("Delete all I kept").click();
  await page.getByRole("button", { name: "Yes, delete it" }).click();
  await expect(page.getByText(DONE)).toBeVisible();
});
