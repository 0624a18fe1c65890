import { deviceOf } from "../_device/own-device";
import {
  asked,
  ended,
  keyOfLast,
  type OwnerRow,
  opened,
  openShelf,
  ownerRow,
  type SealedRow,
  sealed,
  sweep,
} from "../_device/shelf";
import type { RunCopy, WaitingEvent } from "./copy";

/** What a device keeps of runs. Nothing lies in it unsealed but numbers. */
export type RunStore = {
  /** What lies in it outlives this window. */
  lasts: boolean;
  /** Remembers a page of this browser; answers with all of them that told of runs here. */
  enter(deviceId: string): Promise<readonly string[]>;
  add(sessionId: string, event: WaitingEvent): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** What waits for a server, in order. */
  waiting(sessionId: string): Promise<WaitingEvent[]>;
  saveCopy(copy: RunCopy): Promise<void>;
  dropCopy(sessionId: string): Promise<void>;
};

/** Pages of one browser that are known as its own: more than are opened in a day. */
const MOST_PAGES = 200;

const copyId = (owner: string, sessionId: string) => `${owner} ${sessionId}`;

/**
 * The store of one member on their own device: a key that no script can read out, a sealed copy of each run, and the queue.
 * Signing out and Leave wipe it with everything else of this site; another member's page opens none of it.
 */
export async function openStore(owner: string): Promise<RunStore> {
  const shelf = await openShelf();
  await sweep(shelf);
  const { key } = await ownerRow(shelf, owner);
  return {
    lasts: true,
    async enter(deviceId) {
      const transaction = shelf.transaction("owners", "readwrite");
      const store = transaction.objectStore("owners");
      const row = (await asked(store.get(owner))) as OwnerRow;
      const devices = [...row.devices, deviceId].slice(-MOST_PAGES);
      store.put({ ...row, devices });
      await ended(transaction);
      return devices;
    },
    async add(sessionId, event) {
      const row = { ...(await sealed(key, event)), id: event.id, owner, sessionId, keptAt: Date.now() };
      const transaction = shelf.transaction("queue", "readwrite");
      transaction.objectStore("queue").put(row);
      // Said at once, it is written also where the page goes before the browser has answered.
      transaction.commit();
      await ended(transaction);
    },
    async remove(ids) {
      const transaction = shelf.transaction("queue", "readwrite");
      for (const id of ids) transaction.objectStore("queue").delete(id);
      await ended(transaction);
    },
    async waiting(sessionId) {
      const index = shelf.transaction("queue").objectStore("queue").index("run");
      const rows = (await asked(index.getAll([owner, sessionId]))) as SealedRow[];
      const events = await Promise.all(rows.map((row) => opened<WaitingEvent>(key, row)));
      return events.toSorted((one, other) => one.place - other.place);
    },
    async saveCopy(copy) {
      const row = {
        ...(await sealed(key, copy)),
        id: copyId(owner, copy.sessionId),
        owner,
        sessionId: copy.sessionId,
        keptAt: Date.now(),
      };
      const transaction = shelf.transaction("copies", "readwrite");
      transaction.objectStore("copies").put(row);
      await ended(transaction);
    },
    async dropCopy(sessionId) {
      const transaction = shelf.transaction("copies", "readwrite");
      transaction.objectStore("copies").delete(copyId(owner, sessionId));
      await ended(transaction);
    },
  };
}

/** Lets go of every copy of a run; keys and what waits for a server stay, sealed. */
export async function dropCopies(): Promise<void> {
  const transaction = (await openShelf()).transaction("copies", "readwrite");
  transaction.objectStore("copies").clear();
  await ended(transaction);
}

/** The copy of a run as the member whose device this is left it; null where this device has none. */
export async function lastCopy(sessionId: string): Promise<RunCopy | null> {
  const owner = deviceOf();
  if (owner === null) return null;
  const shelf = await openShelf();
  await sweep(shelf);
  const key = await keyOfLast(shelf, owner);
  if (!key) return null;
  const copies = shelf.transaction("copies").objectStore("copies");
  const row = (await asked(copies.get(copyId(owner, sessionId)))) as SealedRow | undefined;
  return row ? opened<RunCopy>(key, row) : null;
}

/** Where the browser keeps nothing: what is told lies in memory until it is sent. */
export function memoryStore(): RunStore {
  const queue = new Map<string, WaitingEvent>();
  return {
    lasts: false,
    enter: async (deviceId) => [deviceId],
    add: async (_sessionId, event) => {
      queue.set(event.id, event);
    },
    remove: async (ids) => {
      for (const id of ids) queue.delete(id);
    },
    waiting: async () => [...queue.values()],
    saveCopy: async () => undefined,
    dropCopy: async () => undefined,
  };
}
