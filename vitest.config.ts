import { defineConfig } from "vitest/config";

const env = { TZ: "America/New_York" };

export default defineConfig({
  test: {
    // Half of a test's time is the database's: with a core left free for it, as is usual, that core would wait.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}", "tests/architecture/**/*.test.ts"],
          testTimeout: 30_000,
          setupFiles: ["tests/support/environment.ts"],
          env,
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          setupFiles: ["tests/support/environment.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          env,
        },
      },
    ],
  },
});
