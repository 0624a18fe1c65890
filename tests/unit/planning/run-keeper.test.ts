import { describe, expect, it, vi } from "vitest";
import type { KeptEvent, RunEvent } from "#lib/planning/run-types";
import type { RunCopy, WaitingEvent } from "../../../app/_run/copy";
import { batchOf, type PutAnswer, RunKeeper } from "../../../app/_run/keeper";
import { memoryStore, type RunStore } from "../../../app/_run/store";
import { item } from "./arbitrary-items";

const copy: RunCopy = {
  owner: "one",
  coupleId: "c",
  sessionId: "s",
  codeName: "Quiet Lantern",
  number: 1,
  zone: "UTC",
  minutes: 50,
  startedAt: 0,
  items: [item("a"), item("b")],
  guides: {},
  least: {},
  offer: [],
  held: {},
  yes: {},
  events: [],
  helpLines: [],
  singleKeys: true,
  isDiscreet: false,
  clockAhead: 0,
};

/** A server that keeps each event once; each call is answered as its turn in `answers` says, then always. */
function server(answers: ("told" | "lost" | "gone" | "refused")[] = []) {
  const kept = new Map<string, KeptEvent>();
  const calls: number[] = [];
  const put = async (
    _id: string,
    body: { deviceId: string; events: readonly object[] },
  ): Promise<PutAnswer> => {
    calls.push(body.events.length);
    const turn = answers.shift() ?? "told";
    if (turn === "gone") return { kind: "unreachable" };
    if (turn === "refused") return { kind: "refused", code: "signed_out", message: "Please sign in again." };
    for (const event of body.events as RunEvent[])
      if (!kept.has(event.id)) kept.set(event.id, { ...event, deviceId: body.deviceId, isRefused: false });
    return turn === "lost"
      ? { kind: "unreachable" }
      : { kind: "told", events: [...kept.values()], isClosed: false };
  };
  return { put, kept, calls };
}

const done = (itemId: string) => ({ kind: "done" as const, itemId, minutes: null });

describe("what a device keeps of a run", () => {
  it("begins and asks nothing of a server when nothing waits", async () => {
    const { put, calls } = server();
    const keeper = new RunKeeper(copy, Promise.resolve(memoryStore()), put);
    await keeper.begin();
    await keeper.sync();
    expect(calls).toEqual([]);
    expect(keeper.sight()).toMatchObject({ waiting: [], waitingSince: null, sync: { kind: "kept" } });
  });

  it("counts at once what happens, and leaves the queue when the server has it", async () => {
    const { put, kept } = server();
    const keeper = new RunKeeper(copy, Promise.resolve(memoryStore()), put);
    await keeper.begin();
    await Promise.all([keeper.tell(done("a")), keeper.tell(done("b"))]);
    expect([...kept.values()].map((event) => [event.place, "itemId" in event && event.itemId])).toEqual([
      [1, "a"],
      [2, "b"],
    ]);
    expect(keeper.sight().events).toHaveLength(2);
    expect(keeper.sight().waiting).toEqual([]);
  });

  it("never calls kept what has only just been told", async () => {
    const keeper = new RunKeeper(copy, Promise.resolve(memoryStore()), server().put);
    await keeper.begin();
    const seen: string[] = [];
    keeper.subscribe(() => {
      const { waiting, sync } = keeper.sight();
      seen.push(waiting.length > 0 && sync.kind === "kept" ? "called kept while it waits" : sync.kind);
    });
    const telling = keeper.tell(done("a"));
    expect(keeper.sight().sync.kind).toBe("sending");
    await telling;
    expect(seen).not.toContain("called kept while it waits");
    expect(keeper.sight().sync.kind).toBe("kept");
  });

  it.each(["gone", "lost"] as const)(
    "tries again by itself when an answer is %s, and keeps nothing twice",
    async (what) => {
      vi.useFakeTimers();
      try {
        const { put, kept, calls } = server([what, what]);
        const keeper = new RunKeeper(copy, Promise.resolve(memoryStore()), put);
        await keeper.begin();
        await keeper.tell(done("a"));
        expect(keeper.sight()).toMatchObject({ sync: { kind: "unreachable" }, waiting: [{ itemId: "a" }] });
        await vi.advanceTimersByTimeAsync(2000);
        expect(keeper.sight().sync.kind).toBe("unreachable");
        await vi.advanceTimersByTimeAsync(4000);
        expect(keeper.sight()).toMatchObject({ sync: { kind: "kept" }, waiting: [], waitingSince: null });
        expect(calls).toEqual([1, 1, 1]);
        expect(kept.size).toBe(1);
      } finally {
        vi.useRealTimers();
      }
    },
  );

  it("keeps what was refused until it is taken, with the reason", async () => {
    const { put, kept } = server(["refused"]);
    const keeper = new RunKeeper(copy, Promise.resolve(memoryStore()), put);
    await keeper.begin();
    await keeper.tell(done("a"));
    expect(keeper.sight()).toMatchObject({ sync: { kind: "refused", code: "signed_out" } });
    expect(keeper.sight().waiting).toHaveLength(1);
    await keeper.sync();
    expect(kept.size).toBe(1);
    keeper.stop();
  });

  it("takes up after a reload what an earlier page left, in order and with its numbers", async () => {
    const store = Promise.resolve(memoryStore());
    const before = server(["gone", "gone"]);
    const first = new RunKeeper(copy, store, before.put);
    await first.begin();
    await first.tell(done("a"));
    await first.tell({ kind: "note", itemId: "a", tag: "quote", text: "Words." });
    first.stop();
    const { put, kept } = server();
    const second = new RunKeeper(copy, store, put);
    await second.begin();
    expect([...kept.keys()]).toEqual(first.sight().waiting.map(({ id }) => id));
    expect(second.sight().written.map(({ text }) => text)).toEqual(["Words."]);
  });

  it("lets go of its copy once the run is over and sent, and keeps none of it anew", async () => {
    const kept: string[] = [];
    const store = {
      ...memoryStore(),
      saveCopy: async () => void kept.push("saved"),
      dropCopy: async () => void kept.push("dropped"),
    };
    const { put } = server(["told", "gone", "told"]);
    const keeper = new RunKeeper(copy, Promise.resolve(store), put);
    await keeper.begin();
    await keeper.tell(done("a"));
    expect(kept).toEqual(["saved", "saved"]);
    await keeper.tell({ kind: "end" });
    expect(kept).toEqual(["saved", "saved"]);
    await keeper.sync();
    expect(kept).toEqual(["saved", "saved", "dropped"]);
    const again = new RunKeeper(
      { ...copy, events: keeper.sight().events as KeptEvent[] },
      Promise.resolve(store),
      put,
    );
    await again.begin();
    expect(kept.at(-1)).toBe("dropped");
    keeper.stop();
  });

  it("takes what waits along when it is kept elsewhere from now on", async () => {
    const { put } = server(["gone", "gone"]);
    const [first, second] = [memoryStore(), memoryStore()];
    const keeper = new RunKeeper(copy, Promise.resolve(first), put);
    await keeper.begin();
    await keeper.tell(done("a"));
    await keeper.keepIn(Promise.resolve(second));
    expect((await second.waiting("s")).map(({ id }) => id)).toEqual(
      keeper.sight().waiting.map(({ id }) => id),
    );
    keeper.stop();
  });

  it("says what lies in this window alone: until it is written where a reload finds it, or the server has it", async () => {
    const { put } = server(["gone", "gone", "gone", "told"]);
    const written = Promise.withResolvers<void>();
    const slow = { ...memoryStore(), lasts: true, add: () => written.promise };
    const keeper = new RunKeeper(copy, Promise.resolve(slow), put);
    await keeper.begin();
    expect(keeper.sight().isInWindowAlone).toBe(false);
    const telling = keeper.tell(done("a"));
    expect(keeper.sight().isInWindowAlone).toBe(true);
    written.resolve();
    await telling;
    expect(keeper.sight()).toMatchObject({ waiting: [{ itemId: "a" }], isInWindowAlone: false });

    // From the moment the old store is let go, not only once there is another one.
    const next = Promise.withResolvers<RunStore>();
    const moving = keeper.keepIn(next.promise);
    expect(keeper.sight().isInWindowAlone).toBe(true);
    next.resolve(memoryStore());
    await moving;
    expect(keeper.sight().isInWindowAlone).toBe(true);
    await keeper.keepIn(Promise.resolve({ ...memoryStore(), lasts: true }));
    expect(keeper.sight().isInWindowAlone).toBe(false);

    const full = { ...memoryStore(), lasts: true, add: () => Promise.reject(new Error("no room")) };
    await keeper.keepIn(Promise.resolve(full)).catch(() => undefined);
    expect(keeper.sight().isInWindowAlone).toBe(true);
    await keeper.tell(done("b"));
    expect(keeper.sight()).toMatchObject({ sync: { kind: "unreachable" }, isInWindowAlone: true });
    await keeper.sync();
    await keeper.sync();
    expect(keeper.sight()).toMatchObject({ waiting: [], isInWindowAlone: false });
    keeper.stop();
  });

  it("finds written what an earlier page left", async () => {
    const store = { ...memoryStore(), lasts: true };
    await store.add("s", { id: "e", deviceId: "d", place: 1, at: 0, ...done("a") });
    const keeper = new RunKeeper(copy, Promise.resolve(store), server(["gone"]).put);
    await keeper.begin();
    expect(keeper.sight()).toMatchObject({ waiting: [{ id: "e" }], isInWindowAlone: false });
    keeper.stop();
  });

  it("sends at once what waits behind another send when the page goes away", async () => {
    const sent: string[][] = [];
    let answer: (heard: PutAnswer) => void = () => undefined;
    const put = (_id: string, body: { events: readonly object[] }) => {
      sent.push((body.events as RunEvent[]).map((event) => ("itemId" in event ? (event.itemId ?? "") : "")));
      return new Promise<PutAnswer>((heard) => {
        answer = heard;
      });
    };
    const keeper = new RunKeeper(copy, Promise.resolve(memoryStore()), put);
    void keeper.tell(done("a"));
    await vi.waitFor(() => expect(sent).toEqual([["a"]]));
    void keeper.tell(done("b"));
    void keeper.sync({ ask: true, leaving: true });
    expect(sent).toEqual([["a"], ["a", "b"]]);
    answer({ kind: "unreachable" });
    keeper.stop();
  });

  it("counts how long something waits from when it happened, also over a reload", async () => {
    const store = memoryStore();
    const at = Date.now() - 90_000;
    await store.add("s", { id: "e", deviceId: "d", place: 1, at, ...done("a") });
    const keeper = new RunKeeper(copy, Promise.resolve(store), server(["gone"]).put);
    await keeper.begin();
    expect(keeper.sight().waitingSince).toBe(at);
    keeper.stop();
  });

  it("sends no more at once than a request may carry, and everything in the end", () => {
    const waiting: WaitingEvent[] = Array.from({ length: 100 }, (_none, place) => ({
      id: `${place}`.padStart(36, "0"),
      deviceId: "d",
      place: place + 1,
      at: 0,
      kind: "note" as const,
      itemId: null,
      tag: "quote" as const,
      text: "\u{1F642}".repeat(250),
    }));
    let left = waiting;
    const sent: string[] = [];
    for (let batch = batchOf(left); batch; batch = batchOf(left)) {
      expect(new TextEncoder().encode(JSON.stringify(batch.body)).length).toBeLessThan(64_000);
      expect(batch.ids.length).toBeGreaterThan(0);
      sent.push(...batch.ids);
      left = left.slice(batch.ids.length);
    }
    expect(sent).toEqual(waiting.map(({ id }) => id));
  });

  it("remembers what was answered last while the next answer is on its way", async () => {
    const { put } = server(["gone", "refused", "told"]);
    const keeper = new RunKeeper(copy, Promise.resolve(memoryStore()), put);
    await keeper.begin();
    expect(keeper.sight().settled).toBeNull();
    const before: string[] = [];
    keeper.subscribe(() => {
      const { sync, settled } = keeper.sight();
      if (sync.kind === "sending") before.push(settled?.kind ?? "none");
    });
    const after: string[] = [];
    for (const _turn of [1, 2, 3]) {
      await keeper.sync({ ask: true });
      after.push(keeper.sight().settled?.kind ?? "none");
    }
    expect([before[0], after]).toEqual(["none", ["unreachable", "refused", "kept"]]);
    expect(before).toEqual(expect.arrayContaining(["unreachable", "refused"]));
    keeper.stop();
  });
});
