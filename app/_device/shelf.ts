import { deviceOf, dropShell, forgetDevice, isOwnDevice, rememberDevice } from "./own-device";

const NAME = "evenkeel-run";
const VERSION = 2;
const NONCE_BYTES = 12;
/** What lies longer than this is wiped, sent or not. Source: security paper, SAFE-10. */
const MOST_KEPT_MS = 24 * 3_600_000;
/** What lies sealed: copies of runs, what they have to tell, and work that is not saved yet. */
const SEALED = ["copies", "queue", "works"] as const;

type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer };
export type OwnerRow = { owner: string; key: CryptoKey; devices: readonly string[] };
/** A row as it lies here: nothing of it can be read without the key but numbers. */
export type SealedRow = Sealed & { id: string; owner: string; sessionId: string; keptAt: number };

export function asked<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Opens what this browser keeps for the clinician whose own device it is. */
export async function openShelf(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = ({ oldVersion }) => {
    const shelf = request.result;
    if (oldVersion < 1) {
      shelf.createObjectStore("owners", { keyPath: "owner" });
      shelf.createObjectStore("copies", { keyPath: "id" });
      shelf.createObjectStore("queue", { keyPath: "id" }).createIndex("run", ["owner", "sessionId"]);
    }
    shelf.createObjectStore("works", { keyPath: "id" });
  };
  const shelf = await asked(request);
  // Whoever wipes it, in whatever window, is not kept waiting.
  shelf.onversionchange = () => shelf.close();
  return shelf;
}

export async function sealed(key: CryptoKey, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return { iv, bytes: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain) };
}

export async function opened<Value>(key: CryptoKey, { iv, bytes }: Sealed): Promise<Value> {
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes);
  return JSON.parse(new TextDecoder().decode(plain)) as Value;
}

/** Wipes what has lain here longer than a day, of anybody. */
export async function sweep(shelf: IDBDatabase): Promise<void> {
  const before = Date.now() - MOST_KEPT_MS;
  const transaction = shelf.transaction(SEALED, "readwrite");
  for (const name of SEALED) {
    const store = transaction.objectStore(name);
    for (const row of (await asked(store.getAll())) as SealedRow[])
      if (row.keptAt < before) store.delete(row.id);
  }
  await ended(transaction);
}

/** The row of a member, made with a key that no script can read out where there is none yet. */
export async function ownerRow(shelf: IDBDatabase, owner: string): Promise<OwnerRow> {
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

/** The key of a member who kept something here; none is made. */
export async function keyOfLast(shelf: IDBDatabase, owner: string): Promise<CryptoKey | null> {
  const last = await asked(shelf.transaction("owners").objectStore("owners").get(owner));
  return (last as OwnerRow | undefined)?.key ?? null;
}

/** Takes everything off this device that was kept for a clinician: the keys, what they seal, and the shell. */
export async function wipeShelf(): Promise<void> {
  await asked(indexedDB.deleteDatabase(NAME));
  await dropShell();
}

/**
 * Whether this member may keep something here, for they said that the device is their own. Where they did not,
 * what another left here goes, and only then the choice: while that stands, a wipe that was cut short is made good the
 * next time. A choice made meanwhile is not the one that goes. Source: security paper, SAFE-10.
 */
export async function mayKeepHere(owner: string): Promise<boolean> {
  if (isOwnDevice(owner)) return true;
  const before = deviceOf();
  await wipeShelf();
  if (deviceOf() === before) forgetDevice();
  return false;
}

/**
 * Remembers that this device is the member's own, once nothing of another lies on it: no wipe then takes what is kept from
 * here on. Where that cannot be wiped nothing is remembered, and memory alone goes on.
 */
export async function makeOwnDevice(owner: string): Promise<void> {
  try {
    await mayKeepHere(owner);
    rememberDevice(owner);
  } catch {
    // What another left is still here: it is wiped the next time.
  }
}
