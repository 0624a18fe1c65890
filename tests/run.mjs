// `npm test`: everything, from a fresh clone, in one command. Built-ins only until the packages are in.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled, findNode, ROOT, run, step, stopWith } from "../lib/launch/prepare.mjs";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];
const bin = (path) => join(ROOT, "node_modules", path);
const tally = { passed: 0, failed: 0 };
/** The stages that did not end well, named once more at the very end. */
const broken = [];

/** Runs a stage with its output shown; true when it ended well. */
function show(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...env } });
    child.once("error", () => done(false));
    child.once("exit", (code) => done(code === 0));
  });
}

/** A browser: Debian's own as root, else the browser tool's installer. */
async function ensureBrowser(node) {
  if (CHROMIUM.some(existsSync)) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    const quiet = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    await step("Installing a browser", async () => {
      await run("apt-get", ["-o", "DPkg::Lock::Timeout=180", "update"], quiet);
      await run(
        "apt-get",
        ["install", "-y", "-o", "DPkg::Lock::Timeout=180", "chromium", "fonts-liberation"],
        quiet,
      );
    });
    return;
  }
  await step("Installing a browser", () => run(node, [bin("playwright/cli.js"), "install", "chromium"]));
}

/** Adds up one stage's report. A run that ended badly without a failed test broke outside of any: one failure. */
function count(label, file, ok, read) {
  const { passed, failed } = existsSync(file)
    ? read(JSON.parse(readFileSync(file, "utf8")))
    : { passed: 0, failed: 1 };
  tally.passed += passed;
  tally.failed += failed === 0 && !ok ? 1 : failed;
  if (failed > 0 || !ok) broken.push(label);
}

/** One stage that is a single check: right or wrong. */
async function check(label, command, args, env) {
  process.stdout.write(`\n== ${label}\n`);
  const ok = await show(command, args, env);
  tally[ok ? "passed" : "failed"] += 1;
  if (!ok) broken.push(label);
  return ok;
}

async function main() {
  const started = Date.now();
  await ensureInstalled();
  const node = findNode();
  await ensureBrowser(node);
  const results = mkdtempSync(join(tmpdir(), "evenkeel-results-"));
  const env = { NEXT_TELEMETRY_DISABLED: "1" };

  await check("Format and lint", node, [bin("@biomejs/biome/bin/biome"), "check", "."], env);
  await check("Route types", node, [bin("next/dist/bin/next"), "typegen"], env);
  await check("Types", node, [bin("typescript/bin/tsc"), "--noEmit"], env);

  const tests = "Unit, architecture and integration tests";
  process.stdout.write(`\n== ${tests}\n`);
  const vitestFile = join(results, "vitest.json");
  const vitest = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestFile}`];
  const isVitestOk = await show(node, [bin("vitest/vitest.mjs"), ...vitest], env);
  count(tests, vitestFile, isVitestOk, (r) => ({ passed: r.numPassedTests, failed: r.numFailedTests }));

  if (await check("Production build", node, [join(ROOT, "lib/launch/build-command.ts")], env)) {
    await check("Bench, smoke run", node, [join(ROOT, "tests/bench/run.ts"), "--smoke"], env);
    const journeys = "Journeys in the browser";
    process.stdout.write(`\n== ${journeys}\n`);
    const e2eFile = join(results, "e2e.json");
    const playwright = [bin("playwright/cli.js"), "test", "--reporter=list,json"];
    const isE2eOk = await show(node, playwright, { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: e2eFile });
    count(journeys, e2eFile, isE2eOk, ({ stats, errors }) => {
      if (stats.flaky > 0) process.stdout.write(`\nPassed only the second time: ${stats.flaky}\n`);
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
    });
  }
  rmSync(results, { recursive: true, force: true });
  process.stdout.write(`\nTook ${Math.round((Date.now() - started) / 1000)} s\n`);
  for (const label of broken) process.stdout.write(`Not right: ${label}\n`);
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
  process.exit(tally.failed === 0 ? 0 : 1);
}

main().catch(stopWith);
