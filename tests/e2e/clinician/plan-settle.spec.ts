import { expect, test } from "../couple/room";
import { isSaved, planLine, planTitles, setSession, startPlan } from "../support/desk";

test("what needs both settled first offers a step before it, takes it back, and stops nothing", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const page = await (await open(room.clinician)).newPage();
  const session = await setSession(page, room.coupleId);
  await startPlan(page, session);
  await page.getByRole("searchbox").fill("softer reach");
  await page.keyboard.press("Enter");
  const reach = planLine(page, "The softer reach");
  const note = reach.getByText("The softer reach needs both partners settled first.");
  await expect(note).toBeVisible();
  const add = reach.getByRole("button", { name: "Add Name it before you move before The softer reach" });
  await expect(add).toHaveText("Add Name it before you move, 4 min");

  await add.press("Enter");
  await expect(page.locator("#live")).toHaveText("Name it before you move added before The softer reach");
  await expect(page.getByRole("button", { name: /^Name it before you move: drag/ })).toBeFocused();
  const titles = await planTitles(page);
  expect(titles.indexOf("The softer reach")).toBe(titles.indexOf("Name it before you move") + 1);
  await expect(note).toHaveCount(0);

  await page.keyboard.press("Control+z");
  await expect(note).toBeVisible();
  await expect(planLine(page, "Name it before you move")).toHaveCount(0);
  await isSaved(page);
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await expect(page.getByRole("heading", { name: "Final plan" })).toBeVisible();
});
