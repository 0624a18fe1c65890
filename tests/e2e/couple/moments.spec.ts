import type { BrowserContext } from "playwright/test";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { comparable, PAGES_OF, wholeText } from "./pages";
import { expect, test } from "./room";

const NOBODY = "00000000-0000-4000-8000-000000000000";

async function everything(context: BrowserContext): Promise<string[]> {
  const seen: string[] = [];
  for (const path of PAGES_OF(NOBODY)) seen.push(await comparable(context, path));
  return seen;
}

test("a moment is logged in a few taps, followed up, and nobody else's pages change", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const [phoneA, phoneB] = [await open(room.a), await open(room.b)];
  const a = await phoneA.newPage();
  const complaints = complaintsOf(a);
  const before = await everything(phoneB);
  const pick = (label: string) => a.locator("label").filter({ hasText: label }).first().tap();
  const next = () => a.getByRole("button", { name: "Save and go on" }).tap();

  await test.step("day and part of day, with today and now picked already", async () => {
    await a.goto("/home");
    await a.getByRole("link", { name: "Moments" }).tap();
    await a.waitForURL("**/moments");
    await expectAccessible(a, "the start page of moments");
    await a.getByRole("link", { name: "Note a moment" }).tap();
    await a.waitForURL("**/moments/1");
    await expect(a.getByLabel("When was it?")).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
    await expect(a.getByRole("radio", { checked: true })).toHaveCount(1);
    await expectAccessible(a, "the day of a moment");
    const days = await a.getByLabel("When was it?").locator("option").count();
    expect(days).toBe(8);
    await a.getByLabel("When was it?").selectOption({ index: 1 });
    await next();
    await a.waitForURL("**/moments/2");
  });

  await test.step("taps and words are kept between the pages, and a refusal keeps what was typed", async () => {
    await pick("We felt far apart");
    await a.getByLabel("Do you want to add a word on that?").fill(`Canary ${"x".repeat(140)}`);
    await next();
    await expect(a.getByText("Please keep this to 140 characters.").first()).toBeVisible();
    await expect(a.getByLabel("Do you want to add a word on that?")).toHaveValue(/^Canary x/);
    await expect(a.getByRole("radio", { checked: true })).toHaveValue("distance");
    await a.getByLabel("Do you want to add a word on that?").fill("Canary word");
    await next();
    await a.waitForURL("**/moments/3");
    await pick("Scared");
    await pick("Jealous");
    expect(await sidewaysScroll(a)).toBe(0);
    await expectAccessible(a, "what was felt");
    await next();
    await a.waitForURL("**/moments/4");
    await a.getByRole("link", { name: "Back" }).tap();
    await a.waitForURL("**/moments/3");
    await expect(a.getByRole("checkbox", { checked: true })).toHaveCount(2);
    await next();
    await next();
    await a.waitForURL("**/moments/5");
    await pick("Checked again");
    await next();
    await a.waitForURL("**/moments/6");
    await pick("Gave in");
    await a.locator("label.scale-step").filter({ hasText: /^8/ }).tap();
    expect(await everything(phoneB)).toEqual(before);
    await a.getByRole("button", { name: "Send it now" }).tap();
    await a.waitForURL("**/moments/done");
    expect(await everything(phoneB)).toEqual(before);
  });

  await test.step("what was sent does not show again; a question about yesterday does", async () => {
    await a.goto("/moments");
    await expect(a.getByText("What you have sent")).toBeVisible();
    for (const path of PAGES_OF(NOBODY)) expect(await wholeText(phoneA, path)).not.toContain("Canary");
    await a.goto("/home");
    const later = a.getByRole("listitem").filter({ hasText: "One short question" });
    await expect(later).toBeVisible();
    await later.getByRole("link").tap();
    await a.waitForURL("**/moments/later");
    await expectAccessible(a, "a later question");
    await a.locator("label.scale-step").filter({ hasText: /^2/ }).tap();
    await a.getByRole("button", { name: "Save" }).tap();
    await a.waitForURL("**/moments/done");
    await a.goto("/home");
    await expect(a.getByText("One short question")).toHaveCount(0);
    expect(await everything(phoneB)).toEqual(before);
  });

  await test.step("the therapist reads it in the lane of its writer, and what it comes to", async () => {
    const desk = await (await open(room.clinician, { viewport: { width: 1280, height: 800 } })).newPage();
    await desk.goto(`/couples/${room.coupleId}/formulation`);
    await expect(desk.getByRole("img", { name: /Episodes of the last eight weeks/ })).toBeVisible();
    await expect(
      desk.getByText("Partner A: not enough yet, 0 of 6.", { exact: false }).first(),
    ).toBeVisible();
    await desk.getByRole("link", { name: "Read the episodes" }).click();
    await desk.waitForURL("**/formulation/episodes");
    await expect(desk).toHaveTitle(/Episodes/);
    await expect(desk.getByText("Canary word")).toBeVisible();
    await expect(desk.getByText("8 now, 2 next day, 0.25 kept")).toBeVisible();
    await expect(desk.getByText("3 of 4: asked again", { exact: false })).toBeVisible();
    await expectAccessible(desk, "the episodes");
    await desk.setViewportSize({ width: 320, height: 700 });
    expect(await sidewaysScroll(desk)).toBe(0);
    const missing = await desk.goto(`/couples/${room.coupleId}/formulation/episodes?before=2026-02-30`);
    expect(missing?.status()).toBe(404);
  });

  await test.step("half of one can be thrown away", async () => {
    await a.goto("/moments/1");
    await next();
    await a.waitForURL("**/moments/2");
    await a.goto("/moments");
    await expect(a.getByRole("link", { name: "Go on" })).toBeVisible();
    await a.getByText("Throw it away", { exact: true }).tap();
    await a.getByRole("button", { name: "Yes, throw it away" }).tap();
    await expect(a.getByRole("link", { name: "Note a moment" })).toBeVisible();
    await a.goto("/moments/2");
    await expect(a.getByText("There is nothing open here.")).toBeVisible();
    await a.goto("/moments/9");
    await expect(a.getByRole("button", { name: "Save and go on" })).toHaveCount(0);
  });
  expect(complaints.filter((one) => !one.includes("404"))).toEqual([]);
});

test("all of it works without scripts, and the responder's own view is always offered", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const [phoneA, phoneB] = [await open(room.a), await open(room.b, { javaScriptEnabled: false })];
  const b = await phoneB.newPage();
  const before = await everything(phoneA);
  await b.goto("/moments");
  await b.getByRole("link", { name: "Note how I responded" }).click();
  await b.waitForURL("**/moments/view");
  await b.getByRole("button", { name: "Send" }).click();
  await expect(b.getByText("Pick one.").first()).toBeVisible();
  await b.getByRole("radio", { name: "Evening" }).check();
  await b.getByRole("radio", { name: "Said a kind no" }).check();
  await b.getByRole("button", { name: "Send" }).click();
  await b.waitForURL("**/moments/done");
  await b.goto("/moments/1");
  await b.getByRole("radio", { name: "Night" }).check();
  await b.getByRole("button", { name: "Save and go on" }).click();
  await b.waitForURL("**/moments/2");
  for (const part of [2, 3, 4, 5, 6]) {
    await b.goto(`/moments/${part}`);
    if (part === 3) await b.getByRole("checkbox", { name: "Lonely" }).check();
    await b.getByRole("button", { name: "Save and go on" }).click();
    await b.waitForURL(`**/moments/${part + 1}`);
  }
  await b.getByRole("radio", { name: "Rest", exact: true }).check();
  await b.getByRole("button", { name: "Send" }).click();
  await b.waitForURL("**/moments/done");
  expect(await everything(phoneA)).toEqual(before);
});
