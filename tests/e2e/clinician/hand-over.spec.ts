import type { Page } from "playwright/test";
import { newId } from "#lib/kernel/ids";
import { expect, type Records, type Room, test } from "../couple/room";
import { findingsOn } from "../support/axe";
import { pressByKey, tabTo } from "../support/by-key";

const TABLET = { viewport: { width: 1024, height: 768 } };
const title = (page: Page) => page.getByRole("heading", { level: 1 });
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();

/** A session under way on a tablet that its clinician called their own. */
async function runOn(records: Records, room: Room, page: Page, slug = "two-truths-map") {
  const { sessionId, itemId } = await records.run(room, { slug, version: 1 });
  const session = `/couples/${room.coupleId}/sessions/${sessionId}`;
  await page.goto(`${session}/run`);
  await expect(page.locator("[data-run]")).toHaveAttribute("data-run", "ready");
  await press(page, "This is my own device: keep the run here");
  await expect(page.locator("[data-run]")).toHaveAttribute("data-offline", "ready");
  return { session, sessionId, itemId };
}

/** Copies of runs that this browser holds. */
const copiesOn = (page: Page) =>
  page.evaluate(async () => {
    const open = indexedDB.open("evenkeel-run");
    const shelf = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    if (!shelf.objectStoreNames.contains("copies")) return 0;
    const count = shelf.transaction("copies").objectStore("copies").count();
    await new Promise((done) => {
      count.onsuccess = done;
    });
    shelf.close();
    return count.result;
  });

/** Answers the four lines with the keyboard and sends them. */
async function answerByKey(page: Page): Promise<void> {
  for (const key of ["s1", "s2", "s3", "s4"]) {
    await tabTo(page, page.locator(`input[name="${key}"]`));
    await page.keyboard.press("Space");
    for (let step = 0; step < 8; step += 1) await page.keyboard.press("ArrowRight");
  }
  await pressByKey(page, "Send");
  await page.waitForURL("**/after/done");
}

test("the tablet goes to each partner in turn for the lines after a session, and shows nothing else", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const context = await open(room.clinician, TABLET);
  const page = await context.newPage();
  const { session, sessionId } = await runOn(records, room, page);
  const second = await context.newPage();
  await second.goto(`/couples/${room.coupleId}`);
  await expect(second.locator("main")).toContainText(room.codeName);
  await page.bringToFront();
  await page.keyboard.press("t");
  await expect(page.locator("#current")).toHaveText("That was the last item");
  await page.keyboard.press("p");
  await page.waitForURL("**/hand-over");
  expect(await findingsOn(page)).toEqual([]);

  for (const slot of ["A", "B"] as const) {
    await pressByKey(page, `Hand to ${slot}: How was it today?`);
    await page.waitForURL("**/tablet");
    await expect(page).toHaveTitle("Today");
    await expect(title(page)).toHaveText("Your turn");
    expect(await findingsOn(page)).toEqual([]);

    await test.step("nothing of the clinician's answers", async () => {
      await page.goBack().catch(() => null);
      await page.goForward().catch(() => null);
      // The way through the history may still be under way.
      await expect(async () => void (await page.goto("/tablet"))).toPass();
      for (const path of [
        "/today",
        "/couples",
        `${session}/hand-over`,
        `${session}/run`,
        `${session}/wrap-up`,
        "/review",
      ]) {
        const asked = await context.request.get(path, { headers: { rsc: "1" } });
        expect(await asked.text(), path).not.toContain(room.codeName);
        await page.goto(path);
        await expect(title(page)).toHaveText("Your turn");
      }
      for (const path of ["/home", "/check-in", "/together", "/who-can-see", "/talk"]) {
        await page.goto(path);
        await expect(title(page), path).toHaveText("Your turn");
      }
      const told = await page.evaluate(
        async ([id, deviceId]) =>
          (
            await fetch(`/api/runs/${id}`, {
              method: "PUT",
              headers: { "content-type": "application/json" },
              body: JSON.stringify({ deviceId, events: [] }),
            })
          ).status,
        [sessionId, newId()],
      );
      expect(told).toBe(403);
      expect(await copiesOn(page)).toBe(0);
      await context.setOffline(true);
      await page.goto(`${session}/run`).catch(() => null);
      expect(await page.locator("[data-run]").count()).toBe(0);
      await context.setOffline(false);
      await second.bringToFront();
      await expect(title(second)).toHaveText("Your turn");
      await page.bringToFront();
    });

    await page.goto("/tablet");
    await pressByKey(page, "I have it");
    await page.waitForURL("**/after");
    await expect(title(page)).toHaveText("How was it today?");
    expect(await findingsOn(page)).toEqual([]);
    await answerByKey(page);
    await expect(page.getByRole("link", { name: "Back to Today" })).toHaveCount(0);
    expect(await findingsOn(page)).toEqual([]);
    await pressByKey(page, "Pass the tablet back");
    await page.waitForURL("**/tablet");
    await expect(title(page)).toHaveText("Pass the tablet back");
    expect(await findingsOn(page)).toEqual([]);
    await page.goto("/after");
    await expect(title(page)).toHaveText("Pass the tablet back");

    const passphrase = page.getByLabel("For the therapist: your passphrase");
    await tabTo(page, passphrase);
    await page.keyboard.type("not this one at all");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert").first()).toContainText("does not match");
    await passphrase.fill(room.clinician.passphrase);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/hand-over");
    await expect(page.getByText(slot === "A" ? "Sent by A." : "Sent by A and B.")).toBeVisible();
  }
  await expect(page.getByRole("button", { name: /^Hand to / })).toHaveCount(0);
  await pressByKey(page, "Go on with the wrap-up");
  await expect(page.getByRole("region", { name: "What each said of session" })).toContainText("Of 40");
  expect(await records.count(room, "session_check")).toBe(2);
});

test("an exercise given in the session is done on the tablet, and not read again on it", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  await records.allow(room, 3);
  const page = await (await open(room.clinician, TABLET)).newPage();
  const { session } = await runOn(records, room, page, "softer-reach");
  await press(page, "Give it to both now");
  await expect(page.getByText("Given to both.")).toBeVisible();
  await press(page, "Hand over");
  await page.waitForURL("**/hand-over");
  await press(page, "Hand to A: The softer reach");
  await page.waitForURL("**/tablet");
  await press(page, "I have it");
  await expect(title(page)).toHaveText("The softer reach");
  await page.getByRole("link", { name: "Start" }).click();
  await page.locator("textarea").fill("CANARY I get scared.");
  await press(page, "Continue");
  await page.waitForURL("**/2");
  const own = new URL(page.url()).pathname.replace(/\/2$/, "");
  await page.goto("/home");
  await press(page, "Pass the tablet back");
  await expect(title(page)).toHaveText("Pass the tablet back");
  for (const path of [own, `${own}/1`, `${own}/end`]) {
    await page.goto(path);
    await expect(title(page)).toHaveText("Pass the tablet back");
    expect(await page.content()).not.toContain("CANARY");
  }
  await page.goBack().catch(() => null);
  expect(await page.content()).not.toContain("CANARY");
  await page.goto("/tablet");
  await page.getByLabel("For the therapist: your passphrase").fill(room.clinician.passphrase);
  await press(page, "I have my tablet back");
  await page.waitForURL("**/hand-over");

  await test.step("what was begun goes on with its writer's own phone", async () => {
    await press(page, "Hand to A: The softer reach");
    await page.waitForURL("**/tablet");
    await press(page, "I have it");
    await expect(page.getByRole("alert").first()).toContainText(
      "You have begun this before. What you wrote opens on your own phone alone.",
    );
    await page.goto(`${own}/1`);
    await expect(title(page)).toHaveText("Your turn");
    const phone = await (await open(room.a)).newPage();
    await phone.goto(`${own}/1`);
    await expect(phone.locator("textarea")).toHaveValue("CANARY I get scared.");
  });
  await press(page, "Pass the tablet back");
  await page.getByLabel("For the therapist: your passphrase").fill(room.clinician.passphrase);
  await press(page, "I have my tablet back");
  await page.waitForURL("**/hand-over");
  await page.getByRole("link", { name: "Back to the run" }).click();
  await page.waitForURL(`**${session}/run`);
  await expect(page.locator("[data-run]")).toHaveAttribute("data-offline", "ready");
});

test("a partner who signs in on a clinician's own device finds nothing of a run on it", async ({
  records,
  open,
  origin,
}) => {
  const room = await records.makeRoom();
  const context = await open(room.clinician, TABLET);
  const page = await context.newPage();
  await runOn(records, room, page);
  expect(await copiesOn(page)).toBe(1);
  const [cookie] = (await context.cookies()).filter(({ value }) => value.length > 40);
  await context.addCookies([{ name: cookie?.name ?? "", value: room.a.cookie, url: origin, httpOnly: true }]);
  await page.goto("/home");
  await expect(title(page)).toHaveText("Today");
  await expect
    .poll(() =>
      page.evaluate(async () => [
        localStorage.length,
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
        (await navigator.serviceWorker.getRegistrations()).length,
      ]),
    )
    .toEqual([0, 0, 0, 0]);
});

test("the tablet goes over and comes back without scripts as well", async ({ records, open }) => {
  const room = await records.makeRoom();
  const { sessionId } = await records.run(room, { slug: "two-truths-map", version: 1 });
  const page = await (await open(room.clinician, { ...TABLET, javaScriptEnabled: false })).newPage();
  await page.goto(`/couples/${room.coupleId}/sessions/${sessionId}/hand-over`);
  await press(page, "Hand to B: How was it today?");
  await expect(title(page)).toHaveText("Your turn");
  await page.goto("/today");
  await expect(title(page)).toHaveText("Your turn");
  await press(page, "I have it");
  await expect(title(page)).toHaveText("How was it today?");
  for (const key of ["s1", "s2", "s3", "s4"])
    await page.locator(`input[name="${key}"][value="9"]`).check({ force: true });
  await press(page, "Send");
  await expect(title(page)).toHaveText("That is done");
  await press(page, "Pass the tablet back");
  await page.getByLabel("For the therapist: your passphrase").fill("not this one at all");
  await press(page, "I have my tablet back");
  await expect(page.getByText(/does not match/).first()).toBeVisible();
  await page.getByLabel("For the therapist: your passphrase").fill(room.clinician.passphrase);
  await press(page, "I have my tablet back");
  await expect(page.getByText("Sent by B.")).toBeVisible();
});
