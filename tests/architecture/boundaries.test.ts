import { describe, expect, it } from "vitest";
import { GROUP_DOMAINS, GROUP_NEIGHBOURS, mayImport, ROOMS, roomOf } from "#tests/architecture/rooms";
import {
  bareCode,
  importsOf,
  linesThat,
  NOWHERE,
  type SourceFile,
  sourceFiles,
} from "#tests/architecture/source";

const files = sourceFiles();
const byPath = new Map(files.map((file) => [file.path, file]));
const product = files.filter((file) => !file.path.startsWith("tests/"));

const groupOf = (path: string) => path.match(/^app\/(\(\w+\))\//)?.[1] ?? null;
const arrow = (file: SourceFile, to: string) => `${file.path} -> ${to}`;

describe("the import rule", () => {
  it("gives every module a room", () => {
    expect(files.filter((file) => roomOf(file) === null).map((file) => file.path)).toEqual([]);
    expect(product.length).toBeGreaterThan(200);
  });

  it.each(ROOMS.map((room) => [room.name, room] as const))("holds in %s", (_name, room) => {
    const crossings = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) =>
        file.imports.filter((one) => !mayImport(room, one)).map((one) => arrow(file, one.spec)),
      );
    expect(crossings).toEqual([]);
  });

  it.each([
    ["app/(couple)/home/page.tsx", "lib/homework/list-today.ts", false],
    ["app/(couple)/home/page.tsx", "db/with-actor.ts", true],
    ["app/(couple)/home/loaders.ts", "db/with-actor.ts", false],
    ["app/(couple)/home/loaders.ts", "lib/secrets/box.ts", false],
    ["app/(couple)/home/actions.ts", "lib/audit/record-audit.ts", false],
    ["app/api/drafts/[taskId]/route.ts", "lib/access/actor.ts", false],
    ["app/_ui/field.tsx", "lib/couples/types.ts", true],
    ["lib/couples/find-couple.ts", "lib/planning/rules.ts", false],
    ["lib/couples/find-couple.ts", "lib/auth/require-actor.ts", false],
    ["lib/homework/rules.ts", "app/_ui/when.ts", false],
    ["lib/kernel/errors.ts", "lib/access/actor.ts", true],
    ["db/with-actor.ts", "lib/access/actor.ts", false],
    ["db/client.ts", "lib/secrets/box.ts", true],
    ["middleware.ts", "lib/auth/request.ts", false],
  ])("refuses %s -> %s", (from, path, typeOnly) => {
    const room = roomOf({ path: from, directive: null });
    expect(room && mayImport(room, { path, spec: path, typeOnly })).toBe(false);
  });

  it.each([
    ["middleware.ts", "next-auth/jwt"],
    ["app/(couple)/home/page.tsx", "drizzle-orm"],
    ["lib/planning/rules.ts", "next/headers"],
    ["lib/planning/rules.ts", "react"],
    ["lib/exercises/rules.ts", "drizzle-orm"],
    ["app/_ui/field.tsx", "zod"],
  ])("refuses %s -> %s", (from, spec) => {
    const room = roomOf({ path: from, directive: null });
    expect(room && mayImport(room, { path: null, spec, typeOnly: false })).toBe(false);
  });

  it("keeps the groups of routes apart, and each with its own domains", () => {
    const crossings = product.flatMap((file) => {
      const group = groupOf(file.path);
      if (group === null) return [];
      const domains = GROUP_DOMAINS[group] ?? [];
      return file.imports
        .filter(({ path }) => {
          if (path === null) return false;
          const other = groupOf(path);
          if (other !== null) return other !== group && !GROUP_NEIGHBOURS[group]?.includes(other);
          const domain = path.match(/^lib\/(\w+)\//)?.[1];
          return domain !== undefined && !domains.includes(domain);
        })
        .map((one) => arrow(file, one.spec));
    });
    expect(crossings).toEqual([]);
    expect(Object.keys(GROUP_DOMAINS).sort()).toEqual(
      [...new Set(product.flatMap((file) => groupOf(file.path) ?? []))].sort(),
    );
  });

  it("keeps lib free of markup and of the app", () => {
    expect(files.filter((f) => /^(lib|db)\/.*\.tsx$/.test(f.path)).map((f) => f.path)).toEqual([]);
  });
});

/** Everything a browser downloads with `start`; server actions are only addresses there. */
function reachedFrom(start: SourceFile): { path: string; packages: string[] }[] {
  const seen = new Map<string, string[]>();
  const walk = (file: SourceFile) => {
    if (seen.has(file.path)) return;
    const kept = file.imports.filter((one) => !one.typeOnly);
    seen.set(
      file.path,
      kept.filter((one) => one.path === null).map((one) => one.spec),
    );
    for (const { path } of kept) {
      const next = path === null ? undefined : byPath.get(path);
      if (next && next.directive !== "server") walk(next);
    }
  };
  walk(start);
  return [...seen].map(([path, packages]) => ({ path, packages }));
}

const BROWSER_PACKAGES =
  /^(react(-dom)?|next\/(link|navigation)|@tanstack\/react-table|d3-(scale|shape)|next|@atlaskit\/pragmatic-drag-and-drop\/element\/adapter)$/;
const BROWSER_PATHS =
  /^(app\/|lib\/(\w+\/(rules|types)|exercises\/(stages|gate-words|reading-grade|entries|evaluate|field-types|rules-(drops|personal))|couples\/(days|rules-not-now|rules-secrets|session-check-items)|formulation\/(constants|rules-(map|record)|map-(types|words|picture))|homework\/rules-[\w-]+|planning\/(constants|run-types|rules-[\w-]+)|auth\/form-state|kernel\/errors)\.ts$)/;

describe("what reaches a browser", () => {
  const clients = files.filter((file) => file.directive === "client");

  it("is never the database, a key, a Node module or a parser", () => {
    expect(clients.length).toBeGreaterThan(10);
    const leaks = clients.flatMap((client) =>
      reachedFrom(client).flatMap(({ path, packages }) => [
        ...(BROWSER_PATHS.test(path) ? [] : [arrow(client, path)]),
        ...packages
          .filter((name) => !BROWSER_PACKAGES.test(name))
          .map((name) => arrow(client, `${path}: ${name}`)),
      ]),
    );
    expect([...new Set(leaks)]).toEqual([]);
  });

  it("calls the server through actions files alone, which hold nothing else", () => {
    const servers = files.filter((file) => file.directive === "server");
    expect(servers.filter((f) => !/^app\/.*\/actions\.ts$/.test(f.path)).map((f) => f.path)).toEqual([]);
    const actions = product.filter((f) => /\/actions\.ts$/.test(f.path));
    expect(actions.filter((f) => f.directive !== "server").map((f) => f.path)).toEqual([]);
    expect(linesThat(actions, /^export (?!const \w+Action = (form|door|tablet)Action\()/)).toEqual([]);
    expect(linesThat(product, /^\s+["']use server["']/, (f) => f.text)).toEqual([]);
  });
});

describe("the narrow doors", () => {
  const importers = (path: string, name: string) =>
    files
      .filter((f) => f.imports.some((one) => one.path === path && !one.typeOnly))
      .filter((f) => new RegExp(`\\b${name}\\b`).test(f.code))
      .map((f) => f.path);

  it("mints actors in auth, in jobs and in tests only", () => {
    const minting = importers("lib/access/actor.ts", "mintActor");
    expect(minting).toContain("lib/auth/require-actor.ts");
    expect(minting.filter((path) => !/^(lib\/(auth|jobs)|tests)\//.test(path))).toEqual([]);
  });

  it("opens the database in lib and db only, and the bare pool in three files", () => {
    expect(
      linesThat(
        files.filter((f) => f.path.startsWith("app/")),
        /\b(withActor|database|openDatabase)\b/,
      ),
    ).toEqual([]);
    const bare = importers("db/with-actor.ts", "database").filter((path) => !path.startsWith("tests/"));
    expect(bare.sort()).toEqual(["lib/auth/health.ts", "lib/auth/live-session.ts"]);
  });

  it("builds SQL from parts, with a reason for every exception", () => {
    // Text that goes into a statement as it stands; each is a constant of ours.
    const RAW: Readonly<Record<string, string>> = {
      "db/migrate.ts": "the roles file, and a login whose name and password are checked first",
      "db/with-actor.ts": "the one context statement, with parameters",
      "db/client.ts": "hands statements through to the driver",
      "lib/couples/list-caseload.ts": "the word asc or desc",
      "lib/launch/main.ts": "the name of the embedded database",
    };
    const raw = linesThat(product, /\bsql\.raw\(|\bsql\.identifier\(|\.unsafe\(/).map(
      (at) => at.split(":")[0] ?? "",
    );
    expect([...new Set(raw)].filter((path) => !(path in RAW))).toEqual([]);
    const stillThere = linesThat(product, /\bsql\.raw\b|\.unsafe\b/).map((at) => at.split(":")[0]);
    expect(Object.keys(RAW).filter((path) => !stillThere.includes(path))).toEqual([]);
  });
});

describe("the reader of imports", () => {
  it("tells values from types, and finds every form", () => {
    const text = [
      'import { a,\n  type B } from "#lib/kernel/errors";',
      'import type { C } from "#lib/kernel/ids";',
      'export { d } from "./rooms";',
      'export * from "./rooms";',
      'import "./rooms";',
      'const e = await import("node:fs");',
      'type F = typeof import("node:os");',
      "export const g = 1;",
      '// import { h } from "nowhere";',
      "const page = `",
      'import { i } from "./in-a-string";`;',
    ].join("\n");
    expect(importsOf(text, "tests/architecture/x.ts").map((one) => [one.spec, one.typeOnly])).toEqual([
      ["#lib/kernel/errors", false],
      ["#lib/kernel/ids", true],
      ["./rooms", false],
      ["./rooms", false],
      ["./rooms", false],
      ["node:fs", false],
      ["node:os", true],
    ]);
    expect(importsOf('import { x } from "./nothing";', "tests/architecture/x.ts")[0]?.path).toBe(NOWHERE);
  });

  it("blanks comments and strings, line for line", () => {
    const bare = bareCode(["a = 'any'; // any", "/* any", "any */ b = `x", "any`;", "c"].join("\n"));
    expect(bare).not.toContain("any");
    expect(bare.split("\n")).toHaveLength(5);
    expect(bare).toMatch(/^a = +; +\n/);
  });
});
