import { expect, test } from "playwright/test";
import { joinAs } from "../support/colleague";
import { deskOf, leaveDesk, openCouple } from "../support/desk";

test("a member is invited, joins, and is signed out by the next request after the access ends", async ({
  browser,
}) => {
  const member = await joinAs(browser, "clinician", "Passing Colleague");
  await expect(member.page.getByRole("heading", { name: "Today", level: 1 })).toBeVisible();
  const coupleId = await openCouple(member.page);

  const desk = await deskOf(browser, "admin");
  const { page } = desk;
  await page.goto("/members");
  await page.getByLabel("Name").fill("Half typed");
  const line = page.getByRole("listitem").filter({ hasText: member.email });
  await expect(line.getByText("joined", { exact: true })).toBeVisible();
  await line.getByRole("button", { name: "End access of Passing Colleague" }).click();
  const dialog = page.getByRole("dialog", { name: "End this access?" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(line.getByRole("button", { name: "End access of Passing Colleague" })).toBeFocused();
  await expect(line.getByText("joined", { exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "End access" }).click();
  await expect(line.getByText("ended", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Half typed");

  await test.step("the member's next request, form and address all end at the door", async () => {
    await member.page.getByRole("button", { name: "Show names" }).click();
    await expect(member.page.getByText("You were signed out to keep this private.")).toBeVisible();
    await expect(member.page.getByText("Quiet A")).toHaveCount(0);
    await member.page.goto(`/couples/${coupleId}`);
    await expect(member.page).toHaveURL(/\/sign-in$/);
    const response = await member.context.request.get("/api/plans/none", { maxRedirects: 0 });
    expect(response.status()).not.toBe(200);
    await member.page.getByLabel("E-mail address").fill(member.email);
    await member.page.getByLabel("Passphrase").fill("violin gravel sunday kettle");
    await member.page.getByRole("button", { name: "Sign in" }).click();
    await expect(member.page.getByRole("alert").first()).toBeVisible();
    await expect(member.page).toHaveURL(/\/sign-in$/);
  });
  await member.context.close();
  await leaveDesk(desk);
});

test("bad input to an invitation is named and kept", async ({ browser }) => {
  const desk = await deskOf(browser, "admin");
  const { page } = desk;
  await page.goto("/members");
  await page.getByLabel("E-mail address").fill("nobody at nowhere");
  await page.getByLabel("Role").selectOption("supervisor");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("alert").first()).toBeFocused();
  await expect(page.getByLabel("E-mail address")).toHaveValue("nobody at nowhere");
  await expect(page.getByLabel("Role")).toHaveValue("supervisor");
  await leaveDesk(desk);
});

test("the practice's name is changed, shown, and changed back", async ({ browser }) => {
  const desk = await deskOf(browser, "admin");
  const { page } = desk;
  await page.goto("/practice");
  const name = page.getByLabel("Name, as clients know it");
  const before = await name.inputValue();
  await name.fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").first()).toBeFocused();
  await expect(name).toHaveValue("");
  await name.fill(`${before} East`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(name).toHaveValue(`${before} East`);
  await page.reload();
  await expect(name).toHaveValue(`${before} East`);
  await name.fill(before);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await leaveDesk(desk);
});

test("the audit trail is read page by page without a gap, and holds no content", async ({ browser }) => {
  const desk = await deskOf(browser, "admin");
  const { page } = desk;
  await page.goto("/audit");
  const rows = page.locator("tbody tr");
  const first = await rows.allInnerTexts();
  expect(first).toHaveLength(50);
  await page.getByRole("link", { name: "Next" }).click();
  await page.waitForURL(/\/audit\?before=/);
  await expect(rows).toHaveCount(50);
  await expect(page.getByText("Earlier entries")).toBeVisible();
  const second = await rows.allInnerTexts();
  expect(second).not.toEqual(first);
  const address = page.url();
  await page.getByRole("link", { name: "Next" }).click();
  await page.waitForURL((url) => url.href !== address);
  await page.goBack();
  await expect(rows.first()).toHaveText((second[0] ?? "").replaceAll("\n", ""), { useInnerText: true });
  await page.goto("/audit?before=not-an-entry");
  await expect(page.getByRole("heading", { name: "Audit" })).toBeVisible();
  expect(/mail\.test|sample\.test|Quiet/.test(await page.content())).toBe(false);
  await leaveDesk(desk);
});
