import { expect, test } from "playwright/test";
import { answerOf } from "../support/answers";
import { deskOf, leaveDesk } from "../support/desk";
import { contextOf } from "../support/people";
import { demoPlaces } from "../support/places";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

test("trends are read as sentences, drawings and tables, with the method one press away", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "supervisor");
  const { page } = desk;
  await page.goto("/trends");
  await expect(page.getByText(/^Of the couples released in Q\d 20\d\d/)).toBeVisible();
  const charts = page.locator("figure");
  expect(await charts.count()).toBeGreaterThan(2);
  for (const chart of await charts.all()) {
    await expect(chart.getByRole("img")).toBeVisible();
    expect((await chart.locator("figcaption").innerText()).length).toBeGreaterThan(20);
    await chart.getByText("Show as table").click();
    expect(await chart.locator("tbody tr").count()).toBeGreaterThan(1);
    const marks = await chart.locator("circle").count();
    const numbers = (await chart.locator("tbody td").allInnerTexts()).filter((cell) => /^\d+%$/.test(cell));
    expect(marks).toBe(numbers.length);
  }
  await page.getByRole("link", { name: "Read the method" }).click();
  await page.waitForURL(/\/method$/);
  await expect(page.getByRole("heading", { name: "Known gaps" })).toBeVisible();
  await leaveDesk(desk);
});

test("no address gets another page of trends, and no page holds an id", async ({ browser }) => {
  const { couples, closed } = await demoPlaces();
  const context = await contextOf(browser, "supervisor");
  const plain = await answerOf(context, "/trends");
  const queries = [
    "?couple=1",
    `?couple=${couples[0]}`,
    "?from=2026-01-01&to=2026-02-01",
    "?clinician=a&mechanism=attachment",
    "?quarter=2026-Q1",
    "?_rsc=abc",
    `?${"x".repeat(2000)}`,
  ];
  for (const query of queries) {
    // The reader's own words come back in the data of the page; nothing else may.
    const asked = [query, encodeURIComponent(query.slice(1)), query.slice(1)];
    const words = (await answerOf(context, `/trends${query}`, { asked })).split("\n");
    expect(visible(words.join("\n")), query).toBe(visible(plain));
  }
  for (const path of ["/trends", "/method", "/export"]) {
    const text = await (await context.request.get(path)).text();
    expect(text, path).not.toMatch(UUID);
    expect(text, path).not.toContain(closed.codeName);
    expect((await context.request.get(path, { headers: { rsc: "1" } })).status()).toBe(200);
  }
  await context.close();
});

/** The document alone, without the data that repeats the address. */
function visible(answer: string): string {
  return answer.slice(0, answer.indexOf("</html>")).replace(/<script\b[\s\S]*?<\/script>/g, "");
}

test("the download holds the released figures and nothing else", async ({ browser }) => {
  const desk = await deskOf(browser, "supervisor");
  const { page } = desk;
  await page.goto("/trends");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download figures" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("released-figures.csv");
  const response = await desk.context.request.get("/export");
  expect(response.headers()["content-type"]).toContain("text/csv");
  expect(response.headers()["cache-control"]).toContain("no-store");
  const [head = "", ...lines] = (await response.text()).trim().split(/\r?\n/);
  expect(head.split(",").length).toBeGreaterThan(3);
  expect(lines.length).toBeGreaterThan(5);
  expect(new Set(lines.map((line) => line.split(",").length)).size).toBe(1);
  expect(lines.join("\n")).not.toMatch(UUID);
  await leaveDesk(desk);
});
