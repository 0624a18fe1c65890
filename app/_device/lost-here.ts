import { asked, openShelf, type SealedRow, sweep } from "./shelf";

/** What would be erased with everything else that is kept here: events of runs that were not sent, and plans not saved. */
export type Lost = { events: number; plans: number };

/** What the page that asks has in its window as well, so that nothing is lost with its row. */
type InWindow = { queueOf?: string; work?: string };

type Rows = {
  queue: readonly Pick<SealedRow, "id" | "sessionId">[];
  works: readonly Pick<SealedRow, "id" | "sessionId">[];
};

/** Counts what lies here and nowhere else; null where that is nothing. */
export function lostOf({ queue, works }: Rows, inWindow: InWindow): Lost | null {
  const events = queue.filter(({ sessionId }) => sessionId !== inWindow.queueOf).length;
  const plans = new Set(works.filter(({ id }) => id !== inWindow.work).map(({ sessionId }) => sessionId))
    .size;
  return events + plans === 0 ? null : { events, plans };
}

/** What goes for good when nothing is kept here any more; null where that is nothing, or nothing can be kept. */
export async function lostHere(inWindow: InWindow): Promise<Lost | null> {
  try {
    const shelf = await openShelf();
    try {
      await sweep(shelf);
      const stores = shelf.transaction(["queue", "works"]);
      const [queue, works] = await Promise.all([
        asked(stores.objectStore("queue").getAll()) as Promise<SealedRow[]>,
        asked(stores.objectStore("works").getAll()) as Promise<SealedRow[]>,
      ]);
      return lostOf({ queue, works }, inWindow);
    } finally {
      shelf.close();
    }
  } catch {
    // A browser that opens no store holds nothing that could be lost.
    return null;
  }
}

const count = (many: number, one: string, more: string) => (many === 1 ? `1 ${one}` : `${many} ${more}`);

/** What would be lost, in words. */
export function lostWords({ events, plans }: Lost): string {
  const said = [
    events > 0 ? `${count(events, "step or note", "steps and notes")} of a run` : null,
    plans > 0 ? `changes to ${count(plans, "plan", "plans")}` : null,
  ].filter((one) => one !== null);
  return `This device also holds what no server has yet: ${said.join(", and ")}. It would be erased for good. To keep it, open its page with a network first, and it is sent from there.`;
}
