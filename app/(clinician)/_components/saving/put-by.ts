import type { WorkShelf } from "../../../_device/kept-work";
import type { HeldWork, Saver } from "./saver";

/**
 * Puts by what is not saved yet, at once after each change and never two at a time, and lets go of it when it is saved.
 * Until it has looked at what an earlier page left, it writes nothing over that.
 */
export class PutBy<Work, Found> {
  #isOpen = false;
  #isWanted = false;
  #isBusy = false;
  #lies = false;
  readonly #saver: Saver<Work, Found>;
  readonly #shelf: WorkShelf<HeldWork<Work>>;

  constructor(saver: Saver<Work, Found>, shelf: WorkShelf<HeldWork<Work>>) {
    this.#saver = saver;
    this.#shelf = shelf;
    // Goes on when the page is left: what is saved last of all is let go of too.
    saver.subscribe(() => this.note());
  }

  /** Hands over what an earlier page left, and begins to put by. */
  async open(onLeft: (left: HeldWork<Work>) => void): Promise<void> {
    try {
      const left = await this.#shelf.left();
      if (left) {
        this.#lies = true;
        onLeft(left);
      }
    } finally {
      this.#isOpen = true;
      this.note();
    }
  }

  /** The work may have changed. */
  note(): void {
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
        } else if (this.#lies) {
          await this.#shelf.drop();
          this.#lies = false;
        }
      } catch {
        // Where the browser keeps nothing, the window does, and asks before it closes.
      }
    }
    this.#isBusy = false;
  }
}
