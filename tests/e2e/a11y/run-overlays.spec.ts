import { expect, type Open, type Records, test } from "../couple/room";
import { expectAccessible } from "../support/axe";

/** Each thing that opens is looked at in two sizes and two themes. */
const LONG = 240_000;

/** A session that is running, as its clinician has it on the screen. */
async function running(records: Records, open: Open) {
  const room = await records.makeRoom();
  await records.allow(room, 3);
  const { sessionId } = await records.run(room, { slug: "softer-reach", version: 1 });
  const page = await (await open(room.clinician)).newPage();
  await page.goto(`/couples/${room.coupleId}/sessions/${sessionId}/run`);
  await expect(page.locator("[data-run]")).toHaveAttribute("data-run", "ready");
  const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
  return { room, page, press };
}

test("what opens over a run is accessible in both themes", async ({ records, open }) => {
  test.setTimeout(LONG);
  const { page, press } = await running(records, open);
  for (const [name, title] of [
    ["Swap", /^In place of /],
    ["Quick note", "Quick note"],
  ] as const) {
    await press(name);
    await expect(page.getByRole("dialog", { name: title })).toBeVisible();
    await expectAccessible(page, `${name} over a run`);
    if (name === "Quick note") {
      await press("Keep the note");
      await expect(page.getByText("Write a few words first.").first()).toBeVisible();
      await expectAccessible(page, "a quick note that was refused");
    }
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.getByRole("button", { name, exact: true })).toBeFocused();
  }
});

test("a run behind its time, unseen, made safe or about to end is accessible in both themes", async ({
  records,
  open,
}) => {
  test.setTimeout(LONG);
  const { room, page, press } = await running(records, open);
  for (let more = 0; more < 3; more += 1) await press(/^\+5/);
  await expect(page.getByText(/minutes left, 55 planned$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Shorten", exact: true })).toBeVisible();
  await expectAccessible(page, "a run behind its time");

  await press("Discreet");
  await expect(page.getByRole("button", { name: "Discreet", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.reload();
  await expect(page.getByRole("button", { name: "Discreet", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(page.locator("main")).not.toContainText(room.codeName);
  await expect(page.locator("[data-run]")).toHaveAttribute("data-run", "ready");
  await expectAccessible(page, "the discreet view");
  await press("Discreet");

  await press("Safety steps");
  await expect(page.getByRole("heading", { name: "Safety first" })).toBeVisible();
  await expectAccessible(page, "the safety steps");
  await press("Back to the plan");

  await page.locator("main").click({ position: { x: 2, y: 2 } });
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: "End the session?" })).toBeVisible();
  await expectAccessible(page, "the question before the end");
  await page.keyboard.press("Escape");
});

test("the way of the tablet to a partner and back is accessible in both themes", async ({
  records,
  open,
}) => {
  test.setTimeout(LONG);
  const { page, press } = await running(records, open);
  await press("Give it to both now");
  await expect(page.getByText("Given to both.")).toBeVisible();
  await press("Hand over");
  await page.waitForURL("**/hand-over");
  await expectAccessible(page, "who gets the tablet");
  await press("Hand to B: The softer reach");
  await page.waitForURL("**/tablet");
  await expectAccessible(page, "a tablet with a partner");
  await press("Pass the tablet back");
  await page.getByLabel("For the therapist: your passphrase").fill("not this one at all");
  await press("I have my tablet back");
  await expect(page.getByText(/does not match/).first()).toBeVisible();
  await expectAccessible(page, "a tablet on its way back");
});
