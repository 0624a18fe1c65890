import { expect, type Page, test } from "playwright/test";
import { asOwner } from "../support/database";
import { deskOf, isSaved, leaveDesk, openCouple, setSession, startPlan } from "../support/desk";
import { contextOf, signIn } from "../support/people";

test.use({ viewport: { width: 1024, height: 768 } });

const TABLET = { viewport: { width: 1024, height: 768 } };
const QUOTE = "I wait for it every night.";

/** A session with two exercises that has just begun. */
async function startRun(page: Page): Promise<string> {
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await page.getByRole("button", { name: "Add Ride the wave" }).click();
  await page.getByRole("button", { name: "Add Name it before you move" }).click();
  await isSaved(page);
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL(/\/run$/);
  await ready(page);
  return session;
}

const run = (page: Page) => page.locator("[data-run]");

async function ready(page: Page): Promise<void> {
  await expect(run(page)).toHaveAttribute("data-run", "ready");
}

const current = (page: Page) => page.locator("#current");

async function kept(page: Page): Promise<void> {
  await expect(run(page)).toHaveAttribute("data-sync", "kept");
}

/** Everything told lies where a reload finds it: before that the browser asks, and here "Leave" is its answer. */
async function written(page: Page): Promise<void> {
  await expect(run(page)).toHaveAttribute("data-written", "yes");
}

/** What the server keeps of a run, in the order it happened. */
async function kindsOf(session: string): Promise<string[]> {
  const rows = await asOwner(
    (sql) => sql<{ kind: string }[]>`
    select kind from run_event where session_id = ${session.split("/").at(-1) ?? ""} order by happened_at, place`,
  );
  return rows.map(({ kind }) => kind);
}

/** Says that this is the clinician's own device; nothing of a run lies on it before. */
async function keepOnDevice(page: Page): Promise<void> {
  await page.getByRole("button", { name: "This is my own device: keep the run here" }).click();
  await expect(page.getByRole("button", { name: "Keep nothing here" })).toBeVisible();
  await expect(run(page)).toHaveAttribute("data-offline", "ready");
}

/** What lies on the device by name: caches, databases and workers. */
const shelvesOf = (page: Page) =>
  page.evaluate(async () => ({
    caches: await caches.keys(),
    shelves: (await indexedDB.databases()).map(({ name }) => name),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
const NOTHING = { caches: [], shelves: [], workers: 0 };

/** Everything a browser keeps of this site, as far as a script can see it. */
const keptHere = (page: Page) =>
  page.evaluate(async () => {
    const cached: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        cached.push(new URL(request.url).pathname);
    const open = indexedDB.open("evenkeel-run");
    const shelf = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    let text = "";
    let rows = 0;
    let copies = 0;
    let canExport = false;
    for (const name of [...shelf.objectStoreNames]) {
      const all = shelf.transaction(name).objectStore(name).getAll();
      await new Promise((done) => {
        all.onsuccess = done;
      });
      for (const row of all.result) {
        rows += 1;
        if (name === "copies") copies += 1;
        if (row.key instanceof CryptoKey) canExport ||= row.key.extractable;
        const bytes = row.bytes instanceof ArrayBuffer ? new TextDecoder().decode(row.bytes) : "";
        text += JSON.stringify(row) + bytes;
      }
    }
    shelf.close();
    return { cached, text, rows, copies, canExport };
  });

test("a run goes on without a network, over a reload, and comes to the server once and in order", async ({
  browser,
}) => {
  // A sign-in of its own: it is signed out in the end, and the saved one is shared with every journey.
  const context = await browser.newContext(TABLET);
  const page = await context.newPage();
  await signIn(page, "clinician");
  const session = await startRun(page);
  const codeName = await page.locator("main .font-serif").nth(1).innerText();
  await keepOnDevice(page);
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(current(page)).toHaveText("Agenda");
  await kept(page);
  expect(await kindsOf(session)).toEqual(["done"]);

  await context.setOffline(true);
  await page.keyboard.press("t");
  await expect(current(page)).toHaveText("Look back at the week");
  await page.keyboard.press("n");
  await page.getByLabel("One line, for you alone").fill(QUOTE);
  await page.getByText("Quote", { exact: true }).click();
  await page.keyboard.press("Enter");
  await expect(page.getByText(QUOTE)).toBeVisible();
  await page.keyboard.press("s");
  await expect(current(page)).toHaveText("Ride the wave");

  await written(page);
  await page.reload();
  await ready(page);
  expect(new URL(page.url()).pathname).toBe(`${session}/run`);
  await expect(page).toHaveTitle("Run");
  await expect(current(page)).toHaveText("Ride the wave");
  await expect(page.getByText("Look for:")).toBeVisible();
  await expect(page.getByText(QUOTE)).toBeVisible();
  await page.keyboard.press("w");
  await page
    .getByRole("button", { name: /^Take it ?: / })
    .first()
    .click();
  await expect(current(page)).not.toHaveText("Ride the wave");
  const swappedIn = await current(page).innerText();
  await written(page);
  await page.reload();
  await ready(page);
  await expect(current(page)).toHaveText(swappedIn);
  await page.keyboard.press("+");
  await page.keyboard.press("t");
  await expect(current(page)).toHaveText("Name it before you move");

  await written(page);
  const device = await keptHere(page);
  expect(device.cached).toContain("/run-shell");
  expect(device.cached.filter((path) => path !== "/run-shell" && !path.startsWith("/_next/static/"))).toEqual(
    [],
  );
  expect(device.rows).toBeGreaterThan(4);
  expect(device.text).not.toContain(QUOTE);
  expect(device.text.toLowerCase()).not.toContain(codeName.toLowerCase());
  expect(device.text).not.toContain("Ride the wave");
  expect(device.canExport).toBe(false);

  await context.setOffline(false);
  await expect
    .poll(() => kindsOf(session))
    .toEqual(["done", "done", "note", "set_aside", "swap", "minutes", "done"]);
  await kept(page);
  await page.reload();
  await ready(page);
  await expect(current(page)).toHaveText("Name it before you move");
  await page.getByText("The whole plan").click();
  const line = page.getByRole("listitem").filter({ hasText: swappedIn });
  await expect(line).toContainText("Swapped in");
  await expect(page.getByRole("link", { name: "Couples" }).first()).toBeVisible();
  expect(await kindsOf(session)).toHaveLength(7);

  await test.step("signing out leaves nothing on the device", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(/\/sign-in/);
    expect(await shelvesOf(page)).toEqual(NOTHING);
  });
  await context.close();
});

test("a step is not lost with a page that closes before it is written on the device: the browser asks first", async ({
  browser,
}) => {
  const context = await contextOf(browser, "clinician", TABLET);
  const page = await context.newPage();
  await startRun(page);
  await keepOnDevice(page);
  await context.setOffline(true);
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await page.evaluate(() => {
    const { encrypt } = SubtleCrypto.prototype;
    const pressed = new Promise((goOn) => window.addEventListener("write", goOn));
    SubtleCrypto.prototype.encrypt = async function (...rest) {
      await pressed;
      return encrypt.apply(this, rest);
    };
  });
  await page.keyboard.press("t");
  await expect(current(page)).toHaveText("Agenda");
  await page.evaluate(() => void setTimeout(() => location.reload()));
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await expect(current(page)).toHaveText("Agenda");

  await page.evaluate(() => void window.dispatchEvent(new Event("write")));
  await written(page);
  await page.reload();
  await ready(page);
  await expect(current(page)).toHaveText("Agenda");
  expect(asked).toEqual(["beforeunload"]);
  await context.close();
});

test("nothing of a run lies on a device until it is said to be one's own, nor after that is taken back", async ({
  browser,
}) => {
  const context = await contextOf(browser, "clinician", TABLET);
  const page = await context.newPage();
  const session = await startRun(page);
  await expect(page.getByRole("paragraph").filter({ hasText: "Kept in this window only." })).toBeVisible();
  await page.keyboard.press("t");
  await kept(page);
  expect(await shelvesOf(page)).toEqual(NOTHING);
  await keepOnDevice(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole("button", { name: "Keep nothing here" })).toBeVisible();
  await page.getByRole("button", { name: "Keep nothing here" }).click();
  // In every window of this browser: it asks before it closes from now on, and says so.
  await expect(other.getByRole("paragraph").filter({ hasText: "Kept in this window only." })).toBeVisible();
  await other.close();
  await expect(page.getByRole("paragraph").filter({ hasText: "Kept in this window only." })).toBeVisible();
  expect(await shelvesOf(page)).toEqual(NOTHING);
  await page.keyboard.press("t");
  await expect(current(page)).toHaveText("Look back at the week");
  await kept(page);
  expect(await kindsOf(session)).toEqual(["done", "done"]);
  await context.setOffline(true);
  await expect(page.reload()).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
  await context.close();
});

test("another member's page wipes what one kept, and the end of a run its copy", async ({ browser }) => {
  const context = await contextOf(browser, "clinician", TABLET);
  const page = await context.newPage();
  const session = await startRun(page);
  await keepOnDevice(page);
  expect((await keptHere(page)).copies).toBe(1);
  await page.keyboard.press("e");
  await page.getByRole("button", { name: "End it" }).click();
  await page.waitForURL(/\/wrap-up$/);
  expect((await keptHere(page)).copies).toBe(0);
  await page.evaluate(() => localStorage.setItem("evenkeel-own-device", "somebody else"));
  await page.goto(`${session}/run`);
  await ready(page);
  await expect(page.getByRole("paragraph").filter({ hasText: "Kept in this window only." })).toBeVisible();
  await expect.poll(() => shelvesOf(page)).toEqual(NOTHING);
  await context.close();
});

test("an answer that is lost on the way is asked for again, and nothing is kept twice", async ({
  browser,
}) => {
  const context = await contextOf(browser, "clinician", TABLET);
  const page = await context.newPage();
  const session = await startRun(page);
  let lost = 0;
  await page.route("**/api/runs/*", async (route) => {
    await route.fetch();
    lost += 1;
    await route.abort();
  });
  await page.keyboard.press("t");
  await page.keyboard.press("t");
  await expect(current(page)).toHaveText("Look back at the week");
  await expect.poll(() => lost).toBeGreaterThan(1);
  await page.unroute("**/api/runs/*");
  await kept(page);
  await page.reload();
  await ready(page);
  await expect(current(page)).toHaveText("Look back at the week");
  expect(await kindsOf(session)).toEqual(["done", "done"]);
  await context.close();
});

test("two devices keep one run, and each says that there is another", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician", TABLET);
  const { page } = desk;
  const session = await startRun(page);
  const other = await deskOf(browser, "clinician");
  await other.page.goto(`${session}/run`);
  await ready(other.page);
  await page.keyboard.press("t");
  await expect(current(page)).toHaveText("Agenda");
  await kept(page);
  await other.page.keyboard.press("s");
  await kept(other.page);
  await expect(other.page.getByText(/Another device keeps this run too/)).toBeVisible();
  expect(await kindsOf(session)).toEqual(["done", "set_aside"]);
  // What came before a page was opened may be its own from before a reload: no other device is blamed for it.
  await page.reload();
  await ready(page);
  await expect(page.getByText(/Another device keeps this run too/)).toHaveCount(0);
  await leaveDesk(other);
  await leaveDesk(desk);
});
