import { askForRatings } from "#lib/formulation/ask-for-ratings";
import { saveRatings } from "#lib/formulation/save-ratings";
import { RATING_PAGES } from "#lib/formulation/schema";
import { expectAccessible } from "../support/axe";
import { expect, test } from "./room";

test("a partner reads the numbers they sent after their passphrase, and only in that one answer", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const said = async (mayReread: boolean) => {
    await askForRatings(room.treating, { coupleId: room.coupleId });
    for (const page of RATING_PAGES)
      await saveRatings(room.partnerA, {
        page,
        ratings: page === "communication" ? { K1: 4, K3: 9 } : {},
        isLast: page === "communication",
        mayReread,
      });
  };
  await said(true);
  for (const javaScriptEnabled of [true, false]) {
    const page = await (await open(room.a, { javaScriptEnabled })).newPage();
    await page.goto("/who-can-see");
    await page.getByRole("link", { name: "Read what I sent" }).click();
    await expect(page).toHaveTitle(/^Questions/);
    await page.getByLabel("Your passphrase").fill("not the right one");
    await page.getByRole("button", { name: "Show my numbers" }).click();
    await expect(page.getByText("That passphrase does not match. Please check it.").first()).toBeVisible();
    await expect(page.getByText("of 10")).toHaveCount(0);
    await page.getByLabel("Your passphrase").fill(room.a.passphrase);
    await page.getByRole("button", { name: "Show my numbers" }).click();
    await expect(page.getByText("I hint rather than ask. 4 of 10")).toBeVisible();
    await expect(page.getByText("of 10")).toHaveCount(1);
    if (javaScriptEnabled) await expectAccessible(page, "what was sent");
    await page.goto("/questions/sent");
    await expect(page.getByText("of 10")).toHaveCount(0);
  }
  await said(false);
  const unchosen = await (await open(room.a)).newPage();
  await unchosen.goto("/questions/sent");
  await unchosen.getByLabel("Your passphrase").fill(room.a.passphrase);
  await unchosen.getByRole("button", { name: "Show my numbers" }).click();
  await expect(unchosen.getByText("There is nothing to show here.")).toBeVisible();
  await expect(unchosen.getByText("of 10")).toHaveCount(0);
  const other = await (await open(room.b)).newPage();
  await other.goto("/questions/sent");
  await other.getByLabel("Your passphrase").fill(room.b.passphrase);
  await other.getByRole("button", { name: "Show my numbers" }).click();
  await expect(other.getByText("There is nothing to show here.")).toBeVisible();
});
