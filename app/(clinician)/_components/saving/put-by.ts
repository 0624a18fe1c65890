import type { LeftWork, WorkShelf } from "../../../_device/kept-work";
import type { HeldWork, Saver } from "./saver";

/** Takes up what earlier pages left, the oldest first; answers with the rows it took, which are then let go of. */
export type TakeUp<Work> = (left: readonly LeftWork<HeldWork<Work>>[]) => readonly string[];

/**
 * Puts by what is not saved yet, at once after each change and never two at a time, and lets go of it when it is saved.
 * Until it has looked at what earlier pages left, it writes nothing; what it took up of them goes only when it lies in its
 * own row or is saved.
 */
export class PutBy<Work, Found> {
  #isOpen = false;
  #isWanted = false;
  #isBusy = false;
  #isLeft = false;
  #lies = false;
  #keeps = false;
  #taken: readonly string[] = [];
  readonly #saver: Saver<Work, Found>;
  readonly #shelf: WorkShelf<HeldWork<Work>>;
  readonly #listeners = new Set<() => void>();

  constructor(saver: Saver<Work, Found>, shelf: WorkShelf<HeldWork<Work>>) {
    this.#saver = saver;
    this.#shelf = shelf;
    // Goes on when the page is left: what is saved last of all is let go of too.
    saver.subscribe(() => this.note());
  }

  /** Whether what is not saved lies on the device, as far as the last try tells. */
  readonly keeps = (): boolean => this.#keeps;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Hands over what earlier pages left, and begins to put by. */
  async open(takeUp: TakeUp<Work>): Promise<void> {
    this.#isLeft = false;
    try {
      const left = await this.#shelf.left();
      this.#set(true);
      // Left meanwhile: it lies there for the next page.
      if (left.length > 0 && !this.#isLeft) this.#taken = [...this.#taken, ...takeUp(left)];
    } catch {
      // Where the browser keeps nothing, the window does, and asks before it closes.
      this.#set(false);
    } finally {
      this.#isOpen = true;
      this.note();
    }
  }

  /** One more of what earlier pages left is taken up, which waited until somebody chose. */
  took(id: string): void {
    this.#taken = [...this.#taken, id];
    this.note();
  }

  /** The page is left: what lies here stays for the next one, and is only let go of from here on. */
  leave(): void {
    this.#isLeft = true;
  }

  /** What lay here is gone, by a choice that was made elsewhere. */
  lost(): void {
    this.#lies = false;
    this.#set(false);
  }

  /** The work may have changed. */
  note(): void {
    // The page that comes next has taken it up; this one must not put it back.
    if (this.#isLeft && this.#saver.held()) return;
    this.#isWanted = true;
    if (this.#isOpen && !this.#isBusy) void this.#write();
  }

  async #write(): Promise<void> {
    this.#isBusy = true;
    while (this.#isWanted) {
      this.#isWanted = false;
      const held = this.#saver.held();
      try {
        if (held) {
          await this.#shelf.keep(held);
          this.#lies = true;
          this.#set(true);
        }
        if (this.#taken.length > 0 || (!held && this.#lies)) await this.#letGo(held === null);
      } catch {
        if (held) this.#set(false);
      }
    }
    this.#isBusy = false;
  }

  async #letGo(andOwn: boolean): Promise<void> {
    const taken = this.#taken;
    await this.#shelf.drop(taken, andOwn);
    this.#taken = this.#taken.filter((id) => !taken.includes(id));
    if (andOwn) this.#lies = false;
  }

  #set(keeps: boolean): void {
    if (this.#keeps === keeps) return;
    this.#keeps = keeps;
    for (const listener of this.#listeners) listener();
  }
}
