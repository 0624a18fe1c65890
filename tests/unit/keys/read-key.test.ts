import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceFiles } from "#tests/architecture/source";
import { type Entry, findEntries } from "../../../app/(clinician)/_components/keys/find-entries";
import { KEYS, type KeyRow } from "../../../app/(clinician)/_components/keys/key-table";
import {
  type PressedKey,
  readKey,
  SECOND_KEY_WITHIN,
} from "../../../app/(clinician)/_components/keys/read-key";

const rows: readonly KeyRow[] = KEYS;
const pressed = (key: string, change: Partial<PressedKey> = {}): PressedKey => ({
  key,
  mod: false,
  alt: false,
  isTyping: false,
  inDialog: false,
  inSheet: false,
  isRepeat: false,
  ...change,
});
const idle = { first: null, at: 0, single: true };
const idOf = (key: PressedKey, state = idle) => readKey(rows, key, state).row?.id ?? null;

describe("the keys of the clinician's pages", () => {
  it("go somewhere by two keys, one soon after the other", () => {
    const begun = readKey(rows, pressed("g"), idle);
    expect(begun).toEqual({ row: null, first: { key: "g", at: 0 } });
    const second = (at: number) => readKey(rows, pressed("t"), { first: begun.first, at, single: true });
    expect(second(SECOND_KEY_WITHIN).row?.id).toBe("today");
    expect(second(SECOND_KEY_WITHIN + 1).row).toBeNull();
    expect(readKey(rows, pressed("c"), { first: begun.first, at: 1, single: true }).row?.id).toBe("couples");
    expect(idOf(pressed("c"))).toBe("new-couple");
  });

  it("count as small and as capital letters, and the question mark as the browser gives it", () => {
    expect([idOf(pressed("J")), idOf(pressed("?")), idOf(pressed("/"))]).toEqual(["next", "sheet", "search"]);
  });

  it("call the blank by its name, since a blank stands between the two keys of a pair", () => {
    expect(idOf(pressed(" "))).toBe("peek");
    expect(idOf(pressed(" ", { isTyping: true }))).toBeNull();
    expect(idOf(pressed(" ", { inDialog: true }))).toBeNull();
    expect(idOf(pressed(" ", { isRepeat: true }))).toBeNull();
  });

  it("look at an exercise in the list of a sheet, and do nothing else there", () => {
    const inSheet = { inDialog: true, inSheet: true };
    expect(idOf(pressed(" ", inSheet))).toBe("peek");
    for (const change of [{ isTyping: true }, { isRepeat: true }, { mod: true }, { alt: true }])
      expect(idOf(pressed(" ", { ...inSheet, ...change }))).toBeNull();
    expect(idOf(pressed(" ", inSheet), { ...idle, single: false })).toBeNull();
    for (const { keys } of rows.filter((row) => !/[+ ]/.test(row.keys) && row.keys !== "Space"))
      expect(idOf(pressed(keys, inSheet))).toBeNull();
  });

  it("do nothing in fields, behind a dialog, with Alt, or while single keys are off", () => {
    for (const { keys } of rows.filter((row) => !/[+ ]/.test(row.keys))) {
      expect(idOf(pressed(keys, { isTyping: true }))).toBeNull();
      expect(idOf(pressed(keys, { inDialog: true }))).toBeNull();
      expect(idOf(pressed(keys, { alt: true }))).toBeNull();
      expect(idOf(pressed(keys), { ...idle, single: false })).toBeNull();
      const held = rows.find((row) => row.keys === `mod+${keys}`)?.id ?? null;
      expect(idOf(pressed(keys, { mod: true }))).toBe(held);
    }
  });

  it("open the palette with Ctrl or Cmd from within a field too, but not over a dialog", () => {
    const k = pressed("k", { mod: true, isTyping: true });
    expect(idOf(k, { ...idle, single: false })).toBe("palette");
    expect(idOf({ ...k, inDialog: true })).toBeNull();
  });

  it("have one row each, and no key that begins another's pair", () => {
    const all = rows.map(({ keys }) => keys);
    expect(new Set(all).size).toBe(all.length);
    const begins = all.filter((keys) => keys.includes(" ")).map((keys) => keys.split(" ")[0]);
    expect(all.filter((keys) => begins.includes(keys))).toEqual([]);
  });

  it("press only what stands on a page", () => {
    const pages = sourceFiles().filter(({ path }) => path.startsWith("app/"));
    const dead = rows.filter(
      ({ id, deed }) =>
        deed.kind === "press" &&
        !pages.some(({ text }) => new RegExp(`(data-key"?[:=] ?|shortcut: )"${id}"`).test(text)),
    );
    expect(dead.map(({ id }) => id)).toEqual([]);
  });

  it("have a row for everything a page holds out to a key", () => {
    const named = sourceFiles()
      .filter(({ path }) => path.startsWith("app/"))
      .flatMap(({ text }) => [...text.matchAll(/(?:data-key"?[:=] ?|shortcut: )"([a-z-]+)"/g)])
      .map(([, id]) => id);
    expect(new Set(named).size).toBeGreaterThan(4);
    expect(named.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
  });

  it("finalise and start with Ctrl or Cmd and Enter, but never from within a text", () => {
    const enter = pressed("Enter", { mod: true });
    expect(idOf(enter, { ...idle, single: false })).toBe("start");
    expect(idOf({ ...enter, isTyping: true })).toBeNull();
    expect(idOf(pressed("Enter"))).toBeNull();
    expect(idOf({ ...enter, isRepeat: true })).toBeNull();
    expect(idOf(pressed("e", { isRepeat: true }))).toBeNull();
    expect(idOf(pressed("j", { isRepeat: true }))).toBe("next");
  });
});

describe("the palette", () => {
  const entry = (says: string): Entry => ({
    id: says,
    kind: "Couples",
    says,
    keys: null,
    does: { kind: "go", href: "/" },
  });

  it("finds by the beginnings of words, in any order, whatever the case and the marks", () => {
    const all = [entry("Amber Heron"), entry("Quiet Lantern"), entry("Über Lark")];
    const said = (typed: string) => findEntries(all, typed).map(({ says }) => says);
    expect(said("her amb")).toEqual(["Amber Heron"]);
    expect(said("LA")).toEqual(["Quiet Lantern", "Über Lark"]);
    expect(said("uber")).toEqual(["Über Lark"]);
    expect(said("eron")).toEqual([]);
    expect(said("  ")).toHaveLength(3);
  });

  it("shows what stands here first, and couples before places once something is typed", () => {
    const [place, couple, here] = (["Go to", "Couples", "Here"] as const).map((kind) => ({
      ...entry("One"),
      kind,
    }));
    const kinds = (typed: string) =>
      findEntries(
        [place, couple, here].filter((one) => one !== undefined),
        typed,
      ).map(({ kind }) => kind);
    expect(kinds("o")).toEqual(["Here", "Couples", "Go to"]);
    expect(kinds("")).toEqual(["Here", "Go to", "Couples"]);
  });

  it("gets shorter with every letter, and never invents", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), fc.string(), (says, typed, more) => {
        const all = says.map(entry);
        const before = findEntries(all, typed);
        const after = findEntries(all, `${typed}${more.trim() === more && !/\s/.test(more) ? more : ""}`);
        expect(before.every((one) => all.includes(one))).toBe(true);
        expect(after.length).toBeLessThanOrEqual(before.length);
      }),
    );
  });
});
