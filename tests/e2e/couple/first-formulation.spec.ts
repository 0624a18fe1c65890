import { printed } from "../support/pdf";
import { complaintsOf } from "../support/watch";
import { expect, test } from "./room";

/** Keys for a number in every cell of the rating table: type it, Tab to the next. */
const CELLS = 54;

test("a first formulation, ratings of both and a first map, is entered with the keyboard alone", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const page = await (await open(room.clinician, { viewport: { width: 1280, height: 800 } })).newPage();
  const complaints = complaintsOf(page);
  const at = `/couples/${room.coupleId}/formulation`;
  await page.goto(at);
  await expect(page.getByText("Nothing is rated yet")).toBeVisible();
  await expect(page.getByText("No map is drawn yet")).toBeVisible();
  await page.getByRole("link", { name: "Rate what you have seen" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${at}/rate`);
  await page.getByLabel("D1, partner A").focus();
  for (let cell = 0; cell < CELLS; cell += 1) {
    // The first is D1 of partner A: high enough for a private check about consent.
    await page.keyboard.type(String(cell === 0 ? 8 : (cell % 5) + 2));
    await page.keyboard.press("Tab");
  }
  await expect(page.getByRole("button", { name: "Save the ratings" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${at}`);
  await expect(page.getByText("Partner A: rated by you alone so far.")).toBeVisible();
  await expect(page.getByRole("img", { name: /What drives the loop/ })).toBeVisible();
  // Every number of it can be read back, by mechanism.
  await page.locator("section[aria-labelledby=indicators] summary").first().focus();
  await page.keyboard.press("Enter");
  const stated = page.getByRole("table", { name: "Dissonance, statement by statement" });
  await expect(stated.getByRole("cell").nth(1)).toHaveText("8");
  await expect(stated.getByRole("cell").nth(2)).toHaveText("8.0");

  await page.getByRole("link", { name: "Draw the map together" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${at}/map/edit`);
  await page.getByLabel("What do they call their loop?").focus();
  for (const words of [
    "The echo",
    "",
    "Scared",
    "Asks again",
    "Explains",
    "Calm",
    "",
    "Ashamed",
    "Offers",
    "Goes quiet",
  ]) {
    await page.keyboard.type(words);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("Room");
  const save = page.getByRole("button", { name: "Save as version 1" });
  for (
    let press = 0;
    press < 8 && !(await save.evaluate((one) => one === document.activeElement));
    press += 1
  )
    await page.keyboard.press("Tab");
  await expect(save).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${at}/map`);
  await expect(page.getByRole("img", { name: /Partner B, when responding: Goes quiet/ })).toBeVisible();

  await page.goto(at);
  const first = page.locator("section[aria-labelledby=suggestions] li").first();
  const second = page.locator("section[aria-labelledby=suggestions] ol").first().locator("> li").nth(1);
  const title = await second.getByRole("link").first().innerText();
  await second.getByRole("button", { name: /^Up/ }).focus();
  await page.keyboard.press("Enter");
  await expect(first.getByRole("link").first()).toHaveText(title);
  await expect(first.getByText("moved")).toBeVisible();

  await page.goto(`${at}/print?paper=letter`);
  const facts = await printed(page);
  await page.emulateMedia({ media: "print" });
  expect(facts).toMatchObject({ tagged: true, size: "612 x 792" });
  expect(facts.pages).toBeLessThanOrEqual(4);
  const paper = await page.locator("body").innerText();
  expect(paper).not.toContain("Canary");
  const consent = paper.indexOf("See each alone about consent before any touch or sexual work");
  expect(consent).toBeGreaterThan(paper.indexOf("Safety and screening"));
  expect(paper.slice(consent, paper.indexOf("Loop map"))).toMatch(/Partner A: D1, .*Touch: not available\./s);
  await expect(page.getByRole("article").getByRole("textbox")).toHaveCount(0);
  expect(complaints).toEqual([]);
});
