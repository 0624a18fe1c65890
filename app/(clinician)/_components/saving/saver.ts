/** Something as the server holds it. */
export type Kept<Work> = { readonly work: Work; readonly version: number; readonly savedAt: Date };

export type Refused = {
  kind: "refused";
  /** Such as `signed_out`. */
  code: string;
  message: string;
  fields: Readonly<Record<string, string[]>>;
};

/** How saving stands, for the one line that says so. */
export type SaveState =
  | { kind: "saved"; at: Date }
  | { kind: "saving" }
  | { kind: "unreachable" }
  | { kind: "stale" }
  | Refused;

/** Unsaved work as a device keeps it: with what it may have been made from, the newest the server is known to hold first. */
export type HeldWork<Work> = {
  readonly work: Work;
  readonly bases: readonly [Work, ...Work[]];
  readonly version: number;
  readonly savedAt: number;
};

/** What comes of a save; `found` is what the server said of it besides. */
export type PutAnswer<Found> =
  | { kind: "saved"; version: number; savedAt: Date; found: Found }
  | { kind: "stale" }
  | { kind: "unreachable" }
  | Refused;

/** How one kind of work is sent, and when two of it would be saved alike. */
export type Saving<Work, Found> = {
  put: (work: Work, version: number, leaving: boolean) => Promise<PutAnswer<Found>>;
  same: (one: Work, other: Work) => boolean;
  /** Whether all of one stands in the other, so that the other may have been made from it. */
  holds?: (whole: Work, part: Work) => boolean;
  /** What both were made from, where parts of what was sent without an answer can be told in the other. */
  madeFrom?: (kept: Work, unheard: readonly Work[], theirs: Work) => Work;
  /** Hears of what the server has taken. */
  onKept?: (kept: Kept<Work>, found: Found) => void;
};

/** One object, so that what stands around the list is not drawn again while it lasts. */
const SAVING: SaveState = { kind: "saving" };

const PAUSE = 800;
/** Work that never rests is saved all the same: nothing waits longer than this. */
const LONGEST = 1600;
const FIRST_RETRY = 2000;
const LAST_RETRY = 30_000;
/** So many of what was sent without an answer are remembered, the newest; older ones the server has replaced long since. */
const MOST_UNHEARD = 20;

/** A browser that says so has no network at all: nothing it is asked to send goes out. */
const isCutOff = () => typeof navigator !== "undefined" && navigator.onLine === false;

/**
 * Saves what is changing: 800 ms after the last change, 1.6 s after the first at the latest, one request at a time,
 * again while the server cannot be reached. A stale version stops it until somebody chooses; it never overwrites on its own.
 */
export class Saver<Work, Found = null> {
  #kept: Kept<Work>;
  #latest: Work;
  #state: SaveState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<boolean> | null = null;
  #tries = 0;
  /** The last save that was tried was not taken. */
  #hasFailed = false;
  /** Since when something waits to be sent. */
  #since: number | null = null;
  /** What was sent without an answer: the server may have taken it. */
  #unheard: Work[] = [];
  #inFlight: Work | null = null;
  readonly #saving: Saving<Work, Found>;
  readonly #listeners = new Set<() => void>();

  constructor(kept: Kept<Work>, saving: Saving<Work, Found>) {
    this.#kept = kept;
    this.#latest = kept.work;
    this.#state = { kind: "saved", at: kept.savedAt };
    this.#saving = saving;
  }

  get kept(): Kept<Work> {
    return this.#kept;
  }

  /** What was sent without an answer may lie at the server, so to be as it was before is a change as well. */
  get isDirty(): boolean {
    if (this.#unheard.length > 0) return true;
    return this.#latest !== this.#kept.work && !this.#saving.same(this.#latest, this.#kept.work);
  }

  /** Something is not saved since saving it failed: who leaves now may lose it. */
  readonly isStuck = (): boolean => this.#hasFailed && this.isDirty;

  readonly state = (): SaveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes the work as it is now; saves it when it rests. */
  change(work: Work): void {
    if (work === this.#latest) return;
    this.#latest = work;
    if (this.#state.kind === "stale") return;
    if (!this.isDirty) {
      this.#settle();
      return;
    }
    // What is on screen is not kept yet, so the line must not go on saying so.
    if (this.#state.kind === "saved") this.#set(SAVING);
    this.#since ??= Date.now();
    this.#plan(Math.max(0, Math.min(PAUSE, this.#since + LONGEST - Date.now())));
  }

  /**
   * What one's own work and another's were made from; that may be one's own, taken without an answer, and even gone on
   * with elsewhere since.
   */
  baseFor(theirs: Work): Work {
    const { same, holds, madeFrom } = this.#saving;
    const from = this.#kept.work;
    const taken = this.#unheard.find((work) => same(work, theirs));
    if (taken === undefined && madeFrom) return madeFrom(from, this.#unheard, theirs);
    if (taken !== undefined || !holds) return taken ?? from;
    // What brought nothing that is new says nothing when it is found again.
    return this.#unheard.findLast((work) => !holds(from, work) && holds(theirs, work)) ?? from;
  }

  /** What is not saved, as it can be put by; null when all is. */
  held(): HeldWork<Work> | null {
    if (!this.isDirty) return null;
    const { work, version, savedAt } = this.#kept;
    const sent = [...this.#unheard, ...(this.#inFlight ? [this.#inFlight] : [])];
    return { work: this.#latest, bases: [work, ...new Set(sent)], version, savedAt: savedAt.getTime() };
  }

  /**
   * Takes up what was put by on a page before this one. Where the server holds something newer by now, it is stale until
   * the two are brought together. False where the server took it without an answer: it is saved already, and a change
   * that was quicker goes on like every other.
   */
  takeUp({ work, bases: [base, ...unheard], version, savedAt }: HeldWork<Work>, now: Kept<Work>): boolean {
    if (this.#saving.same(work, now.work)) {
      if (!this.isDirty) this.takeTheirs(now);
      return false;
    }
    clearTimeout(this.#timer);
    this.#latest = work;
    this.#unheard = unheard;
    const isNewer = now.version > version;
    this.#kept = now.version === version ? now : { work: base, version, savedAt: new Date(savedAt) };
    this.#set(isNewer ? { kind: "stale" } : SAVING);
    if (!isNewer) this.#plan(0);
    return true;
  }

  /** Saves what rests, without waiting for its time; what was refused is left for a hand to try again. */
  hurry(leaving = false): void {
    if (this.#state.kind === "saving" || this.#state.kind === "unreachable") void this.flush(leaving);
  }

  /** Goes on with work made of both, knowing the other: the next save replaces it. */
  join(other: Kept<Work>, work: Work): void {
    clearTimeout(this.#timer);
    this.#kept = other;
    this.#latest = work;
    this.#unheard = [];
    this.#set(SAVING);
    this.#plan(0);
  }

  /** Brings one's own and another's together, from what both were made of, and goes on with what came of it. */
  joinBy<Merged>(other: Kept<Work>, merge: (from: Work) => Merged, workOf: (merged: Merged) => Work): Merged {
    const merged = merge(this.baseFor(other.work));
    this.join(other, workOf(merged));
    return merged;
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

  /**
   * While it is stale: whether the server still answers and holds another. It is asked with one's own against the version
   * that was made from, which replaces nothing. What else it says counts, but for a server that says nothing.
   */
  async askAgain(): Promise<boolean> {
    if (this.#sending || this.#state.kind !== "stale") return false;
    const work = this.#latest;
    const { version } = this.#kept;
    const asked = this.#saving.put(work, version, false);
    this.#sending = asked.then(() => false);
    const answer = await asked;
    this.#sending = null;
    // The two were brought together meanwhile: what was asked before that says nothing any more.
    if (this.state().kind !== "stale" || this.#kept.version !== version) return false;
    if (answer.kind === "saved" || answer.kind === "refused") this.#hear(work, answer);
    return answer.kind === "stale";
  }

  /** Another request was told that this is no longer the newest: saving waits for the choice. */
  foundStale(): void {
    clearTimeout(this.#timer);
    this.#hasFailed = true;
    this.#set({ kind: "stale" });
  }

  /** Goes on with one's own, knowing the other: the next save replaces it. */
  keepMine(other: Kept<Work>): void {
    this.#kept = other;
    this.#set(SAVING);
    this.#plan(0);
  }

  /** Goes on with the other; one's own is given up. */
  takeTheirs(other: Kept<Work>): void {
    clearTimeout(this.#timer);
    this.#kept = other;
    this.#latest = other.work;
    this.#unheard = [];
    this.#hasFailed = false;
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
    this.#hasFailed = false;
    this.#set({ kind: "saved", at: this.#kept.savedAt });
  }

  #set(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  async #send(leaving: boolean): Promise<boolean> {
    const work = this.#latest;
    this.#since = null;
    this.#set(SAVING);
    this.#inFlight = work;
    const wasCutOff = isCutOff();
    const answer = await this.#saving.put(work, this.#kept.version, leaving);
    this.#inFlight = null;
    this.#sending = null;
    return this.#hear(work, answer, wasCutOff);
  }

  /** Takes in what the server said of a save. True when it was taken. */
  #hear(work: Work, answer: PutAnswer<Found>, wasCutOff = false): boolean {
    this.#hasFailed = answer.kind !== "saved";
    if (answer.kind === "saved") {
      this.#unheard = [];
      this.#tries = 0;
      this.#kept = { work, version: answer.version, savedAt: answer.savedAt };
      this.#saving.onKept?.(this.#kept, answer.found);
      this.#set(this.isDirty ? SAVING : { kind: "saved", at: answer.savedAt });
      if (this.isDirty) this.#plan(PAUSE);
      return true;
    }
    this.#set(answer);
    if (answer.kind === "unreachable") {
      if (!wasCutOff || !isCutOff()) this.#remember(work);
      this.#plan(Math.min(LAST_RETRY, FIRST_RETRY * 2 ** this.#tries));
      this.#tries += 1;
    }
    return false;
  }

  #remember(work: Work): void {
    const others = this.#unheard.filter((one) => !this.#saving.same(one, work));
    this.#unheard = [...others, work].slice(-MOST_UNHEARD);
  }
}
