import { expect, test } from "playwright/test";
import { practiceDay } from "#tests/support/practice-day";
import { alertOf, deskOf, leaveDesk, openCouple } from "../support/desk";

test("stage, hold and links are each changed without losing what is typed beside them", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const coupleId = await openCouple(page);
  const note = page.getByLabel("One line for the record");

  await note.fill("Said on the phone, to be written up.");
  await page.getByRole("button", { name: "Send A a new link" }).click();
  await expect(page.getByText("link waiting", { exact: true })).toHaveCount(2);
  await page.getByRole("button", { name: "Close the link of B" }).click();
  await expect(page.getByText("not invited", { exact: true })).toBeVisible();
  await expect(note).toHaveValue("Said on the phone, to be written up.");

  await page.getByLabel("Stage", { exact: true }).selectOption("early");
  await page.getByLabel("Usual session length, in minutes").fill("5");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(alertOf(page)).toBeFocused();
  await expect(page.getByLabel("Stage", { exact: true })).toHaveValue("early");
  await expect(page.getByLabel("Usual session length, in minutes")).toHaveValue("5");
  await page.getByLabel("Usual session length, in minutes").fill("90");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Early stage")).toBeVisible();
  await expect(alertOf(page)).toHaveCount(0);
  await expect(page.getByLabel("Stage", { exact: true })).toHaveValue("early");
  await expect(page.getByLabel("Usual session length, in minutes")).toHaveValue("90");
  await expect(note).toHaveValue("Said on the phone, to be written up.");

  // A second change from the same page: the version it carries is the one the first change made.
  await page.getByLabel("Stage", { exact: true }).selectOption("middle");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Middle stage")).toBeVisible();
  await expect(page.getByLabel("Stage", { exact: true })).toHaveValue("middle");

  await page.getByLabel("What the hold is for").selectOption("G01");
  await page.getByRole("button", { name: "Set the hold" }).click();
  const held = page
    .getByRole("listitem")
    .filter({ hasText: "Not yet screened alone for violence and control" })
    .filter({ hasText: "Lift this hold" });
  await expect(held).toBeVisible();
  await expect(
    page.getByText("Held: joint talk, touch, sexual work. With care: work done alone."),
  ).toBeVisible();
  await expect(note).toHaveValue("");
  await page.getByLabel("What the hold is for").selectOption("G09");
  await note.fill("Said on the phone as well.");
  await page.getByRole("button", { name: "Set the hold" }).click();
  const second = page.getByRole("listitem").filter({ hasText: "Intoxication at home" });
  await expect(second).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByRole("heading", { name: "Next session" })).toBeVisible();
  await expect(page.getByText(/held/i).first()).toBeVisible();
  await page.goto(`/couples/${coupleId}/people`);
  // One at a time, and never without a word.
  await held.getByText("Lift this hold").click();
  await held.getByRole("button", { name: "Lift the hold" }).click();
  await expect(alertOf(page)).toBeFocused();
  await held.getByLabel("Why it can be lifted").fill("Each was seen alone.");
  await held.getByRole("button", { name: "Lift the hold" }).click();
  await expect(page.getByText("The hold is lifted.")).toBeVisible();
  await expect(held).toHaveCount(0);
  await expect(second).toBeVisible();
  // What was said of it stays to be read, as of the one in force.
  await expect(second.getByText("Said on the phone as well.")).toBeVisible();
  await page.getByText("Holds before (1)").click();
  await expect(page.getByText("Each was seen alone.", { exact: true })).toBeVisible();
  await expect(page.getByText("Said on the phone, to be written up.", { exact: true })).toBeVisible();
  await leaveDesk(desk);
});

test("a screening is written down for one partner alone, and a hold is looked at again", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await openCouple(page);
  const mine = page.getByRole("listitem").filter({ hasText: "Write down a screening of B" });
  await mine.getByLabel("Day B was seen alone").fill("2020-01-02");
  await mine.getByLabel("How it came out for B").selectOption("concern");
  await mine.getByRole("button", { name: "Save the screening of B" }).click();
  await expect(alertOf(page)).toContainText("before this couple began");
  await expect(mine.getByLabel("Day B was seen alone")).toHaveValue("2020-01-02");
  await expect(mine.getByLabel("How it came out for B")).toHaveValue("concern");
  await mine.getByLabel("Day B was seen alone").fill(practiceDay());
  await mine.getByRole("button", { name: "Save the screening of B" }).click();
  await expect(mine.getByText("a concern that no hold names yet")).toBeVisible();
  await expect(page.getByText("A screening or a safety check is missing.")).toBeVisible();

  await page.getByLabel("What the hold is for").selectOption("G03");
  await page.getByLabel("One line for the record").fill("Named alone; both choose freely.");
  await page.getByRole("button", { name: "Set the hold" }).click();
  const hold = page.getByRole("listitem").filter({ hasText: "Situational, low-severity violence" });
  await expect(hold.getByText("Sessions since the last look: 0, to be looked at every 4.")).toBeVisible();
  await expect(page.getByText("A screening or a safety check is missing.")).toHaveCount(0);
  await expect(mine.getByText("It lapses on")).toBeVisible();

  await hold.getByText("Look again and keep it").click();
  await hold.getByRole("button", { name: "Keep the hold" }).click();
  await expect(alertOf(page)).toBeFocused();
  await hold.getByLabel("Why it stays").fill("Asked each again; nothing has changed.");
  await hold.getByRole("button", { name: "Keep the hold" }).click();
  await expect(page.getByText("counts for eight weeks more.", { exact: false }).first()).toBeVisible();
  await expect(hold.getByText("Asked each again; nothing has changed.", { exact: true })).toBeVisible();
  await expect(hold.getByText("Named alone; both choose freely.", { exact: true })).toBeVisible();
  await mine.getByText("Screenings of B so far").click();
  await expect(mine.getByText(": a concern. Written down by you on")).toBeVisible();
  await leaveDesk(desk);
});

test("names are on the page only after they were asked for", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const coupleId = await openCouple(page);
  for (const path of ["", "/progress", "/people", "/sessions/new"]) {
    for (const headers of [{}, { rsc: "1" }] as Record<string, string>[]) {
      const response = await desk.context.request.get(`/couples/${coupleId}${path}`, { headers });
      expect(await response.text(), path).not.toContain("Quiet A");
    }
  }
  await page.getByRole("button", { name: "Show names" }).click();
  await expect(page.getByText("A: Quiet A,")).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByRole("heading", { name: "Next session" })).toBeVisible();
  await expect(page.getByText("Quiet A")).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole("button", { name: "Show names" })).toBeVisible();
  await expect(page.getByText("Quiet A")).toHaveCount(0);
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByRole("heading", { name: "Next session" })).toBeVisible();
  // The notice above the page names it as well, while nobody is screened.
  await page.getByRole("link", { name: "People and safety" }).first().click();
  await expect(page.getByRole("button", { name: "Show names" })).toBeVisible();
  await expect(page.getByText("Quiet A")).toHaveCount(0);
  await leaveDesk(desk);
});
