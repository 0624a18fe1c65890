import type { Exercise, Fault } from "#lib/exercises/types";

/** A draft as the server holds it. */
export type KeptDraft = { readonly draft: Exercise; readonly revision: number; readonly savedAt: Date };

type Refused = { kind: "refused"; message: string; fields: Readonly<Record<string, string[]>> };

/** How saving stands, for the one line that says so. */
export type SaveState =
  | { kind: "saved"; at: Date }
  | { kind: "saving" }
  | { kind: "unreachable" }
  | { kind: "stale" }
  | Refused;

export type PutAnswer =
  | { kind: "saved"; revision: number; savedAt: Date; faults: readonly Fault[] }
  | { kind: "stale" }
  | { kind: "unreachable" }
  | Refused;

export type PutDraft = (
  body: { slug: string; revision: number; body: Exercise },
  leaving: boolean,
) => Promise<PutAnswer>;

const PAUSE = 800;
const FIRST_RETRY = 2000;
const LAST_RETRY = 30_000;

/**
 * Saves a changing draft: 800 ms after the last change, one request at a time, again while the server cannot be
 * reached. A draft that was saved elsewhere stops it until somebody chooses; it never overwrites on its own.
 */
export class DraftSaver {
  #kept: KeptDraft;
  #latest: Exercise;
  #state: SaveState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<boolean> | null = null;
  #tries = 0;
  readonly #slug: string;
  readonly #put: PutDraft;
  readonly #onKept: (kept: KeptDraft, faults: readonly Fault[]) => void;
  readonly #listeners = new Set<() => void>();

  /** `onKept` hears of each draft the server has taken, and what keeps it from being published. */
  constructor(
    kept: KeptDraft,
    put: PutDraft,
    onKept: (kept: KeptDraft, faults: readonly Fault[]) => void = () => {},
  ) {
    this.#kept = kept;
    this.#latest = kept.draft;
    this.#slug = kept.draft.slug;
    this.#state = { kind: "saved", at: kept.savedAt };
    this.#put = put;
    this.#onKept = onKept;
  }

  get revision(): number {
    return this.#kept.revision;
  }

  get isDirty(): boolean {
    return this.#latest !== this.#kept.draft;
  }

  readonly state = (): SaveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes the draft as it is now; saves it when it rests. */
  change(draft: Exercise): void {
    if (draft === this.#latest) return;
    this.#latest = draft;
    if (this.#state.kind === "stale") return;
    if (!this.isDirty) {
      if (!this.#sending) this.#set({ kind: "saved", at: this.#kept.savedAt });
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
    if (!this.isDirty) return true;
    this.#sending = this.#send(leaving);
    const saved = await this.#sending;
    return saved && !this.isDirty;
  }

  /** Goes on with one's own draft, knowing the other: the next save replaces it. */
  keepMine(other: KeptDraft): void {
    this.#kept = other;
    this.#set({ kind: "saving" });
    this.#plan(0);
  }

  /** Goes on with the other draft; one's own is given up. */
  takeTheirs(other: KeptDraft): void {
    clearTimeout(this.#timer);
    this.#kept = other;
    this.#latest = other.draft;
    this.#set({ kind: "saved", at: other.savedAt });
  }

  #plan(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  #set(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  async #send(leaving: boolean): Promise<boolean> {
    const draft = this.#latest;
    this.#set({ kind: "saving" });
    const answer = await this.#put({ slug: this.#slug, revision: this.#kept.revision, body: draft }, leaving);
    this.#sending = null;
    if (answer.kind === "saved") {
      this.#tries = 0;
      this.#kept = { draft, revision: answer.revision, savedAt: answer.savedAt };
      this.#onKept(this.#kept, answer.faults);
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
