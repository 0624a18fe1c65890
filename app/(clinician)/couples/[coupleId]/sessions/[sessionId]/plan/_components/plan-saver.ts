import type { PlanItemInput } from "#lib/planning/schema";
import type { PlanFacts, PlanItem } from "#lib/planning/types";
import { sameItems } from "./compare-items";
import { toItemInput } from "./item-input";

/** How saving stands, for the one line that says so. */
export type SaveState =
  | { kind: "saved"; at: Date }
  | { kind: "saving" }
  | { kind: "unreachable" }
  | Refused
  | { kind: "stale" };

type Refused = {
  kind: "refused";
  /** Such as `signed_out`. */
  code: string;
  message: string;
  fields: Readonly<Record<string, string[]>>;
};

export type PutAnswer =
  | { kind: "saved"; version: number; savedAt: Date }
  | { kind: "stale" }
  | Refused
  | { kind: "unreachable" };

type PutBody = { version: number; items: PlanItemInput[] };
export type PutPlan = (body: PutBody, leaving: boolean) => Promise<PutAnswer>;

/** A list as the server holds it. */
export type KeptPlan = Pick<PlanFacts, "version" | "items" | "savedAt">;

const PAUSE = 800;
const FIRST_RETRY = 2000;
const LAST_RETRY = 30_000;

/**
 * Saves a changing list: 800 ms after the last change, one request at a time, again while the server cannot
 * be reached. A stale version stops it until somebody chooses; it never overwrites on its own.
 */
export class PlanSaver {
  #kept: KeptPlan;
  #latest: readonly PlanItem[];
  #state: SaveState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<boolean> | null = null;
  #tries = 0;
  readonly #put: PutPlan;
  readonly #onKept: (kept: KeptPlan) => void;
  readonly #listeners = new Set<() => void>();

  /** `onKept` hears of each list the server has taken. */
  constructor(kept: KeptPlan, put: PutPlan, onKept: (kept: KeptPlan) => void = () => {}) {
    this.#kept = kept;
    this.#latest = kept.items;
    this.#state = { kind: "saved", at: kept.savedAt };
    this.#put = put;
    this.#onKept = onKept;
  }

  get kept(): KeptPlan {
    return this.#kept;
  }

  get isDirty(): boolean {
    return !sameItems(this.#latest, this.#kept.items);
  }

  readonly state = (): SaveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes the list as it is now; saves it when it rests. */
  change(items: readonly PlanItem[]): void {
    if (items === this.#latest) return;
    this.#latest = items;
    if (this.#state.kind === "stale") return;
    if (!this.isDirty) {
      this.#settle();
      return;
    }
    // What is on screen is not kept yet, so the line must not go on saying so.
    if (this.#state.kind === "saved") this.#set({ kind: "saving" });
    this.#plan(PAUSE);
  }

  /** Saves at once what is not saved. True when everything is. */
  async flush(leaving = false): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#sending) await this.#sending;
    if (this.#state.kind === "stale") return false;
    if (!this.isDirty) {
      this.#settle();
      return true;
    }
    this.#sending = this.#send(leaving);
    const saved = await this.#sending;
    return saved && !this.isDirty;
  }

  /** Another request was told that the list is no longer the newest: saving waits for the choice. */
  foundStale(): void {
    clearTimeout(this.#timer);
    this.#set({ kind: "stale" });
  }

  /** Goes on with one's own list, knowing the other: the next save replaces it. */
  keepMine(other: KeptPlan): void {
    this.#kept = other;
    this.#set({ kind: "saving" });
    this.#plan(0);
  }

  /** Goes on with the other list; one's own is given up. */
  takeTheirs(other: KeptPlan): void {
    clearTimeout(this.#timer);
    this.#kept = other;
    this.#latest = other.items;
    this.#set({ kind: "saved", at: other.savedAt });
  }

  #plan(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  /** What is on screen is what is kept: there is nothing to wait for. */
  #settle(): void {
    if (this.#sending || this.#state.kind === "saved") return;
    clearTimeout(this.#timer);
    this.#tries = 0;
    this.#set({ kind: "saved", at: this.#kept.savedAt });
  }

  #set(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  async #send(leaving: boolean): Promise<boolean> {
    const items = this.#latest;
    this.#set({ kind: "saving" });
    const body = { version: this.#kept.version, items: items.map(toItemInput) };
    const answer = await this.#put(body, leaving);
    this.#sending = null;
    if (answer.kind === "saved") {
      this.#tries = 0;
      this.#kept = { version: answer.version, items: [...items], savedAt: answer.savedAt };
      this.#onKept(this.#kept);
      this.#set(this.isDirty ? { kind: "saving" } : { kind: "saved", at: answer.savedAt });
      if (this.isDirty) this.#plan(PAUSE);
      return true;
    }
    this.#set(answer);
    if (answer.kind === "unreachable") {
      this.#plan(Math.min(LAST_RETRY, FIRST_RETRY * 2 ** this.#tries));
      this.#tries += 1;
    }
    return false;
  }
}
