import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, linesThat, ROOT, type SourceFile, sourceFiles } from "#tests/architecture/source";

const files = sourceFiles();
const product = files.filter((file) => !file.path.startsWith("tests/"));
const app = files.filter((file) => file.path.startsWith("app/"));
const tests = files.filter((file) => file.path.startsWith("tests/"));
const text = (file: SourceFile) => file.text;

// Patterns are written so that none of them finds itself.
const RULES: readonly [rule: string, found: readonly string[]][] = [
  [
    "no type is left open",
    linesThat(files, /(?:[:<,|(]|\bas|=>)\s*any\b(?=\s*(?:[;,)\]>=|&[{]|$))|\bany\[\]/),
  ],
  ["no compiler complaint is silenced", linesThat(files, /@ts-(?:ignore|expect-error|nocheck)/, text)],
  ["no value is called present by force", linesThat(files, /[\w)\]]!(?:[.;,)\]]|$)/)],
  [
    "no test is left out",
    linesThat(
      tests,
      /\b(?:it|test|describe|suite|bench)(?:\.\w+)*\.(?:skip|only|todo|skipIf|runIf|fixme|fails)\b/,
    ),
  ],
  [
    "nothing is promised",
    linesThat(files, /\bTO[D]O\b|\bFIX[M]E\b|\bXX[X]\b|[Cc]oming[ ]soon\b|[Ll]orem[ ]ipsum\b/, text),
  ],
  ["no error is swallowed without a word", linesThat(files, /catch(?: \(\w+\))? \{\s*\}/)],
  ["no style attribute breaks the content policy", linesThat(app, /\bstyle=\{|\bstyle="/, text)],
  [
    "no markup is built from text",
    linesThat(app, /dangerously[S]etInnerHTML|\binnerHTML\b|\bouterHTML\b/, text),
  ],
  ["no link is fetched ahead", linesThat(app, /\bprefetch\b(?!=\{false\})/, (file) => file.code)],
  [
    "nothing signed in is cached",
    linesThat(
      files,
      /use[ ]cache|\bunstable[_]cache\b|\bforce[-]static\b|\brevalidat[e]\b|\bstale[T]imes\b|\bcache[C]omponents\b/,
      text,
    ),
  ],
  [
    "no page calls an instant by its day in UTC",
    linesThat(app, /(?:\w*[aA]t|Clock\(\))\.toISOString\(\)\.slice\(/),
  ],
  ["no statement is run from text of a person", linesThat(product, /\beval\(|new Function\(/)],
];

/** The lint rules that are silenced, each in one place for a reason of its own. */
const SILENCED: Readonly<Record<string, string>> = {
  "tests/e2e/couple/room.ts": "correctness/noEmptyPattern",
};

describe("every module", () => {
  it("answers to the linter, but for the exceptions listed here", () => {
    const found = files.flatMap((file) =>
      [...file.text.matchAll(/(?:biome-ignor[e]|eslint-disabl[e]\S*) (?:lint\/)?(\S+?):? /g)].map(
        ([, rule]) => `${file.path} ${rule}`,
      ),
    );
    expect(found.sort()).toEqual(Object.entries(SILENCED).map(([path, rule]) => `${path} ${rule}`));
  });

  it.each(RULES)("%s", (_rule, found) => {
    expect(found).toEqual([]);
  });

  it("links through one component, which never fetches ahead", () => {
    const linking = app.filter((file) => file.imports.some((one) => one.spec === "next/link"));
    expect(linking.map((file) => file.path)).toEqual(["app/_ui/link.tsx"]);
    expect(linking[0]?.text).toContain("prefetch={false}");
  });

  it("has no loading page: a frame sent early would answer 200 to somebody who may not look", () => {
    expect(filesBelow("app").filter((path) => /\/loading\.\w+$/.test(path))).toEqual([]);
  });

  it("fits on a few screens", () => {
    // The palettes are written out three times over; a test of their own holds them to one list.
    const long = ["app", "db", "lib", "tests"]
      .flatMap(filesBelow)
      .filter((path) => /\.(ts|tsx|mjs|css)$/.test(path) && path !== "app/globals.css")
      .map((path) => ({ path, lines: readFileSync(join(ROOT, path), "utf8").split("\n").length - 1 }))
      .filter(({ lines }) => lines > 330);
    expect(long).toEqual([]);
  });

  it("is named in plain kebab-case after one thing", () => {
    const names = files.map((file) => file.path.split("/").at(-1) ?? "");
    const VAGUE = /^(utils?|helpers?|services?|managers?|data|misc|common|index2)\./;
    expect(names.filter((name) => VAGUE.test(name))).toEqual([]);
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/.test(name))).toEqual([]);
  });
});

describe("the reads of a page", () => {
  it("are one verb, and so one transaction, in each function of a loader", () => {
    const functions = app
      .filter(({ path }) => path.endsWith("/loaders.ts"))
      .flatMap(({ path, code }) => code.split(/^export /m).map((body) => ({ path, body })));
    const together = functions.filter(({ body }) => /\[\s*pageRead\([^\]]*pageRead\(/.test(body));
    expect(together.map(({ path }) => path)).toEqual([]);
  });
});

/**
 * Where the row of a select within a statement is compared to a column that is put in from the schema. Read as a field
 * of one table, the statement loses the table's name, and the bare column is that of the inner row; so it is written out.
 */
function barePut({ path, text: code }: SourceFile): string[] {
  const tables = [...code.matchAll(/import \{([^}]*)\} from "#db\/schema\//g)]
    .flatMap(([, names = ""]) => names.split(","))
    .map((name) => name.trim())
    .filter((name) => /^\w+$/.test(name));
  if (tables.length === 0) return [];
  const put = new RegExp(`\\b[a-z]\\w*\\.[a-z_]+\\)?\\s+[=<>]+\\s+\\$\\{(?:${tables.join("|")})\\.`, "g");
  return [...code.matchAll(put)].map(({ index }) => `${path}:${code.slice(0, index).split("\n").length}`);
}

describe("a select within a statement", () => {
  it("names the table of every outer column it compares with", () => {
    expect(product.flatMap(barePut)).toEqual([]);
  });
});

describe("the rules themselves", () => {
  const fake = (code: string): SourceFile => ({
    path: "x.ts",
    text: code,
    code,
    imports: [],
    directive: null,
  });
  it.each([
    ["const a: any = 1;", /(?:[:<,|(]|\bas|=>)\s*any\b(?=\s*(?:[;,)\]>=|&[{]|$))|\bany\[\]/],
    ["f(x as any)", /(?:[:<,|(]|\bas|=>)\s*any\b(?=\s*(?:[;,)\]>=|&[{]|$))|\bany\[\]/],
    ["const b = row!.id;", /[\w)\]]!(?:[.;,)\]]|$)/],
    ["<Link prefetch>", /\bprefetch\b(?!=\{false\})/],
  ])("find %s", (line, pattern) => {
    expect(linesThat([fake(line)], pattern)).toEqual(["x.ts:1"]);
  });

  it("find an outer column without its table, over a line's end too", () => {
    const read = 'import { task } from "#db/schema/homework";\n';
    expect(barePut(fake(`${read}sql\`(select from x s where s.id =\n ${"$"}{task.id})\``))).toEqual([
      "x.ts:2",
    ]);
    expect(barePut(fake(`${read}sql\`(select from x s where s.id = task.id)\``))).toEqual([]);
  });
});
