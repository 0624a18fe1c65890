import { expect, type Page, test } from "playwright/test";
import {
  deskOf,
  isSaved,
  leaveDesk,
  openCouple,
  planLine,
  planTitles,
  setSession,
  startPlan,
} from "../support/desk";

const MOVED = "Agenda";
const live = (page: Page) => page.locator("#live").innerText();

/** The order, the phases and what was said after each way of moving one item to the end of the core phase. */
test("an item moved by click, by key, by menu and by drag ends in the same place", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  const line = planLine(page, MOVED);
  const phases = () =>
    page
      .locator("#plan-list [data-item]")
      .evaluateAll((lines) => lines.map((one) => one.getAttribute("data-phase")));
  const before = { titles: await planTitles(page), phases: await phases() };
  const button = page.getByRole("button", { name: `Move down ${MOVED}` });
  const ways: Readonly<Record<string, () => Promise<void>>> = {
    click: async () => {
      while ((await line.getAttribute("data-phase")) !== "core") await button.click();
      for (const _ of [1, 2]) await button.click();
    },
    key: async () => {
      await page.getByRole("button", { name: `${MOVED}: drag` }).focus();
      while ((await line.getAttribute("data-phase")) !== "core") await page.keyboard.press("Alt+ArrowDown");
      for (const _ of [1, 2]) await page.keyboard.press("Alt+ArrowDown");
    },
    menu: async () => {
      await page.getByRole("button", { name: `Choices for ${MOVED}` }).click();
      await page.getByRole("menuitem", { name: "Core", exact: true }).click();
      await expect(page.getByRole("button", { name: `Choices for ${MOVED}` })).toBeFocused();
    },
    drag: async () => {
      const grip = await page.getByRole("button", { name: `${MOVED}: drag` }).boundingBox();
      const goal = await page.getByRole("heading", { name: "Close and assign" }).boundingBox();
      if (!grip || !goal) throw new Error("There is nothing to drag.");
      await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
      await page.mouse.down();
      await page.mouse.move(goal.x + 40, goal.y - 20, { steps: 8 });
      await page.mouse.move(goal.x + 40, goal.y + 1, { steps: 3 });
      await expect(page.locator("[data-drop]")).toHaveCount(1);
      expect(await planTitles(page)).toEqual(before.titles);
      await page.mouse.up();
      await expect(page.locator("[data-drop]")).toHaveCount(0);
    },
  };
  const ends: unknown[] = [];
  for (const [way, move] of Object.entries(ways)) {
    await test.step(`by ${way}`, async () => {
      await move();
      await expect.poll(() => live(page)).toContain(`${MOVED} moved to`);
      await expect(line).toHaveAttribute("data-phase", "core");
      const said = (await live(page)).replace("Core, ", "");
      ends.push({ titles: await planTitles(page), phases: await phases(), said });
      while (await page.getByRole("button", { name: "Undo", exact: true }).isEnabled())
        await page.getByRole("button", { name: "Undo", exact: true }).click();
      expect({ titles: await planTitles(page), phases: await phases() }).toEqual(before);
    });
  }
  for (const end of ends) expect(end).toEqual(ends[0]);

  await test.step("what was undone is done again, and saved", async () => {
    await page.keyboard.press("Control+Shift+z");
    await expect(line).toHaveAttribute("data-phase", "core");
    await isSaved(page);
    await page.reload();
    await expect(planLine(page, MOVED)).toHaveAttribute("data-phase", "core");
  });

  await test.step("set aside, taken back and duplicated by key", async () => {
    await page.getByRole("button", { name: "Debrief: drag" }).focus();
    await page.keyboard.press("s");
    await expect(planLine(page, "Debrief")).toHaveAttribute("data-aside", "true");
    await expect(page.getByText("44 of 50 minutes planned, 6 free")).toBeVisible();
    await isSaved(page);
    await page.reload();
    await expect(planLine(page, "Debrief")).toHaveAttribute("data-aside", "true");
    await page.getByRole("button", { name: "Debrief: drag" }).focus();
    await page.keyboard.press("s");
    await page.keyboard.press("d");
    await expect(planLine(page, "Debrief")).toHaveCount(2);
    await expect(page.getByText("56 of 50 minutes planned, 6 over")).toBeVisible();
    await page.getByLabel("Minutes for Debrief").first().fill("0");
    await expect(page.getByText("No minutes is no part of a session")).toBeVisible();
    await page.getByLabel("Minutes for Debrief").first().fill("6");
    await page
      .getByRole("button", { name: "One minute more for Debrief" })
      .first()
      .click({ modifiers: ["Shift"] });
    await expect(page.getByLabel("Minutes for Debrief").first()).toHaveValue("11");
    await isSaved(page);
  });
  await leaveDesk(desk);
});
