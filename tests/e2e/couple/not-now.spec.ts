import { findingsOn } from "../support/axe";
import { pressByKey } from "../support/by-key";
import { setSession } from "../support/desk";
import { complaintsOf } from "../support/watch";
import { wholeText } from "./pages";
import { expect, test } from "./room";

const PLAIN = { javaScriptEnabled: false };

test("the short version and a reason by keyboard on a narrow phone; the therapist reads both, the other one neither", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const desk = await (await open(room.clinician, { viewport: { width: 1280, height: 800 } })).newPage();
  const session = await setSession(desk, room.coupleId, 5);
  const page = await (await open(room.a, { viewport: { width: 320, height: 640 } })).newPage();
  const complaints = complaintsOf(page);
  const theirs = await (await open(room.b)).newPage();
  await theirs.goto(`/do/${task.b}`);
  const before = await theirs.getByRole("main").innerText();

  await test.step("one press takes the short version, and one takes all of it again", async () => {
    await page.goto(`/do/${task.a}`);
    await pressByKey(page, "Do the short version");
    await expect(page.getByText("The short version", { exact: true })).toBeVisible();
    await expect(page.getByText("You chose the short version. You can still do all of it.")).toBeVisible();
    expect(await findingsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "Do all of it" }).press("Enter");
    await expect(page.getByRole("button", { name: "Do the short version" })).toBeVisible();
  });

  await test.step("eight reasons, each one tap, and the page after is the same for all", async () => {
    await page.getByRole("link", { name: "Not now" }).press("Enter");
    await page.waitForURL(`**/do/${task.a}/later`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not now");
    await expect(page.getByRole("main").locator("button[name=reason]")).toHaveText([
      "No time",
      "It felt too much",
      "I did not get it",
      "We fought",
      "It was not private",
      "I did not want to",
      "I was ill",
      "Something else",
    ]);
    expect(await findingsOn(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    await page.getByRole("button", { name: "We fought" }).press("Enter");
    await page.waitForURL(`**/do/${task.a}/later/kept`);
    const first = await page.getByRole("main").innerText();
    await page.goto(`/do/${task.a}/later`);
    await page.getByRole("button", { name: "No time" }).press("Enter");
    await page.waitForURL(`**/do/${task.a}/later/kept`);
    await expect.poll(() => page.getByRole("main").innerText()).toBe(first);
    expect(await wholeText(page.context(), `/do/${task.a}`)).not.toMatch(/no_time|fought/i);
  });

  await test.step("the short version is offered there too, and it counts with one answer", async () => {
    await page.getByRole("button", { name: "Do the short version" }).press("Enter");
    await page.waitForURL(`**/do/${task.a}`);
    await desk.goto(`${session}/prep`);
    await expect(desk.getByRole("link", { name: /^A not now: no time, / })).toBeVisible();
    await expect(desk.getByRole("link", { name: "B not yet" })).toBeVisible();
    await page.getByRole("link", { name: "Start" }).press("Enter");
    await page.locator("textarea").fill("A warm word");
    await page.getByRole("button", { name: "Continue" }).press("Enter");
    await page.waitForURL("**/2");
    await page.goto(`/do/${task.a}/end`);
    await page.getByRole("button", { name: "Send" }).press("Enter");
    await page.waitForURL("**/done");
    await desk.goto(`/review/${task.a}`);
    await expect(desk.getByText("Short version, own choice")).toBeVisible();
    await expect(desk.getByText("Stopped early")).toHaveCount(0);
  });

  await theirs.goto(`/do/${task.b}`);
  expect(await theirs.getByRole("main").innerText()).toBe(before);
  expect(complaints).toEqual([]);
});

test("without scripts, both are plain forms", async ({ records, open }) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a, PLAIN)).newPage();
  await page.goto(`/do/${task.a}/later`);
  await page.getByRole("button", { name: "It was not private" }).click();
  await page.waitForURL(`**/do/${task.a}/later/kept`);
  await page.getByRole("button", { name: "Do the short version" }).click();
  await page.waitForURL(`**/do/${task.a}`);
  await expect(page.getByRole("button", { name: "Do all of it" })).toBeVisible();

  await page.goto(`/do/${task.a}/later`);
  await page.context().clearCookies();
  await page.getByRole("button", { name: "No time" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You were signed out");
});
