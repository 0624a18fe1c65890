import { expect, test } from "playwright/test";
import { alertOf, deskOf, leaveDesk } from "../support/desk";

test("a paper form is scored beside its mistakes, and nothing of it is kept", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/library/measures");
  await page.getByRole("link", { name: "CSI-4" }).click();
  await page.waitForURL(/\/library\/measures\/csi-4$/);
  // What is unsure is compared with its source first; until then there is nothing to type in.
  const answer = (number: number) => page.getByLabel(`Answer ${number}`);
  const takeBack = page.getByRole("button", { name: "Take the comparison back" });
  // A try before this one may have ended in between.
  if (await takeBack.isVisible()) await takeBack.click();
  await expect(page.getByText("Nothing is scored until a clinician here has.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Score it" })).toHaveCount(0);
  await page.getByRole("button", { name: "I compared them with the source" }).click();
  await expect(page.getByText("This measure can be used now")).toBeVisible();
  await expect(page.getByText(/Compared with Funk & Rogge 2007.* by .+ on \d+ \w{3} \d{4}\./)).toBeVisible();
  for (const [number, typed] of [
    [1, "4"],
    [2, "9"],
    [3, "4"],
    [4, "4"],
  ] as const) {
    await answer(number).fill(typed);
  }
  await page.getByLabel("An earlier total").fill("10");
  await page.getByRole("button", { name: "Score it" }).click();
  await expect(alertOf(page)).toContainText("Answer 2: Write a whole number from 0 to 5.");
  await expect(answer(2)).toHaveValue("9");
  await answer(2).fill("4");
  await page.getByRole("button", { name: "Score it" }).click();
  await expect(page.getByText("Total: 16 of 21.", { exact: true })).toBeVisible();
  await expect(page.getByText("Not past the cut-off")).toBeVisible();
  await expect(page.getByText("recovered")).toBeVisible();
  await expect(answer(3)).toHaveValue("4");
  expect(new URL(page.url()).search).toBe("");
  await page.reload();
  await expect(answer(3)).toHaveValue("");
  await takeBack.click();
  await expect(
    page.getByText("Nothing is scored with this measure until it is compared again."),
  ).toBeVisible();
  await expect(answer(3)).toHaveCount(0);
  await leaveDesk(desk);
});

test("an answer that asks for a check on the same day stands before the score", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/library/measures/phq-9");
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9]) await page.getByLabel(`Answer ${number}`).fill("1");
  await page.getByRole("button", { name: "Score it" }).click();
  await expect(alertOf(page)).toContainText("Check on this person today");
  await expect(alertOf(page)).not.toContainText("Total");
  await expect(page.getByRole("status").filter({ hasText: "Total: 9 of 27." })).toBeVisible();
  await leaveDesk(desk);
});

test("a practice types in the questions it may use, and a measure that may not be scored says why", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/library/measures/gmsex");
  for (const number of [1, 2, 3, 4, 5])
    await page.getByLabel(`Question ${number}`).fill(`Licensed line ${number}`);
  await page.getByRole("button", { name: "Save the questions" }).click();
  await expect(alertOf(page)).toContainText("Please confirm that your practice may use this form.");
  await expect(page.getByLabel("Question 5")).toHaveValue("Licensed line 5");
  await page.getByLabel("Our practice has read the licence").check();
  await page.getByRole("button", { name: "Save the questions" }).click();
  await expect(page.getByText("Your questions are saved.")).toBeVisible();
  // They stand on the form once it may be scored.
  const compare = page.getByRole("button", { name: "I compared them with the source" });
  if (await compare.isVisible()) await compare.click();
  await expect(page.getByLabel("Licensed line 3")).toBeVisible();
  await page.goto("/library/measures/ors");
  await expect(page.getByText("Its licence bars computerised or automated formats")).toBeVisible();
  await expect(page.getByRole("button", { name: "Score it" })).toHaveCount(0);
  await leaveDesk(desk);
});
