import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setMinutes } from "#lib/planning/rules";
import { type Choice, mergePlans, settleClashes } from "#lib/planning/rules-merge";
import type { PlanItem } from "#lib/planning/types";
import { type PutAnswer, Saver } from "../../../app/(clinician)/_components/saving/saver";
import { sameItems } from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/plan/_components/compare-items";
import { item } from "../planning/arbitrary-items";

const INTERLEAVINGS = 10_000;
/** What rests longer than this is at the server, where the line is up. */
const SAFE_AFTER = 2000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type List = readonly PlanItem[];
type Fate = "good" | "slow" | "request lost" | "answer lost";

/** The server's side of a plan: a list and its version, as `save-plan.ts` keeps them. */
class Server {
  items: List = [item("slot"), item("end", { phase: "close" })];
  version = 1;
  read() {
    return { work: this.items, version: this.version, savedAt: new Date(0) };
  }
  put(items: List, version: number): PutAnswer<null> {
    if (version !== this.version) return { kind: "stale" };
    this.items = items;
    this.version += 1;
    return { kind: "saved", version: this.version, savedAt: new Date(0), found: null };
  }
}

/** A window on the plan: what is on its screen, its real saver, and the choice it makes when two hands clash. */
class Window {
  items: List;
  readonly saver: Saver<List>;
  /** The last time something kept it from the server: a lost line, or a list changed by somebody else. */
  hinderedAt = Number.NEGATIVE_INFINITY;
  readonly added: { id: string; at: number }[] = [];
  readonly #server: Server;
  readonly #choice: Choice;

  constructor(server: Server, fates: Fate[], choice: Choice) {
    this.#server = server;
    this.#choice = choice;
    this.items = server.items;
    this.saver = new Saver<List>(server.read(), {
      same: sameItems,
      put: async (items, version) => {
        const fate = fates.shift() ?? "good";
        if (fate !== "good") this.hinderedAt = Date.now();
        if (fate === "request lost") return { kind: "unreachable" };
        if (fate === "slow") await new Promise((done) => setTimeout(done, 300));
        const answer = server.put(items, version);
        if (answer.kind === "stale") this.hinderedAt = Date.now();
        return fate === "answer lost" ? { kind: "unreachable" } : answer;
      },
    });
  }

  do(next: List): void {
    this.items = next;
    this.saver.change(next);
  }

  /** What the page does when it learns of the other list: joins, and chooses where both changed the same. */
  learn(): void {
    if (this.saver.state().kind !== "stale") return;
    const theirs = this.#server.read();
    const merge = mergePlans(this.saver.baseFor(theirs.work), this.items, theirs.work);
    const ids = merge.clashes.map(({ id }) => [id, this.#choice] as const);
    this.items = settleClashes(merge, Object.fromEntries(ids), () => "copy");
    this.saver.join(theirs, this.items);
  }
}

const settle = async () => {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
};

/** Lets time pass in small steps, as a browser does. */
async function pass(milliseconds: number, windows: readonly Window[]): Promise<void> {
  for (let gone = 0; gone < milliseconds; gone += 100) {
    vi.advanceTimersByTime(100);
    await settle();
    for (const window of windows) window.learn();
    await settle();
  }
}

const fate = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fate>("good") },
  fc.constantFrom<Fate>("slow", "request lost", "answer lost"),
);
const event = fc.oneof(
  fc.record({ what: fc.constant("add" as const), who: fc.nat(2) }),
  fc.record({
    what: fc.constant("minutes" as const),
    who: fc.nat(2),
    place: fc.nat(5),
    to: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ what: fc.constant("wait" as const), time: fc.constantFrom(100, 400, 900, 2300) }),
  fc.record({ what: fc.constant("crash" as const), who: fc.nat(2) }),
);

describe("windows, devices and clinicians on one plan", () => {
  it("lose nothing that is older than two seconds, and double nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 3, maxLength: 9 }),
        fc.array(fate, { maxLength: 6 }),
        fc.constantFrom<Choice>("mine", "theirs"),
        async (events, fates, choice) => {
          const server = new Server();
          const line = [...fates];
          const open = () => new Window(server, line, choice);
          const windows = [open(), open(), open()];
          const must = new Set<string>();
          const may = new Set<string>(["slot", "end"]);
          let made = 0;
          for (const one of events) {
            if (one.what === "wait") {
              await pass(one.time, windows);
              continue;
            }
            const window = windows[one.who] as Window;
            if (one.what === "add") {
              made += 1;
              const id = `n${made}`;
              window.added.push({ id, at: Date.now() });
              may.add(id);
              window.do([...window.items, item(id, { phase: "close" })]);
            } else if (one.what === "minutes") {
              const id = window.items[one.place % window.items.length]?.id ?? "";
              window.do(setMinutes(window.items, id, one.to));
            } else {
              // The window is gone with all it held; what rested long enough on a good line is at the server.
              const safe = (at: number) => Date.now() - Math.max(at, window.hinderedAt) > SAFE_AFTER;
              for (const { id, at } of window.added) if (safe(at)) must.add(id);
              window.saver.foundStale();
              windows[one.who] = open();
            }
          }
          line.length = 0;
          await pass(9000, windows);
          for (const window of windows) for (const { id } of window.added) must.add(id);
          const ids = server.items.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.filter((id) => !may.has(id))).toEqual([]);
          expect([...must].filter((id) => !ids.includes(id))).toEqual([]);
          for (const window of windows) {
            expect(window.saver.isDirty).toBe(false);
            expect(window.saver.state().kind).toBe("saved");
          }
          vi.clearAllTimers();
        },
      ),
      { numRuns: INTERLEAVINGS },
    );
  }, 300_000);
});
