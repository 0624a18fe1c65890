import { expect, type Page } from "playwright/test";
import type { AnswerValue, Field } from "#lib/exercises/types";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const main = (page: Page) => page.locator("main");
const asList = (answer: AnswerValue) => (typeof answer === "object" ? answer : [String(answer)]);

/** Picks options, each once. */
async function tick(page: Page, answer: AnswerValue) {
  for (const value of asList(answer)) await main(page).locator(`input[value="${value}"]`).check();
}

async function fillLines(page: Page, name: "Line" | "Day", answer: AnswerValue) {
  for (const [index, text] of asList(answer).entries()) {
    const row = page.getByLabel(`${name} ${index + 1}`, { exact: true });
    if ((await row.count()) === 0) await button(page, name === "Line" ? "Add a line" : "Add a day").click();
    await row.fill(text);
  }
}

async function rank(page: Page, field: Extract<Field, { type: "rank" }>, answer: AnswerValue) {
  const labels = asList(answer).map(
    (one) => field.options.find((option) => option.value === one)?.label ?? "",
  );
  // Picked in the wrong order, then brought into the right one by the buttons alone.
  for (const label of labels.toReversed()) await button(page, label).click();
  for (const [place, label] of labels.entries()) {
    for (;;) {
      const rows = await main(page).locator("ol > li").allInnerTexts();
      if (rows.findIndex((row) => row.includes(label)) <= place) break;
      await button(page, `Move up: ${label}`).click();
    }
  }
}

async function sort(page: Page, answer: AnswerValue) {
  for (const value of asList(answer)) {
    await main(page).locator(`input[value="${value}"]`).check();
  }
  const sorted = asList(answer).length;
  await expect(main(page).getByText(new RegExp(`^${sorted} of \\d+$`))).toBeVisible();
}

/** As if the last save had been made hours ago: a clock was left to run. */
export type Waited = () => Promise<void>;

/**
 * Lets a clock that runs have been started earlier, as it would be after a locked screen, and opens the page anew. The page
 * saves what it has as it goes; only then is that made to have been long ago.
 */
async function wait(page: Page, seconds: number, waited: Waited) {
  const address = page.url();
  await page.goto("/icon.svg");
  await page.evaluate((earlier) => {
    const clock = JSON.parse(sessionStorage.getItem("clock") ?? "{}");
    sessionStorage.setItem("clock", JSON.stringify({ ...clock, since: clock.since - earlier * 1000 }));
  }, seconds);
  await waited();
  await page.goto(address);
}

/** Starts the clock of the page, part after part, lets it run for so long, and stops it where it has not ended. */
async function runClock(
  page: Page,
  field: Extract<Field, { type: "timer" | "turns" | "pacer" }>,
  seconds: number,
  waited: Waited,
) {
  const length =
    60 *
    (field.type === "timer"
      ? (field.minutes[0] ?? 1)
      : field.type === "turns"
        ? field.minutesEach
        : field.minutes);
  const stop = button(page, field.type === "turns" ? "Take a break" : "Stop");
  for (let left = seconds; left > 0; left -= length) {
    await button(page, "Start").click();
    await expect(stop).not.toHaveAttribute("aria-disabled");
    await wait(page, Math.min(left, length), waited);
    await expect(stop).toBeVisible();
  }
  if ((await stop.getAttribute("aria-disabled")) === null) await stop.click();
  await expect(stop).toHaveAttribute("aria-disabled", "true");
}

/** Answers the question of a page as a partner would, by what they see of it. */
export async function answerOnPage(
  page: Page,
  field: Field,
  answer: AnswerValue,
  waited: Waited,
): Promise<void> {
  switch (field.type) {
    case "scale":
      await main(page)
        .locator(`input[type="radio"][value="${answer === "not_sure" ? "not-sure" : answer}"]`)
        .check();
      return;
    case "short":
    case "long":
      await page.locator("textarea").fill(String(answer));
      return;
    case "yesno":
      await page.getByRole("radio", { name: answer === "yes" ? "Yes" : "No", exact: true }).check();
      return;
    case "choice":
    case "multi":
    case "check":
      await tick(page, answer);
      return;
    case "lines":
      await fillLines(page, "Line", answer);
      return;
    case "dates":
      await fillLines(page, "Day", answer);
      return;
    case "rank":
      await rank(page, field, answer);
      return;
    case "sort":
      await sort(page, answer);
      return;
    case "timer":
    case "turns":
    case "pacer":
      await runClock(page, field, Number(answer), waited);
      return;
    case "stamp":
      throw new Error("nobody is asked for a stamp");
  }
}
