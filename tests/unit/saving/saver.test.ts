import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type PutAnswer, Saver } from "../../../app/(clinician)/_components/saving/saver";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Work = { readonly minutes: number };
const at = new Date("2026-11-03T14:52:00Z");
const minutes = (count: number): Work => ({ minutes: count });
const saved = (version: number): PutAnswer<string> => ({
  kind: "saved",
  version,
  savedAt: at,
  found: `after ${version}`,
});

/** A saver whose answers are given one by one, what it sent, and what it was told of it. */
function makeSaver(answers: PutAnswer<string>[]) {
  const sent: { version: number; minutes: number }[] = [];
  const told: string[] = [];
  let release: (() => void) | null = null;
  let held = false;
  const start = { work: minutes(5), version: 4, savedAt: at };
  const saver = new Saver<Work, string>(start, {
    same: (one, other) => one.minutes === other.minutes,
    onKept: (kept, found) => told.push(`${kept.work.minutes} at ${kept.version}, ${found}`),
    put: async (work, version) => {
      sent.push({ version, minutes: work.minutes });
      if (held) await new Promise<void>((done) => (release = done));
      return answers.shift() ?? { kind: "unreachable" };
    },
  });
  return {
    saver,
    sent,
    told,
    hold: () => {
      held = true;
    },
    release: async () => {
      held = false;
      release?.();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

describe("Saver", () => {
  it("waits until the work rests, then saves it once", async () => {
    const { saver, sent, told } = makeSaver([saved(5)]);
    for (const count of [7, 8]) {
      saver.change(minutes(count));
      expect(saver.state().kind).toBe("saving");
      await vi.advanceTimersByTimeAsync(700);
    }
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(sent).toEqual([{ version: 4, minutes: 8 }]);
    expect(saver.state()).toEqual({ kind: "saved", at });
    expect(saver.kept.version).toBe(5);
    expect(told).toEqual(["8 at 5, after 5"]);
  });

  it("sends nothing for a change that was taken back", async () => {
    const { saver, sent } = makeSaver([]);
    saver.change(minutes(9));
    saver.change(minutes(5));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
    expect(saver.state().kind).toBe("saved");
  });

  it("has one request on its way at a time, and saves what changed meanwhile at the next version", async () => {
    const { saver, sent, hold, release } = makeSaver([saved(5), saved(6)]);
    hold();
    saver.change(minutes(6));
    await vi.advanceTimersByTimeAsync(800);
    saver.change(minutes(7));
    const flushed = Promise.all([saver.flush(), saver.flush()]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toHaveLength(1);
    await release();
    expect(await flushed).toEqual([true, true]);
    expect(sent).toEqual([
      { version: 4, minutes: 6 },
      { version: 5, minutes: 7 },
    ]);
    expect(saver.isDirty).toBe(false);
  });

  it("says it is not saved and tries again, ever more slowly, until it is", async () => {
    const { saver, sent } = makeSaver([
      { kind: "unreachable" },
      { kind: "unreachable" },
      { kind: "unreachable" },
      saved(5),
    ]);
    saver.change(minutes(6));
    await vi.advanceTimersByTimeAsync(800);
    expect(saver.state().kind).toBe("unreachable");
    expect(saver.isDirty).toBe(true);
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(3999);
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(8000);
    expect(saver.state().kind).toBe("saved");
  });

  it("does not repeat what was refused, but saves the next change", async () => {
    const refusal: PutAnswer<string> = { kind: "refused", code: "held", message: "On hold.", fields: {} };
    const { saver, sent } = makeSaver([refusal, saved(5)]);
    saver.change(minutes(6));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saver.state()).toEqual(refusal);
    expect(saver.isDirty).toBe(true);
    expect(sent).toHaveLength(1);
    saver.change(minutes(7));
    await vi.advanceTimersByTimeAsync(800);
    expect(saver.state().kind).toBe("saved");
  });

  it("waits for the choice when another request was told that it is not the newest", async () => {
    const { saver, sent } = makeSaver([saved(5)]);
    saver.foundStale();
    saver.change(minutes(6));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([saver.state().kind, sent.length]).toEqual(["stale", 0]);
  });

  describe("after a change in another window", () => {
    const other = {
      work: minutes(30),
      version: 9,
      savedAt: new Date("2026-11-03T14:55:00Z"),
    };
    const stale = async (answers: PutAnswer<string>[]) => {
      const made = makeSaver([{ kind: "stale" }, ...answers]);
      made.saver.change(minutes(6));
      await vi.advanceTimersByTimeAsync(800);
      expect(made.saver.state().kind).toBe("stale");
      return made;
    };

    it("writes nothing until somebody has chosen", async () => {
      const { saver, sent } = await stale([]);
      saver.change(minutes(7));
      await vi.advanceTimersByTimeAsync(120_000);
      expect(await saver.flush()).toBe(false);
      expect(sent).toHaveLength(1);
    });

    it("keeps mine at the other's version", async () => {
      const { saver, sent } = await stale([saved(10)]);
      saver.keepMine(other);
      await vi.advanceTimersByTimeAsync(0);
      expect(sent.at(-1)).toEqual({ version: 9, minutes: 6 });
      expect(saver.state().kind).toBe("saved");
    });

    it("takes theirs without sending anything", async () => {
      const { saver, sent } = await stale([]);
      saver.takeTheirs(other);
      saver.change(other.work);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(sent).toHaveLength(1);
      expect(saver.state()).toEqual({ kind: "saved", at: other.savedAt });
      saver.change(minutes(8));
      expect(saver.isStuck()).toBe(false);
    });

    it("holds what would be lost by leaving", async () => {
      const { saver } = await stale([]);
      expect(saver.isStuck()).toBe(true);
    });
  });

  it("is stuck from a save that failed until one is taken or nothing is left to save", async () => {
    const refused = { kind: "refused", code: "signed_out", message: "Signed out.", fields: {} } as const;
    const { saver, hold, release } = makeSaver([refused, saved(5), refused]);
    saver.change(minutes(6));
    expect(saver.isStuck()).toBe(false);
    expect(await saver.flush()).toBe(false);
    expect(saver.isStuck()).toBe(true);
    hold();
    const again = saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    // On its way once more: nobody knows yet whether it will be taken.
    expect(saver.isStuck()).toBe(true);
    await release();
    expect(await again).toBe(true);
    expect(saver.isStuck()).toBe(false);
    saver.change(minutes(7));
    await saver.flush();
    expect(saver.isStuck()).toBe(true);
    saver.change(minutes(6));
    expect(saver.isStuck()).toBe(false);
    saver.change(minutes(8));
    expect(saver.isStuck()).toBe(false);
  });
});
