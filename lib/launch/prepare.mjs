// Runs on the machine's own Node (20 or newer) before anything is installed: built-ins only.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const STAMP = join(ROOT, "node_modules", ".evenkeel-installed");

/** Prints the step, then how long it has been at work, every five seconds, then that it is done. */
export async function step(label, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  process.stdout.write(`${label} ...\n`);
  const timer = setInterval(() => process.stdout.write(`  still working, ${seconds()} s\n`), 5000);
  try {
    const result = await work();
    if (seconds() >= 2) process.stdout.write(`  done in ${seconds()} s\n`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

/** Runs a program to its end; resolves with its output, rejects with the last lines of it. */
export function run(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("error", fail);
    child.once("exit", (code) =>
      code === 0
        ? done(output)
        : fail(new Error(`${command} ${args[0] ?? ""} ended with ${code}\n${output.slice(-4000)}`)),
    );
  });
}

function lockHash() {
  return createHash("sha256")
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex");
}

/** Installs from the lock file when the installed packages are absent or from another lock file. */
export async function ensureInstalled() {
  const wanted = lockHash();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  await step("Installing packages", () =>
    run(process.platform === "win32" ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund"], {
      env: { ...process.env, NODE_ENV: "development" },
    }),
  );
  writeFileSync(STAMP, wanted);
}

/** The Node the product runs on: 24, from the packages, or this one when it is new enough. */
export function findNode() {
  const bundled = join(ROOT, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
  if (existsSync(bundled)) return bundled;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  throw new Error(
    `Evenkeel needs Node 24 here, and this is Node ${process.versions.node}. Install Node 24 and start again.`,
  );
}

/** Ends the process with one sentence. */
export function stopWith(error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
