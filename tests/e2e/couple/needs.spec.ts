import type { Page } from "playwright/test";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { comparable } from "./pages";
import { expect, test } from "./room";

const WORDS = { a: "CANARY need of one", b: "CANARY need of the other" };

/** Tells, by keyboard and plain form, how somebody responded this evening and what they needed. */
async function tell(page: Page, need: string): Promise<void> {
  await page.goto("/moments/view");
  await page.getByRole("radio", { name: "Evening" }).check();
  await page.getByRole("radio", { name: "Pulled away" }).check();
  await page.getByLabel("What did you need in that moment").fill(need);
  await page.getByRole("radio", { name: "To feel close" }).check();
  await page.getByRole("button", { name: "Send" }).click();
  await page.waitForURL("**/moments/done");
}

const share = async (page: Page) => {
  await page.goto("/moments/both");
  await page.getByRole("button", { name: "Share this once we both do" }).click();
  await expect(page.getByText("You chose to share this.")).toBeVisible();
};

test("what a moment was about opens to both when both share it and the therapist reveals it", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const [phoneA, phoneB] = [await open(room.a), await open(room.b, { javaScriptEnabled: false })];
  const [a, b] = [await phoneA.newPage(), await phoneB.newPage()];
  const desk = await (await open(room.clinician)).newPage();
  const complaints = complaintsOf(a);
  const episodes = `/couples/${room.coupleId}/formulation/episodes`;

  await a.goto("/moments/both");
  await expect(a.getByText("There is nothing to pick right now.")).toBeVisible();
  await tell(a, WORDS.a);
  await tell(b, WORDS.b);

  await test.step("one shares: nothing changes for the other, and the therapist is not told", async () => {
    const before = await comparable(phoneB, "/moments/both");
    await share(a);
    await expectAccessible(a, "what can be shared of moments");
    expect(await sidewaysScroll(a)).toBe(0);
    expect(await a.content()).not.toContain("CANARY");
    expect(await comparable(phoneB, "/moments/both")).toBe(before);
    await desk.goto(episodes);
    await expect(desk.getByText("Not both ready, for any day.")).toBeVisible();
  });

  await test.step("taken back and shared again, it is as if it had been shared once", async () => {
    await a.getByRole("button", { name: "Take it back" }).click();
    await expect(a.getByText("You chose to share this.")).toHaveCount(0);
    await share(a);
    const before = await comparable(phoneA, "/moments/both");
    await share(b);
    expect(await comparable(phoneA, "/moments/both")).toBe(before);
  });

  await test.step("the therapist reveals it, and both read both", async () => {
    await desk.goto(episodes);
    await expect(desk.getByText("both ready")).toBeVisible();
    await expectAccessible(desk, "episodes with a day that both shared");
    await desk.getByRole("button", { name: "Reveal in session" }).click();
    await expect(desk.getByText("open to both", { exact: true })).toBeVisible();
    for (const page of [a, b]) {
      await page.goto("/moments/both");
      for (const words of Object.values(WORDS)) await expect(page.getByText(words)).toBeVisible();
      await expect(page).toHaveTitle("Moments");
    }
    await expectAccessible(a, "what is open to both");
  });
  expect(complaints).toEqual([]);
});
