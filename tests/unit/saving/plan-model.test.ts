import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { removePlanItem, setMinutes, toggleAside } from "#lib/planning/rules";
import { type Choice, madeFrom, mergePlans, settleClashes } from "#lib/planning/rules-merge";
import { movePlanItem } from "#lib/planning/rules-move";
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
  /** What was done here to each item, the last of it at last. */
  readonly touched: { id: string; at: number }[] = [];
  /** Items whose fate was asked about here: then it is the choice that decides. */
  readonly asked = new Set<string>();
  /** Gone with all it held that had not come to the server. */
  crashedAt: number | null = null;
  readonly #server: Server;
  readonly #choice: Choice;

  constructor(server: Server, fates: Fate[], choice: Choice) {
    this.#server = server;
    this.#choice = choice;
    this.items = server.items;
    this.saver = new Saver<List>(server.read(), {
      same: sameItems,
      madeFrom,
      put: async (items, version) => {
        const fate = fates.shift() ?? "good";
        // After a loss it waits for its next try, which comes later each time.
        const isLost = fate === "request lost" || fate === "answer lost";
        this.hinderedAt = isLost ? Number.POSITIVE_INFINITY : fate === "slow" ? Date.now() : this.#freed();
        if (fate === "request lost") return { kind: "unreachable" };
        if (fate === "slow") await new Promise((done) => setTimeout(done, 300));
        const answer = server.put(items, version);
        if (answer.kind === "stale") this.hinderedAt = Date.now();
        return fate === "answer lost" ? { kind: "unreachable" } : answer;
      },
    });
  }

  #freed(): number {
    return this.hinderedAt === Number.POSITIVE_INFINITY ? Date.now() : this.hinderedAt;
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
    for (const { id } of merge.clashes) this.asked.add(id);
    const ids = merge.clashes.map(({ id }) => [id, this.#choice] as const);
    this.items = settleClashes(merge, Object.fromEntries(ids), copyId);
    this.saver.join(theirs, this.items);
  }

  /** An item is another after what is done, by this window's hand. */
  touch(id: string, next: List): void {
    if (next === this.items) return;
    this.touched.push({ id, at: Date.now() });
    this.do(next);
  }

  /** What was done at this moment is at the server by the end: the window lives, or its line was good for long enough. */
  isSafe(at: number): boolean {
    return this.crashedAt === null || this.crashedAt - Math.max(at, this.hinderedAt) > SAFE_AFTER;
  }
}

let copies = 0;
const copyId = () => {
  copies += 1;
  return `copy ${copies}`;
};

/** The hand that alone touched an item, and how it stood there after the last touch; null where nothing is certain. */
function lastHand(id: string, hands: readonly Window[], stood: ReadonlyMap<string, PlanItem | null>) {
  const touching = hands.filter(({ touched }) => touched.some((one) => one.id === id));
  const [only] = touching;
  if (touching.length !== 1 || !only || hands.some(({ asked }) => asked.has(id))) return null;
  const last = only.touched.findLast((one) => one.id === id);
  if (!last || !only.isSafe(last.at) || !stood.has(id)) return null;
  return { item: stood.get(id) ?? null };
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
const on = <What extends string>(what: What) =>
  fc.record({ what: fc.constant(what), who: fc.nat(2), place: fc.nat(5) });
const event = fc.oneof(
  { weight: 2, arbitrary: fc.record({ what: fc.constant("add" as const), who: fc.nat(2) }) },
  fc.record({
    what: fc.constant("minutes" as const),
    who: fc.nat(2),
    place: fc.nat(5),
    to: fc.integer({ min: 1, max: 9 }),
  }),
  on("move"),
  on("remove"),
  on("aside"),
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant("wait" as const), time: fc.constantFrom(100, 400, 900, 2300) }),
  },
  fc.record({ what: fc.constant("crash" as const), who: fc.nat(2) }),
);

describe("windows, devices and clinicians on one plan", () => {
  it("lose no change that is older than two seconds, and double nothing", async () => {
    const proved = { changed: 0, removed: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 3, maxLength: 9 }),
        fc.array(fate, { maxLength: 6 }),
        fc.constantFrom<Choice>("mine", "theirs", "both"),
        async (events, fates, choice) => {
          const server = new Server();
          const line = [...fates];
          const open = () => new Window(server, line, choice);
          const windows = [open(), open(), open()];
          const hands = [...windows];
          const made = new Set<string>(["slot", "end"]);
          const removed = new Set<string>();
          /** How each item stood after its last touch by anybody; null once it was taken out. */
          const stood = new Map<string, PlanItem | null>();
          for (const one of events) {
            if (one.what === "wait") {
              await pass(one.time, windows);
              continue;
            }
            const window = windows[one.who] as Window;
            const { items } = window;
            if (one.what === "crash") {
              window.crashedAt = Date.now();
              window.saver.foundStale();
              const next = open();
              windows[one.who] = next;
              hands.push(next);
              continue;
            }
            const id = one.what === "add" ? `n${made.size}` : (items[one.place % items.length]?.id ?? "");
            if (one.what === "add") {
              made.add(id);
              window.touch(id, [...items, item(id, { phase: "close" })]);
            } else if (one.what === "minutes") window.touch(id, setMinutes(items, id, one.to));
            else if (one.what === "move") window.touch(id, movePlanItem(items, id, "up"));
            else if (one.what === "aside") window.touch(id, toggleAside(items, id));
            else {
              removed.add(id);
              window.touch(id, removePlanItem(items, id));
            }
            if (window.items !== items) stood.set(id, window.items.find((now) => now.id === id) ?? null);
          }
          line.length = 0;
          await pass(9000, windows);
          const at = new Map(server.items.map((now) => [now.id, now]));
          expect(at.size).toBe(server.items.length);
          expect([...at.keys()].filter((id) => !made.has(id) && !id.startsWith("copy "))).toEqual([]);
          for (const id of made) {
            const adder = hands.find(({ touched }) => touched.some((touch) => touch.id === id));
            const added = adder?.touched.find((touch) => touch.id === id);
            const wasAdded = id === "slot" || id === "end" || (added && adder?.isSafe(added.at));
            if (wasAdded && !removed.has(id)) expect(at.has(id), `${id} is lost`).toBe(true);
            const sure = lastHand(id, hands, stood);
            if (!sure) continue;
            const now = at.get(id);
            const facts = (of: PlanItem | null | undefined) => of && [of.minutes, of.state];
            expect(facts(now) ?? null, `${id} is not as its only hand left it`).toEqual(facts(sure.item));
            proved[sure.item ? "changed" : "removed"] += 1;
          }
          for (const window of windows) {
            expect(window.saver.isDirty).toBe(false);
            expect(window.saver.state().kind).toBe("saved");
          }
          vi.clearAllTimers();
        },
      ),
      { numRuns: INTERLEAVINGS },
    );
    // Chance may not leave out what this is about.
    expect(proved.changed).toBeGreaterThan(INTERLEAVINGS / 4);
    expect(proved.removed).toBeGreaterThan(INTERLEAVINGS / 50);
  }, 300_000);
});
