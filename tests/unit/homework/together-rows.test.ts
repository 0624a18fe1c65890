import { describe, expect, it } from "vitest";
import { type Id, newId } from "#lib/kernel/ids";
import { labelRows, rowLines } from "../../../app/(couple)/together/_components/label-rows.ts";

const sent = (at: string) => ({ taskId: newId() as Id, sentAt: new Date(at), offered: [], open: false });

describe("the list of what two partners share", () => {
  it("tells lines of one day apart by a number, the first one sent being 1", () => {
    const rows = [sent("2026-11-22T20:00Z"), sent("2026-11-22T09:00Z"), sent("2026-11-20T09:00Z")];
    const [newer, older, alone] = labelRows(rows, "Europe/Zurich");
    expect([newer, older]).toEqual([
      expect.stringMatching(/^From .*22.*, number 2$/),
      expect.stringMatching(/^From .*22.*, number 1$/),
    ]);
    expect(alone).toMatch(/^From [^,]*20[^,]*$/);
  });

  it("says what kind of thing it is, and never what it is about", () => {
    expect(rowLines({ open: false, offered: ["reveal", "matches"] })).toEqual([
      "Some of your answers. You can choose to share them.",
      "A list you sorted. You can choose to share what is on both lists.",
    ]);
    expect(rowLines({ open: true, offered: ["reveal"] })).toEqual(["Open to you both."]);
  });
});
