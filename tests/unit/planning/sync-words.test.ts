import { describe, expect, it } from "vitest";
import type { Settled, Sync } from "../../../app/_run/keeper";
import { isAllKept, sentenceOf } from "../../../app/_run/sync-words";

const KEPT: Settled = { kind: "kept" };
const GONE: Settled = { kind: "unreachable" };
const REFUSED: Settled = { kind: "refused", code: "conflict", message: "It was closed." };
const SENDING: Sync = { kind: "sending" };
const sight = (sync: Sync, settled: Settled | null, waits = 0) => ({
  sync,
  settled,
  isClosed: false,
  waiting: Array.from({ length: waits }, () => "step"),
});

describe("what is said of steps on their way", () => {
  it("says offline of a page opened without a network until the first answer, and then only while there is none", () => {
    const said = (sync: Sync, settled: Settled | null) =>
      sentenceOf(sight(sync, settled), false, true) !== null;
    expect(said(SENDING, null)).toBe(true);
    expect(said(GONE, GONE)).toBe(true);
    expect(said(SENDING, GONE)).toBe(true);
    expect(said(KEPT, KEPT)).toBe(false);
    expect(said(SENDING, KEPT)).toBe(false);
    expect(sentenceOf(sight(SENDING, KEPT, 1), false, true)).toBeNull();
    expect(sentenceOf(sight(GONE, GONE), false, false)).toBeNull();
  });

  it("shows a refusal also where nothing waits, and while it is asked again", () => {
    for (const [sync, waits] of [
      [REFUSED, 0],
      [REFUSED, 1],
      [SENDING, 0],
    ] as const)
      expect(sentenceOf(sight(sync, REFUSED, waits), false, false)).toBe("It was closed.");
  });

  it("names no other tab where one can sign in beside it", () => {
    const out: Settled = { kind: "refused", code: "signed_out", message: "Sign in again in a new tab." };
    expect(sentenceOf(sight(out, out, 1), false, false)).toBe(
      "You were signed out to keep this private. What you typed is still here.",
    );
  });

  it("lets a run be left only once the server answered and has everything", () => {
    expect(isAllKept(sight(KEPT, KEPT))).toBe(true);
    expect(isAllKept(sight(SENDING, KEPT))).toBe(true);
    for (const open of [
      sight(GONE, GONE),
      sight(REFUSED, REFUSED),
      sight(KEPT, KEPT, 1),
      sight(SENDING, null),
    ])
      expect(isAllKept(open)).toBe(false);
  });
});
