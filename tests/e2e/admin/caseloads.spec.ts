import { expect, test } from "playwright/test";
import { deskOf, leaveDesk, openCouple } from "../support/desk";

test("an admin moves a couple and ends a partner's access, by code name alone", async ({ browser }) => {
  const clinician = await deskOf(browser, "clinician");
  const coupleId = await openCouple(clinician.page);
  const codeName = (await clinician.page.getByRole("heading", { level: 1 }).innerText()).trim();
  const admin = await deskOf(browser, "admin");
  const { page } = admin;
  await page.goto("/caseloads");
  const line = page.getByRole("listitem").filter({ hasText: codeName });
  await expect(line).toContainText("With ");
  await expect(page.locator("body")).not.toContainText(/Quiet/);

  await line.getByRole("button", { name: "End access of A" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End access" }).click();
  await expect(line.getByText("ended", { exact: true })).toBeVisible();
  await clinician.page.goto(`/couples/${coupleId}/people`);
  await expect(clinician.page.getByText("ended", { exact: true })).toBeVisible();

  const move = line.getByRole("button", { name: `Move ${codeName} to another clinician` });
  if ((await move.count()) > 0) {
    await move.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Move the couple" }).click();
    await expect(dialog.getByText("Choose a clinician.").first()).toBeVisible();
    await dialog.getByLabel("Clinician").selectOption({ index: 1 });
    await dialog.getByRole("button", { name: "Move the couple" }).click();
    await expect(page.getByText("The couple has moved.")).toBeVisible();
    expect((await clinician.context.request.get(`/couples/${coupleId}`)).status()).toBe(404);
  }
  await leaveDesk(admin);
  await leaveDesk(clinician);
});
