import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepAsking } from "../../../app/(clinician)/_components/saving/keep-asking";
import { type PutAnswer, Saver } from "../../../app/(clinician)/_components/saving/saver";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A window and a page, in sight. */
function around() {
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  return { window: new EventTarget(), document };
}

describe("asking until it has come", () => {
  it("waits longer each time, half a minute at the most, and ends when it is stopped", async () => {
    const ask = vi.fn(async () => undefined);
    const asking = keepAsking(ask, around());
    const after: number[] = [];
    for (let second = 1; second <= 130; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      if (ask.mock.calls.length > after.length) after.push(second);
    }
    expect(after).toEqual([2, 6, 14, 30, 60, 90, 120]);
    asking.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(ask).toHaveBeenCalledTimes(after.length);
  });

  it("asks at once when a network is back, the page comes into sight or a hand asks, and never twice at a time", async () => {
    const page = around();
    let answer = () => {};
    const ask = vi.fn(() => new Promise<void>((done) => (answer = done)));
    const asking = keepAsking(ask, page);
    page.window.dispatchEvent(new Event("online"));
    page.document.dispatchEvent(new Event("visibilitychange"));
    asking.now();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    asking.now();
    expect(ask).toHaveBeenCalledTimes(2);
    asking.stop();
    answer();
    page.window.dispatchEvent(new Event("online"));
    asking.now();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("asks nothing while the page is out of sight", async () => {
    const page = around();
    const ask = vi.fn(async () => undefined);
    const asking = keepAsking(ask, page);
    page.document.visibilityState = "hidden";
    page.document.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(ask).not.toHaveBeenCalled();
    page.document.visibilityState = "visible";
    page.document.dispatchEvent(new Event("visibilitychange"));
    expect(ask).toHaveBeenCalledTimes(1);
    asking.stop();
  });
});

describe("a saver that waits for the other", () => {
  /** One that has found itself stale, and what it is answered from then on. */
  async function stale(...answers: PutAnswer<null>[]) {
    const put = vi.fn(async (): Promise<PutAnswer<null>> => answers.shift() ?? { kind: "unreachable" });
    const saver = new Saver<string>(
      { work: "old", version: 4, savedAt: new Date(0) },
      { put, same: (one, other) => one === other },
    );
    saver.foundStale();
    saver.change("mine");
    const told = vi.fn();
    saver.subscribe(told);
    return { saver, put, told };
  }

  it("asks with its own against the old version, stays stale, and says so to nobody", async () => {
    const { saver, put, told } = await stale({ kind: "unreachable" }, { kind: "stale" });
    expect(await saver.askAgain()).toBe(false);
    expect(await saver.askAgain()).toBe(true);
    expect(put.mock.calls).toEqual([
      ["mine", 4, false],
      ["mine", 4, false],
    ]);
    expect(saver.state().kind).toBe("stale");
    expect(told).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(put).toHaveBeenCalledTimes(2);
  });

  it("hears of being signed out, and of a save that was taken after all", async () => {
    const out = { kind: "refused", code: "signed_out", message: "Please sign in.", fields: {} } as const;
    const signedOut = await stale(out);
    expect(await signedOut.saver.askAgain()).toBe(false);
    expect(signedOut.saver.state()).toEqual(out);
    const taken = await stale({ kind: "saved", version: 5, savedAt: new Date(1), found: null });
    expect(await taken.saver.askAgain()).toBe(false);
    expect(taken.saver.state()).toEqual({ kind: "saved", at: new Date(1) });
    expect(taken.saver.kept).toMatchObject({ work: "mine", version: 5 });
  });

  it("lets what was asked before the two were joined count for nothing, and asks only while it waits", async () => {
    let answer: (heard: PutAnswer<null>) => void = () => {};
    const { saver, put } = await stale();
    put.mockImplementationOnce(() => new Promise((done) => (answer = done)));
    const asked = saver.askAgain();
    expect(await saver.askAgain()).toBe(false);
    saver.join({ work: "theirs", version: 5, savedAt: new Date(1) }, "both");
    answer({ kind: "stale" });
    expect(await asked).toBe(false);
    expect(saver.state().kind).not.toBe("stale");
    put.mockResolvedValueOnce({ kind: "saved", version: 6, savedAt: new Date(2), found: null });
    await vi.advanceTimersByTimeAsync(0);
    expect(put).toHaveBeenLastCalledWith("both", 5, false);
    expect(await saver.askAgain()).toBe(false);
    expect(put).toHaveBeenCalledTimes(2);
  });
});
