import { EVENT_LIMITS, type KeptEvent, type RunEvent } from "#lib/planning/run-types";
import { newNumber, type RunCopy, type Told, type WaitingEvent } from "./copy";
import type { RunStore } from "./store";

/** How it stands between this device and the server. */
export type Sync =
  | { kind: "kept" }
  | { kind: "sending" }
  | { kind: "unreachable" }
  | { kind: "refused"; code: string; message: string };

/** What the server last answered, while the next answer is on its way. */
export type Settled = Exclude<Sync, { kind: "sending" }>;

export type RunSight = {
  /** Everything known of this run: what the server keeps and what waits here. */
  events: readonly (KeptEvent | RunEvent)[];
  waiting: readonly WaitingEvent[];
  /** Notes written on this device since the page was loaded, with their words. */
  written: readonly WaitingEvent[];
  /** Something that waits lies in this window alone: it was not written down yet, or could not be, or in memory. */
  isInWindowAlone: boolean;
  /** When the oldest that waits was told, by this device's clock; null when nothing waits. */
  waitingSince: number | null;
  /** The pages of this browser, this one with them, and its plain forms. */
  own: ReadonlySet<string>;
  /** When this page was opened, by the server's clock. */
  openedAt: number;
  isClosed: boolean;
  sync: Sync;
  /** The last answer; null before any. */
  settled: Settled | null;
};

export type PutAnswer =
  | { kind: "told"; events: readonly KeptEvent[]; isClosed: boolean }
  | { kind: "unreachable" }
  | { kind: "refused"; code: string; message: string };

export type PutEvents = (
  sessionId: string,
  body: { deviceId: string; events: readonly object[] },
  leaving: boolean,
) => Promise<PutAnswer>;

const FIRST_RETRY = 2000;
const LAST_RETRY = 30_000;

type Batch = { body: { deviceId: string; events: readonly object[] }; ids: readonly string[] };

/** So many bytes a request carries, well below what the server reads. */
const BATCH_BYTES = 48 * 1024;
const bytesOf = (event: object) => new TextEncoder().encode(JSON.stringify(event)).length + 1;

/** What goes first of what waits: of one device, in order, no more than the server takes at once; null where nothing waits. */
export function batchOf(waiting: readonly WaitingEvent[]): Batch | null {
  const [head] = waiting;
  if (!head) return null;
  const { deviceId } = head;
  const own = waiting.filter((event) => event.deviceId === deviceId).slice(0, EVENT_LIMITS.batch);
  let left = BATCH_BYTES;
  const events: object[] = [];
  for (const event of own.map(asSent)) {
    left -= bytesOf(event);
    if (left < 0 && events.length > 0) break;
    events.push(event);
  }
  return { body: { deviceId, events }, ids: own.slice(0, events.length).map(({ id }) => id) };
}

/** What the server takes of an event: not the device, which is said once, nor a title, which it knows better. */
function asSent(event: WaitingEvent): object {
  const { deviceId: _device, ...sent } = event;
  if (sent.kind !== "swap") return sent;
  const { title: _title, ...swap } = sent;
  return swap;
}

/**
 * Keeps a run on this device first and on the server as soon as it can be reached. What is told is written down here,
 * sealed, before anything is sent; it leaves the queue once the server answered for it, so it may be sent twice and is
 * kept once.
 */
export class RunKeeper {
  #sight: RunSight;
  #store: Promise<RunStore>;
  #work: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #place = 0;
  /** One page is one device: it has one order of its own, whatever other pages of this browser do. */
  readonly #deviceId = newNumber();
  #sending: Promise<void> | null = null;
  #since = new Map<string, number>();
  /** What waits and lies where a reload finds it. */
  readonly #lasting = new Set<string>();
  readonly #copy: RunCopy;
  readonly #put: PutEvents;
  readonly #listeners = new Set<() => void>();

  constructor(copy: RunCopy, store: Promise<RunStore>, put: PutEvents) {
    this.#copy = copy;
    this.#put = put;
    this.#store = store;
    this.#sight = {
      events: copy.events,
      waiting: [],
      written: [],
      isInWindowAlone: false,
      waitingSince: null,
      own: new Set([this.#deviceId, copy.sessionId]),
      openedAt: this.now(),
      isClosed: false,
      sync: { kind: "kept" },
      settled: null,
    };
  }

  readonly sight = (): RunSight => this.#sight;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** This moment by the server's clock. */
  now(): number {
    return Date.now() + this.#copy.clockAhead;
  }

  /** Takes up what this browser still holds from before, and keeps a copy for when the network is gone. */
  begin(): Promise<void> {
    return this.#inTurn(async (store) => {
      const own = new Set([...(await store.enter(this.#deviceId)), this.#copy.sessionId]);
      const left = await store.waiting(this.#copy.sessionId);
      // It has waited since it happened, whatever was loaded in between.
      for (const event of left) {
        this.#since.set(event.id, event.at - this.#copy.clockAhead);
        if (store.lasts) this.#lasting.add(event.id);
      }
      const { waiting, written } = this.#sight;
      const notes = left.filter(({ kind }) => kind === "note");
      this.#set({ own, waiting: [...left, ...waiting], written: [...notes, ...written] });
      await this.#keepCopy(store);
    }).then(
      () => this.sync(),
      () => this.sync(),
    );
  }

  /** From now on what is told lies in another store, with what waits already. */
  keepIn(next: Promise<RunStore>): Promise<void> {
    this.#store = next;
    // At once, since the old one may be wiped already; and in turn, since a write to it may end in between.
    this.#letGo();
    return this.#inTurn(async (store) => {
      this.#letGo();
      await store.enter(this.#deviceId);
      for (const event of this.#sight.waiting) await this.#writeDown(store, event);
      await this.#keepCopy(store);
    });
  }

  /** A copy for when the network is gone; none of a run that is over and sent. */
  #keepCopy(store: RunStore): Promise<void> {
    const { waiting, isClosed, events } = this.#sight;
    const isOver = isClosed || events.some(({ kind }) => kind === "end");
    if (isOver && waiting.length === 0) return store.dropCopy(this.#copy.sessionId);
    return store.saveCopy({ ...this.#copy, events: this.#kept() });
  }

  /** Nothing lies where a reload finds it. */
  #letGo(): void {
    this.#lasting.clear();
    this.#set({});
  }

  async #writeDown(store: RunStore, event: WaitingEvent): Promise<void> {
    await store.add(this.#copy.sessionId, event);
    if (!store.lasts) return;
    this.#lasting.add(event.id);
    this.#set({});
  }

  /** Something happened here. It counts on screen at once, is written down, and then goes to the server. */
  tell(told: Told): Promise<void> {
    this.#place += 1;
    const event = {
      ...told,
      id: newNumber(),
      deviceId: this.#deviceId,
      place: this.#place,
      at: this.now(),
    } as WaitingEvent;
    this.#since.set(event.id, Date.now());
    const { waiting, written } = this.#sight;
    this.#set({
      waiting: [...waiting, event],
      written: event.kind === "note" ? [...written, event] : written,
    });
    // Where the browser keeps nothing any more, memory does, and the server all the same.
    return this.#inTurn((store) => this.#writeDown(store, event)).then(
      () => this.sync(),
      () => this.sync(),
    );
  }

  /** A page read anew brings what the server knows by now. */
  hear(events: readonly KeptEvent[]): void {
    const known = new Map(this.#kept().map((event) => [event.id, event]));
    for (const event of events) known.set(event.id, event);
    this.#set({ kept: [...known.values()] });
  }

  /** Sends what waits; with nothing waiting, and `ask`, asks how the run stands. */
  async sync(options: { ask?: boolean; leaving?: boolean } = {}): Promise<void> {
    clearTimeout(this.#timer);
    // The page may be gone before an answer comes: what waits goes out at once, and is kept once all the same.
    if (options.leaving) this.#sendOff();
    while (this.#sending) await this.#sending;
    const sending = this.#send(options.ask ?? false, options.leaving ?? false);
    this.#sending = sending;
    try {
      await sending;
    } finally {
      this.#sending = null;
    }
  }

  #sendOff(): void {
    const batch = this.#sending ? batchOf(this.#sight.waiting) : null;
    if (batch) void this.#put(this.#copy.sessionId, batch.body, true);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #send(ask: boolean, leaving: boolean): Promise<void> {
    for (let first = true; ; first = false) {
      const batch = batchOf(this.#sight.waiting);
      if (!batch && !(ask && first)) break;
      const { body, ids } = batch ?? { body: { deviceId: this.#deviceId, events: [] }, ids: [] };
      this.#set({ sync: { kind: "sending" } });
      const answer = await this.#put(this.#copy.sessionId, body, leaving);
      if (answer.kind !== "told") return this.#failed(answer);
      await this.#answered(ids, answer);
    }
    this.#tries = 0;
    this.#set({ sync: { kind: "kept" } });
  }

  #failed(answer: Exclude<PutAnswer, { kind: "told" }>): void {
    this.#set({ sync: answer, settled: answer });
    // What is refused is asked again as well, more slowly: a sign-in in another tab mends most of it.
    const wait = answer.kind === "refused" ? LAST_RETRY : FIRST_RETRY * 2 ** this.#tries;
    this.#tries += 1;
    this.#timer = setTimeout(() => void this.sync({ ask: true }), Math.min(LAST_RETRY, wait));
  }

  async #answered(ids: readonly string[], answer: PutAnswer & { kind: "told" }): Promise<void> {
    const sent = new Set(ids);
    const waiting = this.#sight.waiting.filter(({ id }) => !sent.has(id));
    this.#set({ waiting, kept: answer.events, isClosed: answer.isClosed, settled: { kind: "kept" } });
    const store = await this.#store;
    try {
      await this.#keepCopy(store);
      await store.remove([...sent]);
    } catch {
      // It lies here a while longer and is sent again; the server keeps it once.
    }
  }

  #keptEvents: readonly KeptEvent[] | null = null;
  #kept(): readonly KeptEvent[] {
    return this.#keptEvents ?? this.#copy.events;
  }

  #inTurn(work: (store: RunStore) => Promise<void>): Promise<void> {
    const next = this.#work.then(async () => work(await this.#store));
    this.#work = next.catch(() => undefined);
    return next;
  }

  #set({ kept, ...change }: Partial<RunSight> & { kept?: readonly KeptEvent[] }): void {
    if (kept) this.#keptEvents = kept;
    const waiting = change.waiting ?? this.#sight.waiting;
    const since = waiting.map(({ id }) => this.#since.get(id) ?? Date.now());
    const sync = change.sync ?? this.#sight.sync;
    this.#sight = {
      ...this.#sight,
      ...change,
      // What was told this moment is on its way: nothing that waits is ever called kept.
      sync: sync.kind === "kept" && waiting.length > 0 ? { kind: "sending" } : sync,
      events: [...this.#kept(), ...waiting],
      isInWindowAlone: waiting.some(({ id }) => !this.#lasting.has(id)),
      waitingSince: since.length > 0 ? Math.min(...since) : null,
    };
    for (const listener of this.#listeners) listener();
  }
}
