import type { RunCopy, WaitingEvent } from "./copy";
import { deviceOf, dropShell } from "./own-device";

/** What a device keeps of runs. Nothing lies in it unsealed but numbers. */
export type RunStore = {
  /** Remembers a page of this browser; answers with all of them that told of runs here. */
  enter(deviceId: string): Promise<readonly string[]>;
  add(sessionId: string, event: WaitingEvent): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** What waits for a server, in order. */
  waiting(sessionId: string): Promise<WaitingEvent[]>;
  saveCopy(copy: RunCopy): Promise<void>;
  dropCopy(sessionId: string): Promise<void>;
};

const NAME = "evenkeel-run";
const NONCE_BYTES = 12;
/** Pages of one browser that are known as its own: more than are opened in a day. */
const MOST_PAGES = 200;
/** What lies longer than this is wiped, sent or not. Source: security paper, SAFE-10. */
const MOST_KEPT_MS = 24 * 3_600_000;

type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer };
type OwnerRow = { owner: string; key: CryptoKey; devices: readonly string[] };
type SealedRow = Sealed & { id: string; owner: string; sessionId: string; keptAt: number };

function asked<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

async function openShelf(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    const shelf = request.result;
    shelf.createObjectStore("owners", { keyPath: "owner" });
    shelf.createObjectStore("copies", { keyPath: "id" });
    shelf.createObjectStore("queue", { keyPath: "id" }).createIndex("run", ["owner", "sessionId"]);
  };
  const shelf = await asked(request);
  // Whoever wipes it, in whatever window, is not kept waiting.
  shelf.onversionchange = () => shelf.close();
  return shelf;
}

const copyId = (owner: string, sessionId: string) => `${owner} ${sessionId}`;

async function sealed(key: CryptoKey, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return { iv, bytes: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain) };
}

async function opened<Value>(key: CryptoKey, { iv, bytes }: Sealed): Promise<Value> {
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes);
  return JSON.parse(new TextDecoder().decode(plain)) as Value;
}

/** Wipes what has lain here longer than a day, of anybody. */
async function sweep(shelf: IDBDatabase): Promise<void> {
  const before = Date.now() - MOST_KEPT_MS;
  const transaction = shelf.transaction(["copies", "queue"], "readwrite");
  for (const name of ["copies", "queue"] as const) {
    const store = transaction.objectStore(name);
    for (const row of (await asked(store.getAll())) as SealedRow[])
      if (row.keptAt < before) store.delete(row.id);
  }
  await ended(transaction);
}

async function ownerRow(shelf: IDBDatabase, owner: string): Promise<OwnerRow> {
  const fresh = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  const transaction = shelf.transaction("owners", "readwrite");
  const store = transaction.objectStore("owners");
  const kept = (await asked(store.get(owner))) as OwnerRow | undefined;
  const row: OwnerRow = kept ?? { owner, key: fresh, devices: [] };
  store.put(row);
  await ended(transaction);
  return row;
}

/**
 * The store of one member on their own device: a key that no script can read out, a sealed copy of each run, and the queue.
 * Signing out and Leave wipe it with everything else of this site; another member's page opens none of it.
 */
export async function openStore(owner: string): Promise<RunStore> {
  const shelf = await openShelf();
  await sweep(shelf);
  const { key } = await ownerRow(shelf, owner);
  return {
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

/** Takes everything of runs off this device: the keys, the copies, what waits, and the shell. */
export async function wipeStore(): Promise<void> {
  await asked(indexedDB.deleteDatabase(NAME));
  await dropShell();
}

/** The copy of a run as the member whose device this is left it; null where this device has none. */
export async function lastCopy(sessionId: string): Promise<RunCopy | null> {
  const owner = deviceOf();
  if (owner === null) return null;
  const shelf = await openShelf();
  await sweep(shelf);
  const last = (await asked(shelf.transaction("owners").objectStore("owners").get(owner))) as
    | OwnerRow
    | undefined;
  if (!last) return null;
  const copies = shelf.transaction("copies").objectStore("copies");
  const row = (await asked(copies.get(copyId(last.owner, sessionId)))) as SealedRow | undefined;
  return row ? opened<RunCopy>(last.key, row) : null;
}

/** Where the browser keeps nothing: what is told lies in memory until it is sent. */
export function memoryStore(): RunStore {
  const queue = new Map<string, WaitingEvent>();
  return {
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
