import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "#tests/architecture/source";

/** What the root of the checkout holds, and nothing else. */
const ENTRIES = [
  ".ci",
  ".env.example",
  ".gitignore",
  ".npmrc",
  "CONTRIBUTING.md",
  "LICENSE",
  "README.md",
  "app",
  "biome.json",
  "db",
  "drizzle",
  "drizzle.config.ts",
  "lib",
  "middleware.ts",
  "next.config.mjs",
  "package-lock.json",
  "package.json",
  "playwright.config.ts",
  "postcss.config.mjs",
  "public",
  "tests",
  "tsconfig.json",
  "vitest.config.ts",
];

function ignored(): RegExp[] {
  return readFileSync(join(ROOT, ".gitignore"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const name = line.replace(/\/$/, "").replace(/[.+^$()|[\]\\]/g, "\\$&");
      return new RegExp(`^${name.replaceAll("*", ".*")}$`);
    });
}

describe("the checkout", () => {
  it("holds exactly the entries of the house", () => {
    const out = ignored();
    const found = readdirSync(ROOT).filter((name) => name !== ".git" && !out.some((one) => one.test(name)));
    expect(found.sort()).toEqual([...ENTRIES].sort());
  });
});
