import { pressByKey, tabTo } from "../support/by-key";
import { expect, test } from "./room";

test("moments by keyboard alone: one is noted and sent, the own need is shared, the therapist reveals the day", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const [a, b] = [await (await open(room.a)).newPage(), await (await open(room.b)).newPage()];
  const desk = await (await open(room.clinician)).newPage();

  for (const page of [a, b]) {
    await test.step("a moment from its day to Send", async () => {
      await page.goto("/moments");
      await pressByKey(page, "Note a moment");
      await page.waitForURL("**/moments/1");
      await tabTo(page, page.getByLabel("When was it?"));
      await pressByKey(page, "Save and go on");
      for (const part of [2, 3, 4, 5, 6]) {
        await page.waitForURL(`**/moments/${part}`);
        await pressByKey(page, "Save and go on");
      }
      await page.waitForURL("**/moments/7");
      await tabTo(page, page.locator("textarea"));
      await page.keyboard.type("Only keys");
      await pressByKey(page, "Send");
      await page.waitForURL("**/moments/done");
    });
    await test.step("and shared", async () => {
      await page.goto("/moments");
      await pressByKey(page, "Choose what to share");
      await page.waitForURL("**/moments/both");
      await pressByKey(page, /^Share this once we both do/);
      await expect(page.getByText("You chose to share this.")).toBeVisible();
    });
  }

  await desk.goto(`/couples/${room.coupleId}/formulation/episodes`);
  await pressByKey(desk, /^Reveal in session/);
  await expect(desk.getByText("open to both", { exact: true })).toBeVisible();
  await a.goto("/moments/both");
  await expect(a.getByText("Only keys")).toHaveCount(2);
});
