import { describe, expect, it } from "vitest";
import { sourceFiles } from "#tests/architecture/source";

const files = sourceFiles().filter(({ path }) => /^(app|lib)\//.test(path));

describe("process notes", () => {
  it("are read in one place, and whether there is one in another; no export and no print is among them", () => {
    const readers = files.filter(({ text }) => /\bprocessNote\b/.test(text)).map(({ path }) => path);
    expect(readers.toSorted()).toEqual(["lib/notes/list-notes.ts", "lib/notes/process-note.ts"]);
    const openers = files.filter(({ text }) => /\bopenProcessNote\b/.test(text)).map(({ path }) => path);
    expect(openers.filter((path) => path.startsWith("app/"))).toEqual([
      "app/(clinician)/couples/[coupleId]/sessions/[sessionId]/process-note/loaders.ts",
    ]);
  });

  it("and the record are in no file that is handed out", () => {
    const handedOut = files.filter(
      ({ text }) => /downloadRoute\(/.test(text) && !/function downloadRoute/.test(text),
    );
    expect(handedOut.length).toBeGreaterThan(2);
    for (const { path, text } of handedOut)
      expect([path, text.includes("#lib/notes/")]).toEqual([path, false]);
  });
});
