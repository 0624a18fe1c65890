import { renameSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright/test";
import { DEMO_SIGN_INS } from "#lib/demo/sign-ins";

/** The demo practice's people, in the order of the printed list. */
export const WHO = ["clinician", "partnerA", "partnerB", "supervisor", "admin"] as const;
export type Who = (typeof WHO)[number];

const ROLE_OF: Readonly<Record<Who, { role: string; nth: number }>> = {
  clinician: { role: "clinician", nth: 0 },
  partnerA: { role: "partner", nth: 0 },
  partnerB: { role: "partner", nth: 1 },
  supervisor: { role: "supervisor", nth: 0 },
  admin: { role: "admin", nth: 0 },
};

export function signInOf(who: Who): { email: string; passphrase: string } {
  const { role, nth } = ROLE_OF[who];
  const found = DEMO_SIGN_INS.filter((s) => s.role === role)[nth];
  if (!found) throw new Error(`no demo sign-in for ${who}`);
  return found;
}

/** Cookies of a person, saved once per run: signing in is throttled, on purpose. */
export function stateFile(who: Who): string {
  return join(process.env.EVENKEEL_E2E_DATA ?? "", `signed-in-${who}.json`);
}

export async function signIn(page: Page, who: Who): Promise<void> {
  const { email, passphrase } = signInOf(who);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Passphrase").fill(passphrase);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Saved under another name first: another worker may be reading. */
async function keepState(context: BrowserContext, who: Who): Promise<void> {
  const beside = `${stateFile(who)}.${process.pid}`;
  await context.storageState({ path: beside });
  renameSync(beside, stateFile(who));
}

/** A context signed in as `who`, anew where nobody came as them for so long that they were signed out. The caller closes it. */
export async function contextOf(browser: Browser, who: Who, options: object = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ storageState: stateFile(who), ...options });
  const first = await context.request.get("/");
  if (new URL(first.url()).pathname !== "/sign-in") return context;
  await context.close();
  const door = await browser.newContext();
  await signIn(await door.newPage(), who);
  await keepState(door, who);
  await door.close();
  return browser.newContext({ storageState: stateFile(who), ...options });
}
