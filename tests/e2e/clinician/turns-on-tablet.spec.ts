import type { BrowserContext, Page } from "playwright/test";
import { giveInSession } from "#lib/homework/give-in-session";
import { expect, type Records, type Room, test } from "../couple/room";
import { findingsOn } from "../support/axe";

/** A tablet held upright. */
const TABLET = { viewport: { width: 820, height: 1180 } };
const SLUG = "speak-listen-swap";
/** Where its turns stand. */
const TURNS = 3;
const title = (page: Page) => page.getByRole("heading", { level: 1 });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** The exercise given in a session that is on, and the page to hand it over on. */
async function given(records: Records, room: Room) {
  const { sessionId, itemId } = await records.run(room, { slug: SLUG, version: 1 });
  const { tasks } = await giveInSession(room.treating, { coupleId: room.coupleId, sessionId, itemId });
  const of = (slot: "A" | "B") => tasks.find((task) => task.slot === slot)?.id ?? "";
  return {
    href: `/couples/${room.coupleId}/sessions/${sessionId}/hand-over`,
    sessionId,
    a: of("A"),
    b: of("B"),
  };
}

/** Every address of both copies, as a document and as what scripts ask for. */
async function textsOf(context: BrowserContext, tasks: readonly string[]): Promise<string[]> {
  const paths = tasks.flatMap((task) => [
    `/do/${task}`,
    `/do/${task}/1`,
    `/do/${task}/2`,
    `/do/${task}/${TURNS}`,
    `/do/${task}/${TURNS + 1}`,
    ...[1, 2, 3, 4].map((turn) => `/do/${task}/${TURNS}/turn/${turn}`),
    ...["2", "3", "back"].map((turn) => `/do/${task}/${TURNS}/over/${turn}`),
    `/do/${task}/end`,
    `/do/${task}/done`,
    `/do/${task}/together`,
  ]);
  const texts: string[] = [];
  for (const path of [...paths, "/", "/home", "/tablet", "/together"]) {
    const [page, scripted] = await Promise.all([
      context.request.get(path),
      context.request.get(path, { headers: { rsc: "1" } }),
    ]);
    texts.push(await page.text(), await scripted.text());
  }
  return texts;
}

/** Everything the page has been sent from now on. */
function hear(page: Page): () => Promise<string[]> {
  const texts: Promise<string>[] = [];
  page.on("response", (response) => {
    texts.push(response.text().catch(() => ""));
  });
  return () => Promise.all(texts);
}

test("the two take two turns each on the tablet, and neither gets a word of the other's", async ({
  records,
  open,
}) => {
  test.setTimeout(180_000);
  const room = await records.makeRoom();
  const { href, a, b } = await given(records, room);
  // B had begun at home: the tablet opens none of that, and the turns go on all the same.
  const other = await (await open(room.b)).newPage();
  await other.goto(`/do/${b}/1`);
  await other.locator("textarea").fill("CANARY-HOME");
  await expect(other.getByText("Saved", { exact: true })).toBeVisible();
  const context = await open(room.clinician, TABLET);
  const [page, second] = [await context.newPage(), await context.newPage()];
  await page.goto(href);
  await expect(page.getByText("In turns. Whoever gets it first begins")).toBeVisible();
  expect(await findingsOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Hand to A: Speak, say back, swap" }).click();
  await page.waitForURL("**/tablet");
  await press(page, "I have it");
  await page.waitForURL(`**/do/${a}`);
  await page.getByRole("link", { name: "Start" }).click();
  await page.locator("textarea").fill("CANARY-TOPIC");
  await press(page, "Continue");
  await page.waitForURL(`**/do/${a}/2`);
  await second.goto(`/do/${a}/1`);
  await expect(second.locator("textarea")).toHaveValue("CANARY-TOPIC");
  await page.bringToFront();
  await page.goto(`/do/${a}/${TURNS}`);
  await press(page, "Start");
  await press(page, "Take a break");
  await press(page, "We are ready to swap");
  await page.waitForURL("**/tablet");

  const heard = hear(page);
  const alsoHeard = hear(second);
  for (const [turn, copy] of [
    [2, b],
    [3, a],
    [4, b],
  ] as const) {
    await test.step(`turn ${turn}`, async () => {
      await expect(title(page)).toHaveText("Pass the tablet on");
      await expect(page).toHaveTitle("Today");
      await expect.poll(() => second.content()).not.toContain("CANARY");
      for (let back = 1; back <= 3; back += 1) {
        await page.goBack().catch(() => null);
        if (page.url() === "about:blank") break;
        expect(await page.content(), `${back} times back`).not.toContain("CANARY");
      }
      await page.goto("/tablet");
      for (const text of await textsOf(context, [a, b])) expect(text).not.toContain("CANARY");
      expect(await findingsOn(page)).toEqual([]);
      await press(page, "I have it");
      await page.waitForURL(`**/do/${copy}/${TURNS}/turn/${turn}`);
      await expect(page.getByText(`Turn ${turn} of 4`)).toBeVisible();
      expect(await findingsOn(page)).toEqual([]);
      for (const text of await textsOf(context, [a, b])) expect(text).not.toContain("CANARY");
      await second.goto(`/do/${copy}/1`);
      await expect(title(second)).toHaveText("Your turn");
      await page.bringToFront();
      const origin = new URL(page.url()).origin;
      const put = async (path: string, data: object) =>
        (
          await context.request.put(path, { data, headers: { origin, "sec-fetch-site": "same-origin" } })
        ).status();
      const sent = { submissionId: crypto.randomUUID(), draftVersion: 1, outcome: "stopped", check: null };
      expect(
        await Promise.all([
          put(`/api/drafts/${copy}`, { version: 1, answers: { topic: "MINE" } }),
          put(`/api/drafts/${copy === a ? b : a}`, { version: 1, answers: { turns: 1 } }),
          put(`/api/responses/${copy}`, sent),
          put(`/api/hand-overs/${copy}`, { place: TURNS, turn: 2 }),
        ]),
      ).toEqual([403, 403, 403, 403]);
      await press(page, "Start");
      // Long enough to count: the clock keeps whole seconds.
      await page.waitForTimeout(1500);
      await press(page, "Take a break");
      await expect(page.getByText("You are on a break.")).toBeVisible();
      await press(page, turn < 4 ? "We are ready to swap" : "Continue");
      await page.waitForURL(turn < 4 ? "**/tablet" : "**/over/back");
    });
  }

  await test.step("the tablet is shut, and the therapist's passphrase alone opens it", async () => {
    await expect(title(page)).toHaveText("Pass the tablet back");
    expect(await findingsOn(page)).toEqual([]);
    await press(page, "Pass the tablet back");
    await page.waitForURL("**/tablet");
    await expect(title(page)).toHaveText("Pass the tablet back");
    for (const text of await textsOf(context, [a, b])) expect(text).not.toContain("CANARY");
    await page.goto(`/do/${b}/${TURNS}/turn/4`);
    await expect(title(page)).toHaveText("Pass the tablet back");
    await page.getByLabel("For the therapist: your passphrase").fill("not this one at all");
    await press(page, "I have my tablet back");
    await expect(page.getByRole("alert").first()).toContainText("does not match");
    await page.getByLabel("For the therapist: your passphrase").fill(room.clinician.passphrase);
    await press(page, "I have my tablet back");
    await page.waitForURL("**/hand-over");
    for (const text of [...(await heard()), ...(await alsoHeard())]) expect(text).not.toContain("CANARY");
  });

  await test.step("each goes on with their own copy on their own phone", async () => {
    const phone = await (await open(room.a)).newPage();
    await phone.goto(`/do/${a}/1`);
    await expect(phone.locator("textarea")).toHaveValue("CANARY-TOPIC");
    await other.goto(`/do/${b}/1`);
    await expect(other.locator("textarea")).toHaveValue("CANARY-HOME");
    await other.goto(`/do/${b}/${TURNS}`);
    await phone.goto(`/do/${a}/${TURNS}`);
    const [own, theirs] = [phone, other].map((one) => one.locator('input[name="answer"]'));
    await expect(own ?? phone.locator("main")).toHaveValue(/^[1-9]\d*$/);
    expect(await own?.inputValue()).toBe(await theirs?.inputValue());
  });
});

test("a turn that is no longer open says so, and never why", async ({ records, open }) => {
  const room = await records.makeRoom();
  const { href, a } = await given(records, room);
  const page = await (await open(room.clinician, TABLET)).newPage();
  await page.goto(href);
  await page.getByRole("button", { name: "Hand to A: Speak, say back, swap" }).click();
  await page.waitForURL("**/tablet");
  await press(page, "I have it");
  await page.waitForURL(`**/do/${a}`);
  await page.goto(`/do/${a}/${TURNS}`);
  await expect(page.getByRole("button", { name: "Start", exact: true })).toBeVisible();
  await press(page, "We are ready to swap");
  await page.waitForURL("**/tablet");
  await records.owner`update partner set access_ended_at = now() where id = ${room.partnerA.userId}`;
  await press(page, "I have it");
  await expect(page.getByRole("alert").first()).toContainText("This is not open here now.");
  await press(page, "Pass the tablet back");
  await expect(title(page)).toHaveText("Pass the tablet back");
});

test("without scripts the tablet goes to and fro the same way", async ({ records, open }) => {
  const room = await records.makeRoom();
  const { href, a, b } = await given(records, room);
  const context = await open(room.clinician, { ...TABLET, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(href);
  await page.getByRole("button", { name: "Hand to B: Speak, say back, swap" }).click();
  await press(page, "I have it");
  await page.goto(`/do/${b}/1`);
  await page.locator("textarea").fill("CANARY-TOPIC");
  await press(page, "Continue");
  await page.goto(`/do/${b}/${TURNS}`);
  await press(page, "We are ready to swap");
  await expect(title(page)).toHaveText("Pass the tablet on");
  for (const text of await textsOf(context, [a, b])) expect(text).not.toContain("CANARY");
  await press(page, "I have it");
  await expect(page).toHaveURL(new RegExp(`/do/${a}/${TURNS}/turn/2$`));
  await press(page, "We are ready to swap");
  await expect(title(page)).toHaveText("Pass the tablet on");
  await press(page, "I have it");
  await expect(page).toHaveURL(new RegExp(`/do/${b}/${TURNS}/turn/3$`));
  expect(await page.content()).not.toContain("CANARY");
  await press(page, "We have had our turns");
  await expect(title(page)).toHaveText("Pass the tablet back");
  await press(page, "Pass the tablet back");
  await page.getByLabel("For the therapist: your passphrase").fill(room.clinician.passphrase);
  await press(page, "I have my tablet back");
  await expect(page).toHaveURL(/hand-over$/);
});
