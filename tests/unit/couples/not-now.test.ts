import { describe, expect, it } from "vitest";
import { ASKED_FIRST, askFirst, NOT_NOW, NOT_NOW_LABEL, shareOf } from "#lib/couples/rules-not-now";
import { askWords, chosenWords, shareWords } from "../../../app/(clinician)/_components/share-words.ts";
import { reasons } from "../../../app/(couple)/do/[taskId]/later/words.ts";

const row = { slot: "A", state: "open", isShort: false, notNow: null, notNowOn: null };
const said = (reason: string, slot = "A") =>
  shareOf({ ...row, slot, notNow: reason, notNowOn: "2026-11-03" });

describe("why homework is not done now", () => {
  it("is one of the eight reasons of the paper, each with words for both sides", () => {
    expect(NOT_NOW.map((reason) => NOT_NOW_LABEL[reason])).toEqual([
      "no time",
      "felt too much",
      "did not get it",
      "we fought",
      "not private",
      "did not want to",
      "ill",
      "other",
    ]);
    expect(Object.keys(reasons)).toEqual([...NOT_NOW]);
  });

  it("stands beside what is open, and no longer once it was sent", () => {
    expect(said("ill")).toMatchObject({ sent: false, notNow: { reason: "ill", on: "2026-11-03" } });
    const sent = shareOf({ ...row, state: "submitted", notNow: "ill", notNowOn: "2026-11-03" });
    expect(sent).toEqual({ slot: "A", sent: true, isShort: false, notNow: null });
  });

  it("points at what the paper asks, in its order, safety first where more than time is in the way", () => {
    expect(ASKED_FIRST).toEqual(["safe", "understood", "too big", "too soon", "private enough", "wanted"]);
    expect(askFirst([said("no_time")])).toEqual(["too big"]);
    expect(askFirst([said("ill")])).toEqual([]);
    expect(askFirst([said("other")])).toEqual(ASKED_FIRST);
    for (const reason of ["too_much", "fought", "not_private", "not_wanted"])
      expect(askFirst([said(reason)])[0], reason).toBe("safe");
    expect(askFirst([said("not_wanted"), said("not_clear", "B")])).toEqual(["safe", "understood", "wanted"]);
  });

  it("is said in words that name no fault, and asks both alike", () => {
    expect(shareWords(said("no_time"))).toMatch(/^A not now: no time, 3 Nov/);
    expect(shareWords(shareOf({ ...row, isShort: true, state: "submitted" }))).toBe(
      "A in, the short version",
    );
    expect(shareWords(shareOf(row))).toBe("A not yet");
    const both = [said("fought"), shareOf({ ...row, slot: "B" })];
    expect(chosenWords(both)).toMatch(
      /^A said not now: we fought, 3 Nov[^;]*; B gave no answer\. For you alone\.$/,
    );
    expect(chosenWords([shareOf(row)])).toBeNull();
    expect(chosenWords([shareOf({ ...row, isShort: true, state: "submitted" })])).toBe(
      "A chose the short version. For you alone.",
    );
    expect(askWords(both)).toBe("Ask both alike, in this order: safe? too soon?");
    expect(askWords([said("ill")])).toBeNull();
    for (const words of [...Object.values(NOT_NOW_LABEL), ...Object.values(reasons)])
      expect(words).not.toMatch(/fail|missed|overdue|should|refus|late\b/i);
  });
});
