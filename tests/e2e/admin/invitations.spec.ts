import { expect, test } from "playwright/test";
import { alertOf } from "../support/desk";
import { contextOf } from "../support/people";

const TAG = `${Date.now()}`;
const ADDRESS = { A: `ines.${TAG}@mail.test`, B: `noor.${TAG}@mail.test` };
const PASSPHRASE = "violin gravel sunday kettle";

test("a couple is opened, both are invited, one joins, and a link works once", async ({
  browser,
  baseURL,
}) => {
  const clinician = await (await contextOf(browser, "clinician")).newPage();
  await clinician.goto("/couples/new");
  const partner = (slot: "A" | "B") => clinician.getByRole("group", { name: `Partner ${slot}` });

  await test.step("bad input says what is wrong and keeps what was typed", async () => {
    await partner("A").getByLabel("Name").fill("Canary Ines");
    await partner("A").getByLabel("E-mail address").fill(ADDRESS.A);
    await partner("B").getByLabel("Name").fill("Canary Noor");
    await partner("B").getByLabel("E-mail address").fill(` ${ADDRESS.A.toUpperCase()}`);
    await clinician.getByRole("button", { name: "Open and invite both" }).click();
    await expect(alertOf(clinician)).toContainText("Each partner needs an address of their own.");
    await expect(partner("B").getByLabel("Name")).toHaveValue("Canary Noor");
    await expect(partner("A").getByLabel("E-mail address")).toHaveValue(ADDRESS.A);
    await expect(alertOf(clinician)).toBeFocused();
  });

  await partner("B").getByLabel("E-mail address").fill(ADDRESS.B);
  await clinician.getByRole("button", { name: "Open and invite both" }).click();
  await clinician.waitForURL(/\/couples\/[0-9a-f-]{36}\/people\?opened=yes$/);
  await expect(clinician.getByText("both invitations are written")).toBeVisible();
  await expect(clinician.getByText("link waiting", { exact: true })).toHaveCount(2);
  const html = await clinician.content();
  expect(html).not.toContain("Canary");
  await expect(clinician).toHaveTitle("People and safety");

  const admin = await (await contextOf(browser, "admin")).newPage();
  await admin.goto("/outbox");
  const linkOf = async (address: string) => {
    const mail = admin.getByRole("listitem").filter({ hasText: address });
    await mail.locator("summary").click();
    const text = await mail.innerText();
    expect(text).toContain("You have a note waiting.");
    expect(text).not.toMatch(/therap|couple|clinic|counsel|Canary|Harbour/i);
    const found = text.match(/\/invite\/[A-Za-z0-9_-]{64}/)?.[0];
    expect(found).toBeTruthy();
    return found ?? "";
  };
  const [linkA, linkB] = [await linkOf(ADDRESS.A), await linkOf(ADDRESS.B)];

  const fresh = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    viewport: { width: 390, height: 844 },
  });
  const phone = await fresh.newPage();
  await test.step("looking at the link does not use it up, and each mistake is named", async () => {
    await phone.goto(linkA);
    await phone.goto(linkA);
    await phone.getByLabel("Your e-mail address").fill(ADDRESS.B);
    await phone.getByLabel("Passphrase").fill("short");
    await phone.getByRole("button", { name: "Open my page" }).click();
    await expect(alertOf(phone)).toContainText("Use the address this link was sent to.");
    await expect(alertOf(phone)).toContainText("at least 15 characters");
    await expect(alertOf(phone)).toContainText("Please tick this to go on.");
    await phone.getByLabel("Your e-mail address").fill(ADDRESS.A);
    await phone.getByLabel("Passphrase").fill("short");
    await phone.getByRole("checkbox").check();
    await phone.getByRole("button", { name: "Open my page" }).click();
    await expect(alertOf(phone)).not.toContainText("Use the address this link was sent to.");
    await expect(alertOf(phone)).toContainText("at least 15 characters");
    await expect(phone.getByRole("checkbox")).toBeChecked();
  });
  await phone.getByLabel("Passphrase").fill(PASSPHRASE);
  await phone.getByRole("button", { name: "Open my page" }).click();
  await phone.waitForURL(/\/home$/);
  await expect(phone.getByRole("button", { name: "Leave" }).first()).toBeVisible();

  await test.step("a used, a revoked and an invented link answer alike", async () => {
    const stranger = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
    const words: string[] = [];
    await clinician.reload();
    await clinician.getByRole("button", { name: "Close the link of B" }).click();
    await expect(clinician.getByText("not invited", { exact: true })).toBeVisible();
    for (const link of [linkA, linkB, `/invite/${"A".repeat(64)}`, "/invite/nonsense"]) {
      const response = await stranger.goto(link);
      words.push(`${response?.status()} ${await stranger.getByRole("main").innerText()}`);
    }
    expect(new Set(words).size).toBe(1);
    expect(words[0]).toContain("This link is closed");
    await stranger.context().close();
  });

  await test.step("names open on request, and the trail says so", async () => {
    await clinician.reload();
    await expect(clinician.getByText("joined", { exact: true })).toHaveCount(1);
    await clinician.getByRole("button", { name: "Show names" }).click();
    await expect(clinician.getByText(`A: Canary Ines, ${ADDRESS.A}`)).toBeVisible();
    await admin.goto("/audit");
    await expect(admin.getByRole("row").filter({ hasText: "reveal names" }).first()).toBeVisible();
    expect(await admin.content()).not.toContain("Canary");
  });
  for (const page of [clinician, admin, phone]) await page.context().close();
});

test("signing in and opening a couple work without scripts", async ({ browser }) => {
  const context = await contextOf(browser, "clinician", { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/couples/new");
  await page.locator("#nameA").fill("Plain One");
  await page.locator("#emailA").fill("not an address");
  await page.locator("#nameB").fill("Plain Two");
  await page.locator("#emailB").fill(`plain.two.${TAG}@mail.test`);
  await page.getByRole("button", { name: "Open and invite both" }).click();
  await expect(page.getByText("Write a full e-mail address", { exact: false }).first()).toBeVisible();
  await expect(page.locator("#nameA")).toHaveValue("Plain One");
  await page.locator("#emailA").fill(`plain.one.${TAG}@mail.test`);
  await page.getByRole("button", { name: "Open and invite both" }).click();
  await page.waitForURL(/\/people(\?|$)/);
  await page.goto("/couples?sort=code_name");
  await page.getByRole("link", { name: "Next session" }).click();
  await expect(page).toHaveURL(/sort=next_session/);
  await context.close();
});
