import { describe, expect, it } from "vitest";
import { PART_LIMIT } from "#lib/notes/rules";
import { noteFormInput, putNoteInput } from "#lib/notes/schema";

const form = { coupleId: "x", sessionId: "y", version: "0", pattern: "They waited.", press: "close" };

describe("the form of a note", () => {
  it("takes along what stands in every part, and the layout", () => {
    const parsed = noteFormInput.parse({ ...form, layout: "birp", riskChecked: "yes", loop: "Turned once." });
    expect(parsed).toMatchObject({ press: "close", record: "joint", version: 0 });
    expect(parsed.content).toMatchObject({ layout: "birp", riskChecked: "yes" });
    expect(parsed.content.parts).toMatchObject({ pattern: "They waited.", loop: "Turned once.", work: "" });
  });

  it("signs no empty note, and keeps one that was emptied", () => {
    expect(noteFormInput.safeParse({ ...form, pattern: "  " }).error?.issues[0]?.path).toEqual(["pattern"]);
    expect(noteFormInput.safeParse({ ...form, pattern: "", press: "save" }).success).toBe(true);
  });

  it("says the limit of a part beside it, and counts a line break as one character", () => {
    const lines = "ab\r\n".repeat(PART_LIMIT / 3);
    expect(noteFormInput.safeParse({ ...form, work: lines }).success).toBe(true);
    const refused = noteFormInput.safeParse({ ...form, work: "x".repeat(PART_LIMIT + 1) });
    expect(refused.error?.issues[0]?.message).toContain("6,000 characters");
    expect(refused.error?.issues[0]?.path).toEqual(["work"]);
  });

  it("takes no part of the other partner into a sub-file", () => {
    const parsed = putNoteInput.parse({ coupleId: "x", version: 0, record: "a", a: "Of A.", b: "Of B." });
    expect(parsed.content.parts).toMatchObject({ a: "Of A.", b: "" });
  });

  it("refuses what it does not know", () => {
    expect(putNoteInput.safeParse({ coupleId: "x", version: 0, verdict: "?" }).success).toBe(false);
  });
});
