import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright";
import { DEMO_SIGN_INS } from "#lib/demo/sign-ins";

/** `npm run screens`: takes the README's three pictures from a fresh sample practice. */
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const PORT = 4397;
const BASE = `http://localhost:${PORT}`;
const SHOTS = [
  { file: "clinician", role: "clinician", path: "/couples", width: 1280, height: 800 },
  { file: "couple", role: "partner", path: "/check-in", width: 390, height: 844 },
  { file: "supervisor", role: "supervisor", path: "/trends", width: 1280, height: 800 },
] as const;

async function signIn(page: Page, role: string): Promise<void> {
  const person = DEMO_SIGN_INS.find((s) => s.role === role);
  if (!person) throw new Error(`no demo sign-in for ${role}`);
  await page.goto(`${BASE}/sign-in`);
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Passphrase").fill(person.passphrase);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const answered = await fetch(`${BASE}/api/health`).catch(() => null);
    if (answered?.ok) return;
    await sleep(300);
  }
  throw new Error("The server did not start.");
}

const data = mkdtempSync(join(tmpdir(), "evenkeel-screens-"));
const server = spawn(process.execPath, [join(ROOT, "lib/launch/main.ts")], {
  cwd: ROOT,
  stdio: "ignore",
  env: { ...process.env, PORT: String(PORT), EVENKEEL_DATA: data },
});
const ended = new Promise((done) => server.once("exit", done));
try {
  await untilReady();
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ["--no-sandbox", "--disable-gpu"] : ["--disable-gpu"],
  });
  for (const { file, role, path, width, height } of SHOTS) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: "light" });
    const page = await context.newPage();
    await signIn(page, role);
    await page.goto(`${BASE}${path}`);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(ROOT, "tests/e2e/screens", `${file}.png`) });
    await context.close();
  }
  await browser.close();
} finally {
  server.kill("SIGTERM");
  await ended;
  rmSync(data, { recursive: true, force: true });
}
