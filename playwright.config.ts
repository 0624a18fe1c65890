import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "playwright/test";
import { CHROMIUM_ARGS, CHROMIUM_PATH } from "./tests/support/chromium.ts";

const PORT = Number(process.env.EVENKEEL_E2E_PORT ?? 4391);
// One data folder per run: the runner's process and its workers share the name through the environment.
process.env.EVENKEEL_E2E_DATA ??= join(tmpdir(), `evenkeel-e2e-${process.pid}`);

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  // A journey that fails is walked once more, and named when it passes only then: a busy machine is no fault of ours.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  globalTeardown: "./tests/e2e/support/teardown.ts",
  use: {
    baseURL: `http://localhost:${PORT}`,
    locale: "en-GB",
    timezoneId: "America/New_York",
    launchOptions: { ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}), args: CHROMIUM_ARGS },
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "sign-in", testMatch: /support\/sign-in\.setup\.ts/ },
    {
      name: "desktop",
      testMatch: /(clinician|supervisor|access|a11y|admin)\/.*\.spec\.ts/,
      testIgnore: /outage\.spec\.ts/,
      dependencies: ["sign-in"],
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: "phone",
      testMatch: /couple\/.*\.spec\.ts/,
      dependencies: ["sign-in"],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true },
    },
    {
      // Ends the database under everybody's feet, so nobody else may be about.
      name: "outage",
      testMatch: /access\/outage\.spec\.ts/,
      dependencies: ["desktop", "phone"],
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
  webServer: {
    command: `${process.execPath} lib/launch/main.ts`,
    url: `http://localhost:${PORT}/api/health`,
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    stdout: "ignore",
    stderr: "pipe",
    env: {
      PORT: String(PORT),
      EVENKEEL_DATA: process.env.EVENKEEL_E2E_DATA,
      EVENKEEL_LEAVE_URL: `http://127.0.0.1:${PORT}/api/health`,
    },
  },
});
