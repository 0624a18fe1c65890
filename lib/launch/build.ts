import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SOURCES = [
  "app",
  "lib",
  "public",
  "db",
  "middleware.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

function filesUnder(path: string): string[] {
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((e) => (e.isDirectory() ? filesUnder(join(path, e.name)) : [join(path, e.name)]));
}

/** A short hash of everything a build is made from; also the build's name in the audit trail. */
export function sourceStamp(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    if (!existsSync(path)) continue;
    const files = source.includes(".") ? [path] : filesUnder(path);
    for (const file of files) hash.update(file.slice(ROOT.length)).update("\0").update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}

/** Folder of the build, inside the checkout. */
export function buildFolder(): string {
  return join(ROOT, process.env.EVENKEEL_DIST ?? ".next");
}

/** True when the present build was made from the present sources. */
export function isBuilt(stamp: string): boolean {
  const file = join(buildFolder(), "evenkeel-stamp");
  return existsSync(file) && readFileSync(file, "utf8") === stamp;
}

/** Builds the app for production. Throws Error with the compiler's last lines. */
export async function build(stamp: string): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, "node_modules/next/dist/bin/next"), "build"], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-8000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  if (code !== 0) throw new Error(`The app could not be built.\n${output}`);
  writeFileSync(join(buildFolder(), "evenkeel-stamp"), stamp);
}
