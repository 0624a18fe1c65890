import { deviceOf } from "./own-device";
import { asked, ended, keyOfLast, opened, openShelf, ownerRow, type SealedRow, sealed, sweep } from "./shelf";

/** Keeps one piece of unsaved work on the device of the member who said it is theirs. */
export type WorkShelf<Work> = {
  keep(work: Work): Promise<void>;
  drop(): Promise<void>;
  /** What lies here, or null. */
  left(): Promise<Work | null>;
};

const workId = (owner: string, sessionId: string) => `${owner} ${sessionId}`;

async function withShelf<Result>(work: (shelf: IDBDatabase) => Promise<Result>): Promise<Result> {
  const shelf = await openShelf();
  try {
    return await work(shelf);
  } finally {
    shelf.close();
  }
}

/** Whether something of this session lies here unsaved, of whoever's device this is. */
export async function isWorkLeft(sessionId: string): Promise<boolean> {
  const owner = deviceOf();
  if (owner === null) return false;
  return withShelf(async (shelf) => {
    await sweep(shelf);
    const row = await asked(shelf.transaction("works").objectStore("works").get(workId(owner, sessionId)));
    return row !== undefined;
  });
}

/** The unsaved plan of a session, sealed. Nothing is written where the device is not (any more) the member's own. */
export function workShelf<Work>(owner: string, sessionId: string): WorkShelf<Work> {
  const id = workId(owner, sessionId);
  return {
    keep: async (work) => {
      if (deviceOf() !== owner) return;
      await withShelf(async (shelf) => {
        const { key } = await ownerRow(shelf, owner);
        const row: SealedRow = { ...(await sealed(key, work)), id, owner, sessionId, keptAt: Date.now() };
        const transaction = shelf.transaction("works", "readwrite");
        transaction.objectStore("works").put(row);
        await ended(transaction);
      });
    },
    drop: async () => {
      if (deviceOf() !== owner) return;
      await withShelf(async (shelf) => {
        const transaction = shelf.transaction("works", "readwrite");
        transaction.objectStore("works").delete(id);
        await ended(transaction);
      });
    },
    left: () =>
      withShelf(async (shelf) => {
        await sweep(shelf);
        const key = await keyOfLast(shelf, owner);
        const row = await asked(shelf.transaction("works").objectStore("works").get(id));
        return key && row ? opened<Work>(key, row as SealedRow) : null;
      }),
  };
}
