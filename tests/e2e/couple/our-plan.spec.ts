import { findingsOn } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { wholeText } from "./pages";
import { expect, test } from "./room";

test("a card both made is kept on the phone once it was revealed, and printed from the review", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  await records.teach(room, "loop-first-aid-plan");
  const task = await records.give(room, "loop-first-aid-plan");
  const page = await (await open(room.a, { viewport: { width: 320, height: 640 } })).newPage();
  const theirs = await (await open(room.b)).newPage();
  const desk = await (await open(room.clinician, { viewport: { width: 1280, height: 800 } })).newPage();
  const complaints = complaintsOf(page);

  await test.step("both write and send it; nothing is there before it is revealed", async () => {
    for (const [phone, taskId, sign] of [
      [page, task.a, "I go quiet"],
      [theirs, task.b, "I keep busy"],
    ] as const) {
      await phone.goto(`/do/${taskId}/1`);
      await phone.getByRole("checkbox", { name: sign }).press("Space");
      await phone.getByRole("button", { name: "Continue" }).press("Enter");
      await phone.waitForURL("**/2");
      await phone.goto(`/do/${taskId}/end`);
      await phone.getByRole("button", { name: "Send" }).press("Enter");
      await phone.waitForURL("**/done");
    }
    await page.goto("/home");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Today");
    await expect(page.getByRole("link", { name: "Our plan" })).toHaveCount(0);
    expect((await page.request.get("/our-plan")).status()).toBe(404);
  });

  await test.step("revealed, it is printed from the review without a name or a letter", async () => {
    await desk.goto(`/review/${task.a}`);
    await desk.getByRole("button", { name: "Reveal" }).press("Enter");
    await desk.getByRole("link", { name: "Print the card they keep" }).press("Enter");
    await desk.waitForURL(`**/review/${task.a}/card`);
    const card = desk.getByRole("article");
    await expect(card).toContainText("One of you: I go quiet");
    await expect(card).toContainText("The other of you: I keep busy");
    expect(await findingsOn(desk)).toEqual([]);
    await desk.emulateMedia({ media: "print" });
    await expect(desk.getByText(room.codeName)).toBeHidden();
    await expect(card).toBeVisible();
  });

  await test.step("and it is one press from home on both phones", async () => {
    await page.goto("/home");
    await page.getByRole("link", { name: "Our plan" }).press("Enter");
    await page.waitForURL("**/our-plan");
    await expect(page).toHaveTitle("Our plan");
    await expect(page.getByRole("main")).toContainText("YouI go quiet");
    await expect(page.getByRole("main")).toContainText("Your partnerI keep busy");
    expect(await wholeText(page.context(), "/our-plan")).not.toMatch(/first-aid/);
    expect(await findingsOn(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
    await expect(page.getByText("I keep busy")).toBeVisible();
    await theirs.goto("/our-plan");
    await expect(theirs.getByRole("main")).toContainText("YouI keep busy");
  });
  expect(complaints).toEqual([]);
});
