import { expect, test } from "playwright/test";
import { contextOf } from "../support/people";
import { demoPlaces } from "../support/places";

test("the clinician's pages can be read without scripts", async ({ browser }) => {
  const { drafts, final, closed, unplanned, sentTask } = await demoPlaces();
  const context = await contextOf(browser, "clinician", { javaScriptEnabled: false });
  const page = await context.newPage();

  await page.goto("/couples");
  await expect(page.getByRole("link", { name: closed.codeName })).toBeVisible();
  await page.goto("/library?words=wave");
  await expect(page.getByRole("link", { name: "Ride the wave" })).toBeVisible();
  await page.goto("/library?words=softer");
  await page.getByLabel("Mechanism").selectOption("attachment");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("link", { name: "The softer reach" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Ride the wave" })).toHaveCount(0);
  await page.goto("/library/urge-wave");
  await expect(page.getByRole("heading", { name: "Ride the wave", level: 1 })).toBeVisible();

  await page.goto(`${drafts.at(-1)?.session}/plan`);
  await expect(page.getByText(/^\d+ of \d+ minutes planned/).filter({ visible: true })).toHaveCount(1);
  // Looked up by place: words inside this element are never matched by text.
  await expect(page.locator("noscript .type-label").first()).toContainText("This plan can be read here");
  await expect(page.locator("noscript ol li").first()).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await expect(page.getByText(/^Saved/).filter({ visible: true })).toHaveCount(0);
  await page.goto(`${final.session}/plan`);
  await expect(page.getByRole("heading", { name: "Final plan" })).toBeVisible();
  await page.goto(`${unplanned.session}/plan`);
  await expect(page.getByRole("button", { name: "Suggested frame" })).toBeVisible();
  await page.goto(`/couples/${closed.coupleId}/progress`);
  await expect(page.getByRole("img", { name: "Loop freedom by week, partner A" })).toBeVisible();
  await page.goto(`/review/${sentTask}`);
  await expect(page.getByRole("heading", { name: "Answers" })).toBeVisible();
  await context.close();
});

test("the supervisor's and the admin's pages can be read without scripts", async ({ browser }) => {
  const supervisor = await contextOf(browser, "supervisor", { javaScriptEnabled: false });
  const trends = await supervisor.newPage();
  await trends.goto("/trends");
  await expect(trends.getByRole("img").first()).toBeVisible();
  await trends.getByText("Show as table").first().click();
  await expect(trends.locator("tbody tr").first()).toBeVisible();
  await supervisor.close();
  const admin = await contextOf(browser, "admin", { javaScriptEnabled: false });
  const audit = await admin.newPage();
  await audit.goto("/audit");
  expect(await audit.locator("tbody tr").count()).toBeGreaterThan(5);
  await admin.close();
});
