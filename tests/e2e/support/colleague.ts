import { type Browser, expect } from "playwright/test";
import { asOwner } from "./database";
import { type Desk, deskOf } from "./desk";

export const PASSPHRASE = "violin gravel sunday kettle";

/**
 * Invites somebody through the admin's own pages and joins as them, in a browser of their own. The caller
 * closes the desk.
 */
export async function joinAs(
  browser: Browser,
  role: "clinician" | "supervisor" | "admin",
  name: string,
): Promise<Desk & { email: string }> {
  // Links from one network are counted, and all people of a run share one.
  await asOwner((sql) => sql`delete from throttle where scope = 'invitation'`);
  const email = `${role}.${process.pid}.${Date.now()}@mail.test`;
  const { page: admin, context } = await deskOf(browser, "admin");
  await admin.goto("/members");
  await admin.getByLabel("Name").fill(name);
  await admin.getByLabel("E-mail address").fill(email);
  await admin.getByLabel("Role").selectOption(role);
  await admin.getByRole("button", { name: "Send the invitation" }).click();
  await expect(admin.getByText("The invitation is waiting in the outbox, for you to pass on.")).toBeVisible();
  await admin.goto("/outbox");
  const mail = admin.getByRole("listitem").filter({ hasText: email });
  await mail.locator("summary").click();
  const link = /\/invite\/[A-Za-z0-9_-]{64}/.exec(await mail.innerText())?.[0] ?? "";
  await context.close();

  const desk = await deskOf(browser, "admin", { storageState: { cookies: [], origins: [] } });
  await desk.page.goto(link);
  await desk.page.getByLabel("Your e-mail address").fill(email);
  await desk.page.getByLabel("Passphrase").fill(PASSPHRASE);
  await desk.page.getByRole("button", { name: "Open my page" }).click();
  await desk.page.waitForURL((url) => !url.pathname.startsWith("/invite/"));
  return { ...desk, email };
}
