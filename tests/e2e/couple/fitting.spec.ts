import { setSession } from "../support/desk";
import { complaintsOf } from "../support/watch";
import { expect, test } from "./room";

/** Numbers of the rating table: 27 statements for each of the two. */
const CELLS = 54;

test("what fits is pinned, moved and hidden beside the plan with the keyboard, and the plan stays as it is", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const page = await (await open(room.clinician, { viewport: { width: 1280, height: 900 } })).newPage();
  const complaints = complaintsOf(page);
  await page.goto(`/couples/${room.coupleId}/formulation/rate`);
  await page.getByLabel("D1, partner A").focus();
  for (let cell = 0; cell < CELLS; cell += 1) {
    await page.keyboard.type(String((cell % 5) + 2));
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/formulation$/);

  // Every one of them can be found and pinned, however far down it stands, and each shows how it is backed.
  const fits = page.getByRole("region", { name: "Exercises that fit" });
  await fits.getByText(/^The next ones/).click();
  const lines = fits
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: /^(Unp|P)in: / }) });
  await expect(lines).toHaveCount(12);
  await expect(lines.filter({ hasText: /Evidence: [A-Z]/ })).toHaveCount(12);
  await fits.getByRole("link", { name: "Next" }).click();
  await expect(fits.getByText(/^13 to \d+ of \d+$/)).toBeVisible();
  const far = lines.first();
  const farTitle = await far.getByRole("link").first().innerText();
  await far.getByRole("button", { name: /^Pin: / }).click();
  await expect(lines.getByRole("button", { name: `Pin: ${farTitle}`, exact: true })).toHaveCount(0);
  await fits.getByRole("link", { name: "Previous" }).click();
  await expect(lines.first()).toContainText("Pinned");
  await expect(lines.first().getByRole("link", { name: farTitle })).toBeVisible();
  await lines
    .first()
    .getByRole("button", { name: `Unpin: ${farTitle}` })
    .click();
  await expect(lines.getByRole("button", { name: `Unpin: ${farTitle}` })).toHaveCount(0);

  await setSession(page, room.coupleId);
  await page.getByRole("button", { name: "Blank", exact: true }).click();
  await expect(page.getByRole("button", { name: "Finalise plan" })).toBeVisible();

  const fitting = page.getByRole("list").filter({ has: page.getByRole("button", { name: /which fits$/ }) });
  const names = async () =>
    (
      await fitting
        .getByRole("button", { name: /which fits$/ })
        .evaluateAll((all) => all.map((one) => one.ariaLabel))
    ).map((label) => String(label).replace(/^Add (.*), which fits$/, "$1"));
  const key = async (name: string) => {
    await fitting.getByRole("button", { name, exact: true }).focus();
    await page.keyboard.press("Enter");
  };
  await expect(fitting.getByRole("listitem").filter({ hasText: /Evidence: [A-Z]/ })).toHaveCount(3);
  const [first = "", second = "", third = ""] = await names();
  expect(third).not.toBe("");

  await key(`Up: ${second}`);
  await expect.poll(names).toEqual([second, first, third]);
  await key(`Down: ${second}`);
  await expect.poll(names).toEqual([first, second, third]);
  await key(`Pin: ${third}`);
  await expect.poll(names).toEqual([third, first, second]);
  await key(`Unpin: ${third}`);
  await expect.poll(names).toEqual([first, second, third]);

  await fitting.getByText(`Hide: ${first}`).focus();
  await page.keyboard.press("Enter");
  await fitting.getByRole("textbox", { name: "Why" }).fill("Not their words");
  await page.keyboard.press("Enter");
  await expect.poll(names).not.toContain(first);

  // What is in the plan leaves the list; a step then goes to the place of the next one in sight.
  const [, taken = ""] = await names();
  await page.getByRole("button", { name: `Add ${taken}, which fits` }).click();
  await expect.poll(names).not.toContain(taken);
  const [above = "", below = ""] = await names();
  await key(`Up: ${below}`);
  await expect.poll(async () => (await names()).slice(0, 2)).toEqual([below, above]);
  await expect(page.locator("#plan-list").getByText(taken, { exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});
