import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout this test file is in. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export type Import = {
  /** As written: `#lib/kernel/errors`, `./loaders`, `next/headers`. */
  spec: string;
  /** A path in the checkout, or null for a package or a Node module. */
  path: string | null;
  /** Gone after compilation: `import type`, `export type ... from`, `typeof import()`. */
  typeOnly: boolean;
};

export type SourceFile = {
  path: string;
  text: string;
  /** The text with comments and the contents of strings blanked out, line for line. */
  code: string;
  imports: Import[];
  directive: "client" | "server" | null;
};

const FOLDERS = ["app", "db", "lib", "tests"];
const LEFT_OUT = new Set(["node_modules", ".next", ".evenkeel", "test-results"]);
const IS_SOURCE = /\.(ts|tsx|mjs)$/;

/** Every file below a folder of the checkout, as paths from its root. */
export function filesBelow(folder: string): string[] {
  const found = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return found
    .filter((entry) => !LEFT_OUT.has(entry.name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();
}

/** The entries at the root that are files of ours, not of git or the tools. */
export function rootFiles(): string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "next-env.d.ts")
    .map((entry) => entry.name)
    .sort();
}

function candidates(path: string): string[] {
  return [path, `${path}.ts`, `${path}.tsx`, `${path}.mjs`, `${path}/index.ts`];
}

const ALIASES: readonly [prefix: string, folder: string][] = [
  ["#lib/", "lib/"],
  ["#db/", "db/"],
  ["#ui/", "app/_ui/"],
  ["#tests/", "tests/"],
];

/** What `resolveImport` answers for a path that leads nowhere; no room may import it. */
export const NOWHERE = "(nowhere)";

/** Where an import leads inside the checkout; null for packages. */
export function resolveImport(spec: string, from: string): string | null {
  const alias = ALIASES.find(([prefix]) => spec.startsWith(prefix));
  const path = alias
    ? `${alias[1]}${spec.slice(alias[0].length)}`
    : spec.startsWith(".")
      ? posix.join(dirname(from), spec)
      : null;
  if (path === null) return null;
  return candidates(path).find((one) => /\.\w+$/.test(one) && existsSync(join(ROOT, one))) ?? NOWHERE;
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[\w*{][^;"']*?)\sfrom\s+["']([^"']+)["']/gm;
const BARE = /^import\s+["']([^"']+)["']/gm;
const DYNAMIC = /(\btypeof\s+)?\bimport\(\s*["']([^"']+)["']/g;

/** The imports of a module's text, static, re-exported and dynamic; not those in a comment or a string. */
export function importsOf(text: string, from: string): Import[] {
  const code = bareCode(text);
  const written = (pattern: RegExp) => [...text.matchAll(pattern)].filter(({ index }) => code[index] !== " ");
  const read = (spec: string, typeOnly: boolean): Import => ({
    spec,
    path: resolveImport(spec, from),
    typeOnly,
  });
  return [
    ...written(STATEMENT).map(([, type, spec]) => read(spec ?? "", Boolean(type))),
    ...written(BARE).map(([, spec]) => read(spec ?? "", false)),
    ...written(DYNAMIC).map(([, type, spec]) => read(spec ?? "", Boolean(type))),
  ];
}

const STRING_START = new Set(['"', "'", "`"]);

/**
 * Blanks comments and strings. A quoted string ends with its line, so that an apostrophe in a page's
 * text costs no more than the rest of that line; a template ends at its closing mark.
 */
export function bareCode(text: string): string {
  let out = "";
  for (let i = 0; i < text.length; ) {
    const two = text.slice(i, i + 2);
    const one = text[i] ?? "";
    let end = i + 1;
    if (two === "//") end = endOf(text, i, "\n");
    else if (two === "/*") end = endOf(text, i + 2, "*/") + 2;
    else if (STRING_START.has(one)) end = endOfString(text, i, one);
    else {
      out += one;
      i = end;
      continue;
    }
    out += text.slice(i, end).replace(/[^\n]/g, " ");
    i = end;
  }
  return out;
}

function endOf(text: string, from: number, mark: string): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

function endOfString(text: string, start: number, quote: string): number {
  for (let i = start + 1; i < text.length; i += 1) {
    if (text[i] === "\\") i += 1;
    else if (text[i] === quote) return i + 1;
    else if (text[i] === "\n" && quote !== "`") return i;
  }
  return text.length;
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), "utf8");
  const first = text.match(/^\s*["']use (client|server)["']/)?.[1];
  return {
    path,
    text,
    code: bareCode(text),
    imports: importsOf(text, path),
    directive: first === "client" || first === "server" ? first : null,
  };
}

let read: readonly SourceFile[] | null = null;

/** Every module of the product and of its tests, read once. */
export function sourceFiles(): readonly SourceFile[] {
  read ??= [...FOLDERS.flatMap(filesBelow), ...rootFiles()]
    .filter((path) => IS_SOURCE.test(path))
    .map(readSource);
  return read;
}

/** Lines of `files` whose code or text matches, as `path:line`. */
export function linesThat(
  files: readonly SourceFile[],
  pattern: RegExp,
  read: (file: SourceFile) => string = (file) => file.code,
): string[] {
  return files.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}`] : [])),
  );
}
