import { holdJointWork } from "#lib/couples/hold-joint-work";
import { saveLoopMap } from "#lib/formulation/save-map";
import { mapInput } from "#tests/integration/formulation/given-map";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { printed } from "../support/pdf";
import { complaintsOf } from "../support/watch";
import { comparable, wholeText } from "./pages";
import { expect, test } from "./room";

const NOTES = /Fear of loss|Asked four times|Attachment|confidence/;

test("a first map is drawn without scripts, what is refused stays, and the next save makes a version", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const page = await (await open(room.clinician, { javaScriptEnabled: false })).newPage();
  const at = `/couples/${room.coupleId}/formulation/map`;
  await page.goto(at);
  await expect(page.getByText("No map is drawn yet")).toBeVisible();
  await page.getByRole("link", { name: "Draw the map together" }).click();
  const one = page.getByRole("group", { name: "Partner A" });
  await one.getByLabel("When reaching, this one").fill("Asks whether we are okay");
  await one.getByLabel("Called on the map").fill("x".repeat(25));
  await page.getByRole("button", { name: "Save as version 1" }).click();
  await expect(page.getByText("Use at most 24 characters.").first()).toBeVisible();
  await expect(one.getByLabel("When reaching, this one")).toHaveValue("Asks whether we are okay");
  await one.getByLabel("Called on the map").fill("Owl");
  await page.getByRole("button", { name: "Save as version 1" }).click();
  await page.waitForURL(`**${at}`);
  await expect(page.getByText("Version 1 of 1", { exact: false })).toBeVisible();
  await expect(page.locator("svg.loop-tall text", { hasText: "Owl" }).first()).toBeVisible();
});

test("of two windows the later one keeps its words and sees the other's before it saves on top", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  await saveLoopMap(room.treating, mapInput(room.coupleId));
  const context = await open(room.clinician, { viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const at = `/couples/${room.coupleId}/formulation/map`;
  await page.goto(`${at}/edit`);
  await saveLoopMap(room.treating, mapInput(room.coupleId, { "B.wish": "Room to answer" }, 1));
  const wish = page.getByRole("group", { name: "Partner B" }).getByLabel("Would like instead");
  await wish.fill("A slow start");
  await page.getByRole("button", { name: "Save as version 2" }).click();
  await expect(
    page.getByText("A newer version was saved in another window.", { exact: false }),
  ).toBeVisible();
  await expect(wish).toHaveValue("A slow start");
  await expect(page.getByText("Saved meanwhile: Room to answer")).toBeVisible();
  await expect(page.getByText("Saved meanwhile")).toHaveCount(1);
  await page.getByRole("button", { name: "Save mine as the next version" }).click();
  await page.waitForURL(`**${at}`);
  await expect(page.getByText("Version 3 of 3", { exact: false })).toBeVisible();
  await page.goto(`${at}/versions?a=2&b=3`);
  const row = page.getByRole("row", { name: /Partner B: would like instead/ });
  await expect(row).toContainText("Room to answer");
  await expect(row).toContainText("A slow start");
  await expect(row).toContainText("Changed");
  await page.goto(`${at}?version=9`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(complaints.filter((text) => !text.includes("404"))).toEqual([]);
});

test("a screen both look at and the paper hold nothing of the therapist's own, and the paper is one page", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const long = (most: number) => "a long word of it ".repeat(40).slice(0, most).trim();
  const sides = Object.fromEntries(
    ["A", "B"].flatMap((slot) =>
      ["soft", "reach", "respond", "wish"].map((part) => [`${slot}.${part}`, long(120)]),
    ),
  );
  await saveLoopMap(
    room.treating,
    mapInput(room.coupleId, { ...sides, stressors: long(240), strengths: long(400), exceptions: long(400) }),
  );
  const context = await open(room.clinician, { viewport: { width: 1280, height: 800 } });
  const at = `/couples/${room.coupleId}/formulation/map`;
  for (const path of [`${at}/screen`, `${at}/print`, `${at}/edit`]) {
    const text = await wholeText(context, path);
    expect(text, path).toContain("The echo");
    expect(text, path).not.toMatch(NOTES);
  }
  expect(await wholeText(context, at)).toMatch(NOTES);
  const page = await context.newPage();
  for (const [paper, size] of [
    ["a4", "595 x 842"],
    ["letter", "612 x 792"],
  ]) {
    await page.goto(`${at}/print?paper=${paper}`);
    const facts = await printed(page);
    await page.emulateMedia({ media: "print" });
    expect(facts).toMatchObject({ tagged: true, pages: 1, size });
    expect(await page.locator("body").innerText()).not.toContain(room.codeName);
    await page.emulateMedia({ media: "screen" });
  }
});

test("both partners find the map once it is agreed, the same to the byte, and both lose it under a hold", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const [phoneA, phoneB] = [await open(room.a), await open(room.b)];
  const nowhere = async () => (await phoneA.request.get("/our-map")).status();
  expect(await nowhere()).toBe(404);
  await saveLoopMap(room.treating, mapInput(room.coupleId));
  expect(await nowhere()).toBe(404);
  const desk = await (await open(room.clinician)).newPage();
  await desk.goto(`/couples/${room.coupleId}/formulation/map`);
  await desk.getByLabel("Agreed by both on").fill("2026-11-02");
  await desk.getByRole("button", { name: "Both agree to this map" }).click();
  await expect(desk.getByText("was agreed on 2 Nov", { exact: false })).toBeVisible();

  const page = await phoneA.newPage();
  await page.goto("/home");
  await page.getByRole("link", { name: "Our map" }).tap();
  await page.waitForURL("**/our-map");
  await expect(page).toHaveTitle(/^Our map/);
  await expect(page.getByRole("heading", { level: 1, name: "The echo" })).toBeVisible();
  await expect(page.getByRole("img", { name: /drawn as a ring/ })).toHaveCount(1);
  await expectAccessible(page, "our map");
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await wholeText(phoneA, "/our-map")).not.toMatch(NOTES);
  expect(await comparable(phoneB, "/our-map")).toBe(await comparable(phoneA, "/our-map"));

  await holdJointWork(room.treating, { coupleId: room.coupleId, gate: "G04", note: "Seen alone." });
  expect(await nowhere()).toBe(404);
  expect((await phoneB.request.get("/our-map")).status()).toBe(404);
  expect(await wholeText(phoneA, "/home")).not.toContain("Our map");
});
