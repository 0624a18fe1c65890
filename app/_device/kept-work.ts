import { liveRows } from "./live-rows";
import { deviceOf } from "./own-device";
import { asked, ended, keyOfLast, opened, openShelf, ownerRow, type SealedRow, sealed, sweep } from "./shelf";

/** Something unsaved that a page left, under the number of its row, and when it last wrote there. */
export type LeftWork<Work> = { readonly id: string; readonly work: Work; readonly keptAt: number };

/** Keeps one page's unsaved work on the device of the member who said it is theirs. Two pages never share a row. */
export type WorkShelf<Work> = {
  /** The number of this page's row. */
  readonly id: string;
  /** Throws where the browser keeps nothing, or the device is not (any more) the member's own. */
  keep(work: Work): Promise<void>;
  /** Lets go of this page's own row, and of those of other pages that it has taken up. */
  drop(taken: readonly string[], andOwn: boolean): Promise<void>;
  /** What pages that are gone left here of the same session, the oldest first. Throws where the browser could keep nothing. */
  left(): Promise<readonly LeftWork<Work>[]>;
};

async function withShelf<Result>(work: (shelf: IDBDatabase) => Promise<Result>): Promise<Result> {
  const shelf = await openShelf();
  try {
    return await work(shelf);
  } finally {
    shelf.close();
  }
}

/** The rows of a session, of whatever page, the oldest first. */
async function rowsOf(shelf: IDBDatabase, owner: string, sessionId: string): Promise<SealedRow[]> {
  const rows = (await asked(shelf.transaction("works").objectStore("works").getAll())) as SealedRow[];
  return rows
    .filter((row) => row.owner === owner && row.sessionId === sessionId)
    .toSorted((one, other) => one.keptAt - other.keptAt);
}

async function letGo(shelf: IDBDatabase, ids: readonly string[]): Promise<void> {
  const transaction = shelf.transaction("works", "readwrite");
  for (const id of ids) transaction.objectStore("works").delete(id);
  await ended(transaction);
}

/** Whether something of this session lies here unsaved, of whoever's device this is. */
export async function isWorkLeft(sessionId: string): Promise<boolean> {
  const owner = deviceOf();
  if (owner === null) return false;
  return withShelf(async (shelf) => {
    await sweep(shelf);
    return (await rowsOf(shelf, owner, sessionId)).length > 0;
  });
}

/** Lets go of all that lies here unsaved of a session. */
export async function dropWork(owner: string, sessionId: string): Promise<void> {
  await withShelf(async (shelf) => {
    const rows = await rowsOf(shelf, owner, sessionId);
    await letGo(
      shelf,
      rows.map(({ id }) => id),
    );
  });
}

/** The unsaved plan of a session as one page has it, sealed; `page` is that page's own number. */
export function workShelf<Work>(owner: string, sessionId: string, page: string): WorkShelf<Work> {
  const id = `${owner} ${sessionId} ${page}`;
  return {
    id,
    keep: async (work) => {
      if (deviceOf() !== owner) throw new Error("This device is not said to be the member's own.");
      await withShelf(async (shelf) => {
        const { key } = await ownerRow(shelf, owner);
        const row: SealedRow = { ...(await sealed(key, work)), id, owner, sessionId, keptAt: Date.now() };
        const transaction = shelf.transaction("works", "readwrite");
        transaction.objectStore("works").put(row);
        await ended(transaction);
      });
    },
    drop: async (taken, andOwn) => {
      if (deviceOf() !== owner) return;
      await withShelf((shelf) => letGo(shelf, andOwn ? [...taken, id] : taken));
    },
    left: () =>
      withShelf(async (shelf) => {
        await sweep(shelf);
        const last = await keyOfLast(shelf, owner);
        // Whether a key can be kept is known at once, not at the first change.
        const key = last ?? (await ownerRow(shelf, owner)).key;
        // A window that is still open saves its own; taken up here as well, what is taken out there would come back.
        const live = await liveRows();
        const rows = (await rowsOf(shelf, owner, sessionId)).filter(
          (row) => row.id !== id && !live.has(row.id),
        );
        return Promise.all(
          rows.map(async (row) => ({ id: row.id, keptAt: row.keptAt, work: await opened<Work>(key, row) })),
        );
      }),
  };
}
