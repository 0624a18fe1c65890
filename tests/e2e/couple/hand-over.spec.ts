import type { BrowserContext, Page } from "playwright/test";
import { findExercise } from "#lib/exercises/queries";
import { questionsOf } from "#lib/exercises/rules";
import type { Id } from "#lib/kernel/ids";
import { findingsOn } from "../support/axe";
import { expect, type Records, type Room, test } from "./room";

test.describe.configure({ mode: "parallel" });

const SLUG = "speak-listen-swap";
const fields = questionsOf(findExercise(SLUG) ?? { fields: [] });
const TURNS = fields.findIndex((field) => field.type === "turns") + 1;

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** Everything a signed-in partner could open on the phone, as documents and as what scripts ask for. */
const addresses = (task: Id) => [
  "/",
  "/home",
  "/together",
  "/check-in",
  "/who-can-see",
  `/do/${task}`,
  `/do/${task}/1`,
  `/do/${task}/${TURNS}`,
  `/do/${task}/${TURNS + 1}`,
  `/do/${task}/${TURNS}/turn/1`,
  `/do/${task}/${TURNS}/turn/3`,
  `/do/${task}/${TURNS}/over/3`,
  `/do/${task}/end`,
  `/do/${task}/together`,
];

/** Writes a private answer, and passes the phone on at the turns. */
async function passOn(records: Records, room: Room, page: Page): Promise<Id> {
  const task = await records.give(room, SLUG);
  await page.goto("/home");
  await page.goto(`/do/${task.a}`);
  await page.goto(`/do/${task.a}/1`);
  await page.locator("textarea").fill("CANARY-TOPIC");
  await press(page, "Continue");
  await page.waitForURL("**/2");
  await page.goto(`/do/${task.a}/${TURNS}`);
  // The clock is there once scripts run; before that the button is a plain form, which tells no other window.
  await expect(page.getByRole("button", { name: "Start", exact: true })).toBeVisible();
  await press(page, "We are ready to swap");
  await page.waitForURL(`**/${TURNS}/over/2`);
  return task.a;
}

async function textsOf(context: BrowserContext, task: Id): Promise<string[]> {
  const asked = addresses(task).flatMap((path) => [
    context.request.get(path),
    context.request.get(path, { headers: { rsc: "1" } }),
  ]);
  return Promise.all((await Promise.all(asked)).map((response) => response.text()));
}

test("after the phone was passed on, Back however often never shows what was there before", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const page = await (await open(room.a)).newPage();
  await passOn(records, room, page);
  await page.getByRole("link", { name: "I have it" }).click();
  await page.waitForURL(`**/${TURNS}/turn/2`);
  for (let back = 1; back <= 5; back += 1) {
    await page.goBack().catch(() => null);
    if (page.url() === "about:blank") break;
    await expect(title(page)).toHaveText(/^(Pass the phone on|Give the phone back)$/);
    expect(await page.content(), `${back} times`).not.toContain("CANARY");
  }
  await page.goto("/home");
  await expect(title(page)).toHaveText("Give the phone back");
  expect(await findingsOn(page)).toEqual([]);
});

test("no address typed by hand, in any window, gives an answer away until the owner says the passphrase", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const context = await open(room.a);
  const [page, other] = [await context.newPage(), await context.newPage()];
  const early = await records.give(room, "hold-the-compliment");
  await other.goto(`/do/${early.a}/1`);
  await other.locator("textarea").fill("CANARY-ELSEWHERE");
  await expect(other.getByText("Saved", { exact: true })).toBeVisible();
  const task = await passOn(records, room, page);

  await test.step("the window that stood open asks again", async () => {
    await expect(title(other)).toHaveText("Give the phone back");
    expect(await other.content()).not.toContain("CANARY");
  });
  await test.step("every address leads to the page that asks for the phone", async () => {
    for (const text of await textsOf(context, task)) expect(text).not.toContain("CANARY");
    for (const path of addresses(task)) {
      await other.goto(path);
      await expect(title(other), path).toHaveText("Give the phone back");
    }
  });
  await test.step("nothing but the turn is saved, and nothing is sent", async () => {
    const origin = new URL(page.url()).origin;
    const put = (path: string, data: object) =>
      context.request.put(path, { data, headers: { origin, "sec-fetch-site": "same-origin" } });
    const topic = fields[0]?.name ?? "";
    const refused = await Promise.all([
      put(`/api/drafts/${task}`, { version: 1, answers: { [topic]: "MINE" } }),
      put(`/api/drafts/${early.a}`, { version: 1, answers: {} }),
      put(`/api/responses/${task}`, {
        submissionId: crypto.randomUUID(),
        draftVersion: 1,
        outcome: "stopped",
        check: null,
      }),
    ]);
    expect(refused.map((one) => one.status())).toEqual([403, 403, 403]);
    for (const one of refused) expect((await one.json()).code).toBe("handed_over");
    expect(await records.count(room, "response")).toBe(0);
  });
  await test.step("help, Leave and the turn itself stay open", async () => {
    await other.goto("/help-now");
    await expect(title(other)).toHaveText("Help now");
    await other.goto(`/do/${task}/${TURNS}/turn/2`);
    await expect(other.getByText("Turn 2 of 4")).toBeVisible();
    await expect(other.getByRole("button", { name: "Leave" }).first()).toBeVisible();
  });
  await test.step("a wrong passphrase opens nothing, the owner's opens everything", async () => {
    await press(other, "We have had our turns");
    await other.waitForURL("**/over/back");
    await other.getByLabel("Your passphrase").fill("not the right one");
    await press(other, "I have my phone back");
    await expect(other.getByText("That passphrase does not match. Please check it.").first()).toBeVisible();
    await other.goto(`/do/${task}/1`);
    await expect(title(other)).toHaveText("Give the phone back");
    await other.getByLabel("Your passphrase").fill(room.a.passphrase);
    await press(other, "I have my phone back");
    await other.waitForURL(`**/${TURNS + 1}`);
    await other.goto(`/do/${task}/1`);
    await expect(other.locator("textarea")).toHaveValue("CANARY-TOPIC");
  });
});

test("Leave ends it: who signs in again finds everything as it was", async ({ records, open }) => {
  const room = await records.makeRoom();
  const page = await (await open(room.a)).newPage();
  const task = await passOn(records, room, page);
  await page.request.post("/sign-out", { headers: { origin: new URL(page.url()).origin } });
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(room.a.email);
  await page.getByLabel("Passphrase").fill(room.a.passphrase);
  await press(page, "Sign in");
  await page.waitForURL("**/home");
  await page.goto(`/do/${task}/1`);
  await expect(page.locator("textarea")).toHaveValue("CANARY-TOPIC");
});

test("without scripts the phone is passed on and given back the same way", async ({ records, open }) => {
  const room = await records.makeRoom();
  const task = await records.give(room, SLUG);
  const page = await (await open(room.a, { javaScriptEnabled: false })).newPage();
  await page.goto(`/do/${task.a}/1`);
  await page.locator("textarea").fill("CANARY-TOPIC");
  await press(page, "Continue");
  // The talk takes its time: nobody can fill in more minutes than have passed.
  await records.owner`update draft set updated_at = now() - interval '10 minutes' where task_id = ${task.a}`;
  await page.goto(`/do/${task.a}/${TURNS}`);
  await page.getByLabel("How many minutes did it take?").fill("4");
  await press(page, "We are ready to swap");
  await expect(title(page)).toHaveText("Pass the phone on");
  for (const path of addresses(task.a)) {
    await page.goto(path);
    await expect(title(page), path).toHaveText("Give the phone back");
    expect(await page.content()).not.toContain("CANARY");
  }
  await page.getByRole("link", { name: "Go on with the turn" }).click();
  await expect(page.getByLabel("How many minutes did it take?")).toHaveValue("4");
  await press(page, "We have had our turns");
  await expect(title(page)).toHaveText("Give the phone back");
  await page.getByLabel("Your passphrase").fill("not the right one");
  await press(page, "I have my phone back");
  await expect(page.getByText("That passphrase does not match. Please check it.").first()).toBeVisible();
  await page.getByLabel("Your passphrase").fill(room.a.passphrase);
  await press(page, "I have my phone back");
  await expect(page).toHaveURL(new RegExp(`/${TURNS + 1}$`));
});

test("the other partner's own phone gets the same bytes while the first one is passed on", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const phone = await open(room.b);
  const task = await records.give(room, SLUG);
  const seen = async () => {
    const texts = await Promise.all(
      ["/home", "/together", "/who-can-see", `/do/${task.b}`].map(async (path) =>
        (await phone.request.get(path)).text(),
      ),
    );
    return texts.map((text) => text.replaceAll(/nonce="[^"]*"|[A-Za-z0-9+/]{22}==/g, ""));
  };
  const before = await seen();
  const page = await (await open(room.a)).newPage();
  await page.goto(`/do/${task.a}/${TURNS}`);
  await press(page, "We are ready to swap");
  await page.waitForURL(`**/${TURNS}/over/2`);
  expect(await seen()).toEqual(before);
});
