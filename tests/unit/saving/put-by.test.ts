import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PutBy } from "../../../app/(clinician)/_components/saving/put-by";
import { type HeldWork, type PutAnswer, Saver } from "../../../app/(clinician)/_components/saving/saver";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Work = { readonly minutes: number };
const at = new Date("2026-11-03T14:52:00Z");
const minutes = (count: number): Work => ({ minutes: count });
const kept = (count: number, version: number) => ({ work: minutes(count), version, savedAt: at });
const saved = (version: number): PutAnswer<null> => ({ kind: "saved", version, savedAt: at, found: null });

function saverOf(answers: PutAnswer<null>[], from = kept(5, 4)) {
  const sent: { minutes: number; version: number; leaving: boolean }[] = [];
  const saver = new Saver<Work>(from, {
    same: (one, other) => one.minutes === other.minutes,
    put: async (work, version, leaving) => {
      sent.push({ minutes: work.minutes, version, leaving });
      return answers.shift() ?? { kind: "unreachable" };
    },
  });
  return { saver, sent };
}

/** A device that outlives a page, with the row of this page and those that others left. */
function device(...others: { id: string; work: HeldWork<Work> }[]) {
  const rows = new Map(others.map(({ id, work }) => [id, work]));
  return {
    id: "own",
    rows,
    keep: async (work: HeldWork<Work>) => {
      rows.set("own", work);
    },
    drop: async (taken: readonly string[], andOwn: boolean) => {
      for (const id of andOwn ? [...taken, "own"] : taken) rows.delete(id);
    },
    left: async () => [...rows].filter(([id]) => id !== "own").map(([id, work]) => ({ id, work, keptAt: 0 })),
  };
}
const none = () => [];

const rest = () => vi.advanceTimersByTimeAsync(0);

describe("unsaved work on the device", () => {
  const earlier = (count: number): HeldWork<Work> => ({
    work: minutes(count),
    bases: [minutes(5)],
    version: 4,
    savedAt: at.getTime(),
  });

  it("lies there at once, long before it is sent, and goes when it is saved", async () => {
    const { saver, sent } = saverOf([saved(5)]);
    const shelf = device();
    const putBy = new PutBy(saver, shelf);
    await putBy.open(none);
    saver.change(minutes(7));
    putBy.note();
    await rest();
    expect(sent).toEqual([]);
    expect(shelf.rows.get("own")).toMatchObject({
      work: { minutes: 7 },
      bases: [{ minutes: 5 }],
      version: 4,
    });
    await vi.advanceTimersByTimeAsync(800);
    expect(sent).toHaveLength(1);
    expect(shelf.rows.size).toBe(0);
  });

  it("is written by no page before it looked at what others left, and over none of theirs", async () => {
    const { saver } = saverOf([saved(5)]);
    const shelf = device({ id: "first", work: earlier(9) }, { id: "second", work: earlier(8) });
    const putBy = new PutBy(saver, shelf);
    saver.change(minutes(6));
    putBy.note();
    await rest();
    expect([...shelf.rows.keys()]).toEqual(["first", "second"]);
    const found: string[] = [];
    await putBy.open((left) => {
      found.push(...left.map(({ id }) => id));
      return ["second"];
    });
    await rest();
    expect(found).toEqual(["first", "second"]);
    // What was taken up goes once it lies in this page's own row; what was not stays, also when all is saved here.
    expect([...shelf.rows.keys()]).toEqual(["first", "own"]);
    await vi.advanceTimersByTimeAsync(800);
    expect([...shelf.rows.keys()]).toEqual(["first"]);
    // Chosen later, it goes once what came of it lies in this page's own row.
    saver.change(minutes(9));
    putBy.took("first");
    await rest();
    expect([...shelf.rows.keys()]).toEqual(["own"]);
  });

  it("is not put back by a page that is left, which only lets go of it once it is saved", async () => {
    const { saver } = saverOf([{ kind: "unreachable" }, saved(5)]);
    const shelf = device();
    const putBy = new PutBy(saver, shelf);
    await putBy.open(none);
    saver.change(minutes(7));
    putBy.note();
    await rest();
    putBy.leave();
    // The next page has taken it up and saved it.
    shelf.rows.clear();
    await vi.advanceTimersByTimeAsync(1000);
    expect(saver.state().kind).toBe("unreachable");
    expect(shelf.rows.size).toBe(0);
    shelf.rows.set("own", earlier(7));
    await vi.advanceTimersByTimeAsync(2000);
    expect(saver.state().kind).toBe("saved");
    expect(shelf.rows.size).toBe(0);
  });

  it("goes on where the browser keeps nothing, says so, and says when it does again", async () => {
    const { saver, sent } = saverOf([saved(5)]);
    let isFull = true;
    const well = device();
    const shelf = {
      ...well,
      keep: (work: HeldWork<Work>) => (isFull ? Promise.reject(new Error("full")) : well.keep(work)),
    };
    const putBy = new PutBy(saver, shelf);
    await putBy.open(none);
    expect(putBy.keeps()).toBe(true);
    saver.change(minutes(7));
    putBy.note();
    await rest();
    expect(putBy.keeps()).toBe(false);
    await vi.advanceTimersByTimeAsync(800);
    expect(sent).toHaveLength(1);
    isFull = false;
    saver.change(minutes(8));
    putBy.note();
    await rest();
    expect(putBy.keeps()).toBe(true);
    putBy.lost();
    expect(putBy.keeps()).toBe(false);
    const refused = new PutBy(saverOf([]).saver, {
      ...device(),
      left: () => Promise.reject(new Error("refused")),
    });
    await refused.open(none);
    expect(refused.keeps()).toBe(false);
  });
});

describe("work taken up again", () => {
  const left: HeldWork<Work> = { work: minutes(9), bases: [minutes(5)], version: 4, savedAt: at.getTime() };

  it("is saved at once on top of what the server still holds", async () => {
    const { saver, sent } = saverOf([saved(5)]);
    saver.takeUp(left, kept(5, 4));
    await rest();
    expect(sent).toEqual([{ minutes: 9, version: 4, leaving: false }]);
    expect(saver.isDirty).toBe(false);
  });

  it("waits to be brought together with what the server holds by now", async () => {
    const { saver, sent } = saverOf([saved(7)], kept(20, 6));
    saver.takeUp(left, kept(20, 6));
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toEqual([]);
    expect(saver.state().kind).toBe("stale");
    expect(saver.baseFor(minutes(20))).toEqual(minutes(5));
    saver.join(kept(20, 6), minutes(24));
    await rest();
    expect(sent).toEqual([{ minutes: 24, version: 6, leaving: false }]);
  });

  it("counts as saved where the server took it without an answer", async () => {
    const { saver, sent } = saverOf([], kept(9, 5));
    saver.takeUp(left, kept(9, 5));
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toEqual([]);
    expect(saver.state().kind).toBe("saved");
  });

  it("loses no change that was quicker than the look at what lies here", async () => {
    const { saver, sent } = saverOf([saved(6)], kept(9, 5));
    saver.change(minutes(11));
    expect(saver.takeUp(left, kept(9, 5))).toBe(false);
    await vi.advanceTimersByTimeAsync(800);
    expect(sent).toEqual([{ minutes: 11, version: 5, leaving: false }]);
    expect(saver.state().kind).toBe("saved");
  });

  it("remembers what was on its way when the page went, so that it is not taken for another's", async () => {
    const { saver } = saverOf([], kept(5, 4));
    saver.change(minutes(7));
    const sending = saver.flush();
    saver.change(minutes(9));
    const held = saver.held();
    expect(held?.bases).toEqual([minutes(5), minutes(7)]);
    await sending;
    const { saver: next } = saverOf([], kept(7, 5));
    if (held) next.takeUp(held, kept(7, 5));
    expect(next.baseFor(minutes(7))).toBe(held?.bases[1]);
  });
});

describe("what was sent without an answer", () => {
  it("is remembered once, the newest twenty, and not at all without a network", async () => {
    const { saver } = saverOf([]);
    const fail = async (count: number) => {
      saver.change(minutes(count));
      await saver.flush();
    };
    for (const count of [7, 8, 7]) await fail(count);
    const lies = () => saver.held()?.bases.map((one) => one.minutes);
    expect(lies()).toEqual([5, 8, 7]);
    await saver.flush();
    expect(lies()).toEqual([5, 8, 7]);
    vi.stubGlobal("navigator", { onLine: false });
    await fail(9);
    vi.unstubAllGlobals();
    expect(lies()).toEqual([5, 8, 7]);
    for (let count = 30; count < 55; count += 1) await fail(count);
    expect(lies()).toEqual([5, ...Array.from({ length: 20 }, (_, place) => 35 + place)]);
  });
});

describe("a field or a window that is left", () => {
  it("saves at once, but asks nothing again that was refused", async () => {
    const { saver, sent } = saverOf([
      saved(5),
      { kind: "refused", code: "held", message: "It is held.", fields: {} },
    ]);
    saver.change(minutes(7));
    saver.hurry();
    await rest();
    expect(sent).toHaveLength(1);
    saver.change(minutes(8));
    saver.hurry();
    await rest();
    saver.hurry();
    await rest();
    expect(sent).toHaveLength(2);
  });
});
