import type { Page } from "playwright/test";
import { expect, test } from "./room";

const QUESTION = "You also wrote here in another window. Which words do you want to keep?";
const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved$/ });
/** Turns to a window, as a thumb would, and types. */
const type = async (page: Page, text: string) => {
  await page.bringToFront();
  await page.locator("textarea").fill(text);
};
const write = async (page: Page, text: string) => {
  await type(page, text);
  await expect(saved(page)).toBeVisible();
};

test("two windows on one question: neither text is lost, and the writer picks", async ({ records, open }) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const context = await open(room.a);
  const [one, two] = [await context.newPage(), await context.newPage()];
  for (const page of [one, two]) await page.goto(`/do/${task.a}/1`);
  await write(one, "From the first window");

  await test.step("the second window shows both and has moved nowhere", async () => {
    await type(two, "From the second window");
    const question = two.getByRole("alert").filter({ hasText: QUESTION });
    await expect(question).toBeVisible();
    await expect(question).toContainText("From the first window");
    await expect(two.locator("textarea")).toHaveValue("From the second window");
    await two.reload();
    await expect(two.locator("textarea")).toHaveValue("From the first window");
  });

  await test.step("keeping what is here keeps it, and Continue waits for the choice", async () => {
    await write(one, "First again");
    await type(two, "Second again");
    await two.getByRole("button", { name: "Continue" }).tap();
    await expect(two.getByText(QUESTION)).toBeVisible();
    expect(new URL(two.url()).pathname).toBe(`/do/${task.a}/1`);
    await two.getByRole("button", { name: "Keep what is here" }).tap();
    await expect(saved(two)).toBeVisible();
    await expect(two.getByText(QUESTION)).toHaveCount(0);
    await one.bringToFront();
    await one.reload();
    await expect(one.locator("textarea")).toHaveValue("Second again");
  });

  await test.step("taking the other words takes them", async () => {
    await write(two, "Newest of all");
    await type(one, "Never mind this");
    await one.getByRole("button", { name: "Take the other words" }).tap();
    await expect(one.locator("textarea")).toHaveValue("Newest of all");
    await expect(one.getByText(QUESTION)).toHaveCount(0);
  });
});

test("two windows on two questions do not get in each other's way", async ({ records, open }) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const context = await open(room.a);
  const [one, two] = [await context.newPage(), await context.newPage()];
  await one.goto(`/do/${task.a}/1`);
  await two.goto(`/do/${task.a}/3`);
  await write(one, "Short");
  await write(two, "Long");
  await write(one, "Short and sweet");
  await type(two, "Long and winding");
  await two.getByRole("button", { name: "Continue" }).tap();
  await two.waitForURL("**/4");
  await one.reload();
  await expect(one.locator("textarea")).toHaveValue("Short and sweet");
  await two.goto(`/do/${task.a}/3`);
  await expect(two.locator("textarea")).toHaveValue("Long and winding");
});

test("a send from a window that has not seen the newest words sends nothing and says so", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const context = await open(room.a);
  const [one, two] = [await context.newPage(), await context.newPage()];
  await one.goto(`/do/${task.a}/end`);
  await two.goto(`/do/${task.a}/1`);
  await write(two, "Written after the end was opened");
  await one.bringToFront();
  await one.getByRole("button", { name: "Send what I did" }).tap();
  await expect(one.getByRole("alert").filter({ hasText: "changed in another window" })).toBeVisible();
  expect(await records.count(room, "response")).toBe(0);
  await one.reload();
  await one.getByRole("button", { name: "Send what I did" }).tap();
  await one.waitForURL("**/done");
  expect(await records.count(room, "response")).toBe(1);
});

test("what is typed back to what is kept is saved, and nothing is said against it any more", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a)).newPage();
  await page.goto(`/do/${task.a}/1`);
  await write(page, "Kept");
  await page.locator("textarea").fill(`Kept${" and more".repeat(600)}`);
  await expect(page.getByText(/Please keep this to \d+ characters\./)).toBeVisible();
  await page.locator("textarea").fill("Kept");
  await expect(saved(page)).toBeVisible();
  await expect(page.getByText(/Please keep this to \d+ characters\./)).toHaveCount(0);
});
