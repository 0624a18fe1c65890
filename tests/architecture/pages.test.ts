import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { type SourceFile, sourceFiles } from "#tests/architecture/source";

const files = sourceFiles();
const byPath = new Map(files.map((file) => [file.path, file]));

/** Who the pages of a group of routes are for. The other groups are open before anybody signs in. */
const ROLE_OF_GROUP: Readonly<Record<string, string>> = {
  "(clinician)": "clinician",
  "(couple)": "partner",
  "(supervisor)": "supervisor",
  "(admin)": "admin",
};
/** Pages that read nothing: fixed words, the same for everybody who gets past their layout. */
const FIXED_WORDS = [
  "app/(couple)/check-in/done/page.tsx",
  "app/(couple)/questions/done/page.tsx",
  "app/(couple)/lines/done/page.tsx",
  "app/(couple)/moments/done/page.tsx",
];

const roleOf = (path: string) => ROLE_OF_GROUP[path.match(/^app\/(\(\w+\))\//)?.[1] ?? ""] ?? null;

/** The roles a file asks for, itself or through loaders and sections it imports. */
function rolesAsked(file: SourceFile, seen = new Set<string>()): string[] {
  if (seen.has(file.path)) return [];
  seen.add(file.path);
  const own = [...file.text.matchAll(/\brequireActor\(\s*"(\w+)"/g)].map(([, role = ""]) => role);
  const next = file.imports
    .map((one) => byPath.get(one.path ?? ""))
    .filter((one) => one !== undefined && /\/(loaders\.ts|section\.tsx)$/.test(one.path));
  return [...own, ...next.flatMap((one) => (one ? rolesAsked(one, seen) : []))];
}

/** The layouts above a page, nearest last. */
function layoutsAbove(path: string): SourceFile[] {
  const above: SourceFile[] = [];
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    const layout = byPath.get(`${folder}/layout.tsx`);
    if (layout) above.unshift(layout);
  }
  return above;
}

const pages = files.filter((file) => /^app\/.*page\.tsx$/.test(file.path) && roleOf(file.path) !== null);

describe("pages of somebody who signed in", () => {
  it("are all looked at", () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(FIXED_WORDS.filter((path) => !byPath.has(path))).toEqual([]);
  });

  it("ask for their own role in what they load, because a layout does not stop a page", () => {
    const wrong = pages
      .filter((page) => !FIXED_WORDS.includes(page.path))
      .filter((page) => [...new Set(rolesAsked(page))].join() !== roleOf(page.path))
      .map((page) => `${page.path}: ${rolesAsked(page).join()}`);
    expect(wrong).toEqual([]);
  });

  it("stand in a shell that asks for the same role", () => {
    const wrong = pages
      .filter((page) => {
        const asked = new Set(layoutsAbove(page.path).flatMap((layout) => rolesAsked(layout)));
        return [...asked].join() !== roleOf(page.path);
      })
      .map((page) => page.path);
    expect(wrong).toEqual([]);
  });

  it("with fixed words load nothing and take nothing from the address", () => {
    const busy = FIXED_WORDS.map((path) => byPath.get(path)).filter(
      (page) => page && /\b(params|searchParams|async|await)\b/.test(page.code),
    );
    expect(busy.map((page) => page?.path)).toEqual([]);
  });

  it("stay open to a tablet that was handed over nowhere but in what it was given for", () => {
    const open = files
      .filter(
        (file) => /\bopens(Check|CheckOf|Task|Turns?)\b/.test(file.text) && file.path.startsWith("app/"),
      )
      .map((file) => file.path);
    expect(open.sort()).toEqual([
      "app/(couple)/after/actions.ts",
      "app/(couple)/after/loaders.ts",
      "app/(couple)/do/[taskId]/[step]/actions.ts",
      "app/(couple)/do/[taskId]/[step]/loaders.ts",
      "app/(couple)/do/[taskId]/actions.ts",
      "app/(couple)/do/[taskId]/done/loaders.ts",
      "app/(couple)/do/[taskId]/end/actions.ts",
      "app/(couple)/do/[taskId]/loaders.ts",
      "app/api/drafts/[taskId]/route.ts",
      "app/api/hand-overs/[taskId]/route.ts",
      "app/api/responses/[taskId]/route.ts",
    ]);
  });

  it("stay open to a phone that was passed on nowhere but in the turn itself and its frame", () => {
    const open = files
      .filter((file) => /\brequireActor\(\s*"\w+"\s*,(?!\s*undefined)/.test(file.text))
      .map((file) => file.path);
    expect(open.sort()).toEqual([
      "app/(couple)/do/[taskId]/[step]/loaders.ts",
      "app/(couple)/do/[taskId]/loaders.ts",
      "app/(couple)/layout.tsx",
    ]);
  });

  it("ask in every loader that reads", () => {
    const reads = (file: SourceFile) =>
      [...file.text.matchAll(/^import \{([^}]+)\} from "#lib\/(?!auth\/)[^"]+";/gm)]
        .flatMap(([, names = ""]) => names.split(","))
        .map((name) => name.replace(/^\s*type\s/, "").trim())
        .filter((name) => name !== "");
    const unasked = files
      .filter((file) => /\/loaders\.ts$/.test(file.path) && roleOf(file.path) !== null)
      .flatMap((file) =>
        [...file.text.matchAll(/^export (?:async function|const) (\w+)[\s\S]*?(?=^export |(?![\s\S]))/gm)]
          .filter(([body]) => reads(file).some((name) => new RegExp(`\\b${name}\\(`).test(body)))
          .filter(([body]) => !/\brequireActor\(\s*"|\bload[A-Z]\w*\(await|await load[A-Z]/.test(body))
          .map(([, name]) => `${file.path}: ${name}`),
      );
    expect(unasked).toEqual([]);
  });
});
