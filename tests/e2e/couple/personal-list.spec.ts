import type { Page } from "playwright/test";
import { findExercise } from "#lib/exercises/queries";
import { newId } from "#lib/kernel/ids";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { comparable, PAGES_OF, wholeText } from "./pages";
import { expect, test } from "./room";

const SLUG = "private-yes-no-maybe";
const found = findExercise(SLUG)?.fields.find((field) => field.type === "sort");
const CARDS = found?.type === "sort" ? found.options : [];
const [HANDS, CUDDLE] = [CARDS[0]?.label ?? "", CARDS[1]?.label ?? ""];
const FULL = "At least 20 stay on your list, so you cannot leave out more.";

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved$/ });
const leave = (page: Page, card: string) =>
  page.getByRole("button", { name: `Leave out: ${card}`, exact: true });
const back = (page: Page, card: string) =>
  page.getByRole("button", { name: `Put back: ${card}`, exact: true });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const count = (page: Page) => page.locator(".sort-count");
const pile = (page: Page, place: number, name: string) =>
  page.getByRole("group", { name: `Where you put your own item ${place}`, exact: true }).getByLabel(name);

test("a partner leaves cards of a private list out, puts them back, and adds their own, by the keys alone", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  await records.allow(room, 3);
  const task = await records.give(room, SLUG);
  const context = await open(room.a);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(`/do/${task.a}/1`);

  await test.step("what is left out stands apart, and the focus goes on", async () => {
    await expect(leave(page, HANDS)).toBeVisible();
    await page.locator('input[value="hold_hands=yes"]').check();
    await expect(count(page)).toHaveText(`1 of ${CARDS.length}`);
    await leave(page, HANDS).focus();
    await page.keyboard.press("Enter");
    await expect(leave(page, CUDDLE)).toBeFocused();
    await expect(page.locator("#live")).toHaveText(`${HANDS}: It is left out.`);
    await expect(count(page)).toHaveText(`0 of ${CARDS.length - 1}`);
    await expect(saved(page)).toBeVisible();
    await expect(back(page, HANDS)).toBeHidden();
  });

  await test.step("it is still so after a reload, and comes back on no pile", async () => {
    await page.reload();
    await page.getByText("Left out (1)").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(back(page, HANDS)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(leave(page, HANDS)).toBeFocused();
    await expect(page.getByText(/^Left out/)).toHaveCount(0);
    await expect(page.locator('input[value="hold_hands=yes"]')).not.toBeChecked();
    await expect(count(page)).toHaveText(`0 of ${CARDS.length}`);
  });

  await test.step("twenty stay, and the buttons say so", async () => {
    for (const { label } of CARDS.slice(0, CARDS.length - 20)) await leave(page, label).click();
    const last = leave(page, CARDS.at(-1)?.label ?? "");
    await expect(last).toHaveAttribute("aria-disabled", "true");
    await expect(last).toHaveAccessibleDescription(FULL);
    await last.click({ force: true });
    await expect(count(page)).toHaveText("0 of 20");
    await expect(page.locator("#live")).toHaveText(FULL);
    await page.getByText(`Left out (${CARDS.length - 20})`).click();
    await expectAccessible(page, "a list with cards left out");
  });

  await test.step("own items have their piles, and stay", async () => {
    await press(page, "Add your own");
    await expect(page.getByLabel("Your own item 1", { exact: true })).toBeFocused();
    await page.keyboard.type("Swim at night");
    await pile(page, 1, "Maybe").check();
    await expect(count(page)).toHaveText("0 of 20");
    await expect(saved(page)).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Your own item 1", { exact: true })).toHaveValue("Swim at night");
    await expect(pile(page, 1, "Maybe")).toBeChecked();
    await expect(
      page.getByText("Yours alone. Your partner and your therapist do not get it.", { exact: false }),
    ).toBeVisible();
    await expectAccessible(page, "a list with an own item");
  });

  await test.step("it fits a narrow phone, and every target a thumb", async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByText(`Left out (${CARDS.length - 20})`).click();
    expect(await sidewaysScroll(page)).toBe(0);
    const low = await page
      .locator("main button:visible, main summary:visible, main .pile:visible")
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent),
      );
    expect(low).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
  });

  await test.step("two windows: both are shown, and the writer picks", async () => {
    const other = await context.newPage();
    await other.goto(`/do/${task.a}/1`);
    await page.bringToFront();
    await page.getByLabel("Your own item 1", { exact: true }).fill("Swim at dawn");
    await expect(saved(page)).toBeVisible();
    await other.bringToFront();
    await other.getByLabel("Your own item 1", { exact: true }).fill("Swim at noon");
    const question = other.getByRole("alert").filter({ hasText: "You also wrote here in another window." });
    await expect(question).toContainText("Swim at dawn: Maybe");
    await expect(question).toContainText(`${HANDS}: left out`);
    await press(other, "Take the other words");
    await expect(other.getByLabel("Your own item 1", { exact: true })).toHaveValue("Swim at dawn");
    await other.close();
  });

  await test.step("it is read back before sending, and counts for nothing", async () => {
    await page.goto(`/do/${task.a}/end`);
    await expect(
      page.getByText("Stopping is fine. You can send it as it is, or keep it for later."),
    ).toBeVisible();
    await page.getByText("Look at what you wrote").click();
    await expect(page.getByText("Swim at dawn: Maybe", { exact: false })).toBeVisible();
    await expect(page.getByText(`${HANDS}: left out`, { exact: false })).toBeVisible();
  });
  expect(complaints).toEqual([]);
});

test("without scripts a private list is made one's own in plain forms", async ({ records, open }) => {
  const room = await records.makeRoom();
  await records.allow(room, 3);
  const task = await records.give(room, SLUG);
  const page = await (await open(room.a, { javaScriptEnabled: false })).newPage();
  await page.goto(`/do/${task.a}/1`);
  await page.locator('input[value="hold_hands="]').check();
  await page.locator('input[value="cuddle_dressed=no"]').check();
  const own = page.getByLabel("Your own item 3", { exact: true });
  await own.fill("x".repeat(141));
  await pile(page, 3, "Yes").check();
  await press(page, "Continue");
  await expect(page.getByText("Please keep each one to 140 characters.")).toBeVisible();
  await page.getByLabel("Your own item 1", { exact: true }).fill("Swim at night");
  await press(page, "Continue");
  await page.waitForURL("**/2");
  await page.goto(`/do/${task.a}/1`);
  await expect(page.getByLabel("Your own item 1", { exact: true })).toHaveValue("Swim at night");
  await expect(pile(page, 1, "Yes")).toBeChecked();
  await page.getByText("Left out (1)").click();
  const apart = page.getByRole("group", { name: HANDS, exact: true });
  await expect(apart.getByLabel("Leave out")).toBeChecked();
  await apart.getByLabel("Put back").check();
  await page.getByLabel("Your own item 1", { exact: true }).fill("");
  await press(page, "Continue");
  await page.waitForURL("**/2");
  await page.goto(`/do/${task.a}/1`);
  await expect(page.getByText(/^Left out \(/)).toHaveCount(0);
  await expect(page.getByLabel("Your own item 1", { exact: true })).toHaveValue("");
  await expect(page.locator('input[value="cuddle_dressed=no"]')).toBeChecked();
});

test("what a partner makes of their own list changes no byte of what the other one and the therapist get", async ({
  records,
  open,
  origin,
}) => {
  const room = await records.makeRoom();
  await records.allow(room, 3);
  const task = await records.give(room, SLUG);
  const [own, other, desk] = [await open(room.a), await open(room.b), await open(room.clinician)];
  const put = (version: number, list: readonly string[]) =>
    own.request.put(`/api/drafts/${task.a}`, { data: { version, answers: { list } }, headers: { origin } });
  const kept = [task.a, task.b];
  const everything = async () => {
    const seen = new Map<string, string>();
    for (const path of [...PAGES_OF(task.b), `/do/${task.a}`, `/do/${task.b}/1`]) {
      seen.set(path, await comparable(other, path, { kept }));
      seen.set(`data of ${path}`, await comparable(other, path, { kept, headers: { rsc: "1" } }));
    }
    for (const path of ["/inbox", `/couples/${room.coupleId}`, `/review/${task.a}`])
      seen.set(`desk ${path}`, await comparable(desk, path, { kept: [...kept, room.coupleId] }));
    return seen;
  };
  expect((await put(0, ["hold_hands=yes"])).status()).toBe(200);
  const plain = await everything();
  const lives = [
    ["hold_hands=yes", "\ndance"],
    ["hold_hands=yes", "\nyes=CANARY-OWN"],
    ["hold_hands=yes", ...Array.from({ length: 10 }, (_, place) => `\nno=CANARY-OWN ${place}`)],
  ];
  for (const [place, list] of lives.entries()) {
    expect((await put(place + 1, list)).status()).toBe(200);
    const now = await everything();
    for (const [path, text] of plain) expect(now.get(path), `${list.length} entries: ${path}`).toBe(text);
  }
  const sent = await own.request.put(`/api/responses/${task.a}`, {
    data: { submissionId: newId(), draftVersion: 4, outcome: "stopped", check: null },
    headers: { origin },
  });
  expect(sent.status(), await sent.text()).toBe(200);
  for (const path of [`/review/${task.a}`, `/couples/${room.coupleId}`, "/inbox"])
    expect(await wholeText(desk, path)).not.toContain("CANARY-OWN");
});
