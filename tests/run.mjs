// `npm test`: everything, from a fresh clone, in one command. Built-ins only until the packages are in.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled, findNode, ROOT, run, step, stopWith } from "../lib/launch/prepare.mjs";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];
const bin = (path) => join(ROOT, "node_modules", path);
const tally = { passed: 0, failed: 0 };
/** The stages that did not end well and the tests that failed in them, named once more at the very end. */
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

const firstLine = (text) => (text ?? "").split("\n", 1)[0];

/** What failed in a report of vitest, a line each: the file, the test and the first line of what it said. */
function namesOfVitest({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.replace(`${ROOT}/`, "");
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0) return status === "failed" ? [`${file}: ${firstLine(message)}`] : [];
    return failed.map((test) => `${file} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
  });
}

/** What failed, or passed only the second time, in a report of the journeys. */
function namesOfJourneys({ suites }) {
  const within = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(within)];
  return suites
    .flatMap(within)
    .flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === "unexpected" || status === "flaky")
        .map(({ status, projectName }) => `[${projectName}] ${file} › ${title}: ${status}`),
    );
}

/** Adds up one stage's report. A run that ended badly without a failed test broke outside of any: one failure. */
function count(label, file, ok, read) {
  const { passed, failed, names } = existsSync(file)
    ? read(JSON.parse(readFileSync(file, "utf8")))
    : { passed: 0, failed: 1, names: [] };
  tally.passed += passed;
  tally.failed += failed === 0 && !ok ? 1 : failed;
  if (failed > 0 || !ok) broken.push(label);
  broken.push(...names.map((name) => `  ${name}`));
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
  count(tests, vitestFile, isVitestOk, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    names: namesOfVitest(report),
  }));

  if (await check("Production build", node, [join(ROOT, "lib/launch/build-command.ts")], env)) {
    await check("Bench, smoke run", node, [join(ROOT, "tests/bench/run.ts"), "--smoke"], env);
    const journeys = "Journeys in the browser";
    process.stdout.write(`\n== ${journeys}\n`);
    const e2eFile = join(results, "e2e.json");
    const playwright = [bin("playwright/cli.js"), "test", "--reporter=list,json"];
    const isE2eOk = await show(node, playwright, { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: e2eFile });
    count(journeys, e2eFile, isE2eOk, (report) => ({
      passed: report.stats.expected + report.stats.flaky,
      failed: report.stats.unexpected + report.errors.length,
      names: namesOfJourneys(report),
    }));
  }
  rmSync(results, { recursive: true, force: true });
  process.stdout.write(`\nTook ${Math.round((Date.now() - started) / 1000)} s\n`);
  if (broken.length > 0)
    process.stdout.write(`Not right, or right only the second time:\n${broken.join("\n")}\n`);
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
  process.exit(tally.failed === 0 ? 0 : 1);
}

main().catch(stopWith);
