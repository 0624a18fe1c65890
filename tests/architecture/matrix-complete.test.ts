import { describe, expect, it } from "vitest";
import { VERBS } from "#lib/access/matrix";
import { GATES } from "#lib/access/matrix-gates";
import { type MatrixRow, PEOPLE } from "#lib/access/matrix-rows";
import { surfaceGates, surfaceVerbs } from "#tests/architecture/product-surface";
import { sourceFiles } from "#tests/architecture/source";

const verbs = surfaceVerbs();
const gates = surfaceGates();
const rows: [string, MatrixRow][] = [...Object.entries(VERBS), ...Object.entries(GATES)];

describe("the access matrix", () => {
  it("has a row for every verb and query, and no row without code", () => {
    expect(Object.keys(VERBS).sort()).toEqual(verbs.map((verb) => verb.name).sort());
    expect(verbs.length).toBeGreaterThan(40);
  });

  it("has a row for every form action and handler, and no row without code", () => {
    expect(Object.keys(GATES).sort()).toEqual(gates.map((gate) => gate.name).sort());
    expect(gates.length).toBeGreaterThan(15);
  });

  it("names the audience that the verb's own first parameter names", () => {
    const wrong = verbs.filter(({ name, takes }) => {
      const audience = VERBS[name]?.audience;
      return takes === null ? audience !== "door" : takes !== `"${audience}"`;
    });
    expect(wrong).toEqual([]);
  });

  it("names the audience that the gate itself asks for", () => {
    const wrong = gates.filter(({ name, path, exported }) => {
      const text = sourceFiles().find((file) => file.path === path)?.text ?? "";
      const audience = GATES[name]?.audience;
      const own = text.slice(
        text.search(new RegExp(`^export (async )?(const|function) ${exported}\\b`, "m")),
      );
      // A handler that passes on to one made above it is read from the top.
      const made =
        /^\S+ \S+ \w+ = (\w+)\(\s*(?:"(\w+)")?/.exec(own) ??
        /(putRoute|downloadRoute|readRoute)\(\s*"(\w+)"/.exec(text);
      const asked = made?.[1] === "doorAction" ? "door" : (made?.[2] ?? "door");
      return asked !== audience;
    });
    expect(wrong).toEqual([]);
  });

  it("decides for everybody, and denies by default", () => {
    for (const [name, row] of rows) {
      expect([name, Object.keys(row.cells)]).toEqual([name, [...PEOPLE]]);
      const allowed = PEOPLE.filter((person) => row.cells[person] === "allow");
      if (row.audience !== "door") expect([name, allowed.length <= 3]).toEqual([name, true]);
      expect([name, allowed.length > 0]).toEqual([name, true]);
    }
  });

  /** What an admin does about places, by code name and slot alone; nothing of care is read or written. */
  const PLACES = ["accounts/endPartner", "accounts/transferCouple"];

  it("lets nobody but the treating clinician and the couple near a couple's own rows", () => {
    const near = Object.entries(VERBS).filter(([, row]) =>
      row.ids.some((id) => ["coupleId", "sessionId", "planId", "taskId", "itemId", "partnerId"].includes(id)),
    );
    expect(near.length).toBeGreaterThan(20);
    for (const [name, { cells, audience }] of near) {
      const allowed = PEOPLE.filter((person) => cells[person] === "allow");
      if (PLACES.includes(name)) {
        expect([name, allowed]).toEqual([name, ["admin"]]);
        continue;
      }
      expect([name, allowed]).toEqual([name, audience === "partner" ? ["partner_a"] : ["treating"]]);
    }
  });

  it("lets a loader read and never write", () => {
    const writes = Object.entries(VERBS)
      .filter(([, row]) => row.kind === "write")
      .map(([name]) => name.split("/")[1] ?? "");
    const wrong = sourceFiles()
      .filter((file) => /^app\/.*\/loaders\.ts$/.test(file.path))
      .flatMap((file) =>
        writes
          .filter((name) => new RegExp(`\\b${name}\\b`).test(file.code))
          .map((name) => `${file.path}: ${name}`),
      );
    expect(wrong).toEqual([]);
  });
});
