import { randomBytes } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { dataKey } from "#db/schema/secrets";
import type { Tx } from "#db/with-actor";
import type { Actor, Slot } from "#lib/access/actor";
import { type Id, newId } from "#lib/kernel/ids";
import { type DataKey, sealBytes, UnsealError, unsealBytes } from "#lib/secrets/box";
import { masterKeys } from "#lib/secrets/master-key";

/**
 * Who a sealed value is for. `private_x` is for the partner alone; nobody else may load its key. `file_x` is the
 * therapist's sub-file on one partner. `process` belongs to one process note, and only its author may load it.
 */
export type Scope =
  | "practice"
  | "shared"
  | "therapist"
  | "partner_a"
  | "partner_b"
  | "private_a"
  | "private_b"
  | "identity_a"
  | "identity_b"
  | "file_a"
  | "file_b"
  | "process";

export const COUPLE_SCOPES = [
  "shared",
  "therapist",
  "partner_a",
  "partner_b",
  "private_a",
  "private_b",
  "identity_a",
  "identity_b",
  "file_a",
  "file_b",
] as const satisfies readonly Scope[];

/** The scope of one partner's answers to the therapist, private words, identity, or sub-file. */
export function slotScope(kind: "partner" | "private" | "identity" | "file", slot: Slot): Scope {
  return slot === "A" ? `${kind}_a` : `${kind}_b`;
}

function wrapPlace(practiceId: Id, ownerId: Id, scope: Scope, keyId: Id): Buffer {
  return Buffer.from(`wrap|v1|${practiceId}|${ownerId}|${scope}|${keyId}`);
}

/** A new data key and the row that keeps it, wrapped under the newest master key. */
export function makeDataKey(practiceId: Id, ownerId: Id, scope: Scope) {
  const [wrapping] = masterKeys().wrapping;
  if (!wrapping) throw new UnsealError();
  const made: DataKey = { id: newId(), key: randomBytes(32) };
  const wrapped = sealBytes(wrapping, wrapPlace(practiceId, ownerId, scope, made.id), made.key);
  return { made, row: { practiceId, ownerId, scope, keyId: made.id, wrapped, wrappedBy: wrapping.id } };
}

type WrappedRow = {
  practiceId: Id;
  ownerId: Id;
  scope: string;
  keyId: Id;
  wrapped: Buffer;
  wrappedBy: string;
};

/** Opens a wrapped key with whichever master key wrapped it. Throws UnsealError when none did. */
export function unwrapDataKey(row: WrappedRow): DataKey {
  const wrapping = masterKeys().wrapping.find((k) => k.id === row.wrappedBy);
  if (!wrapping) throw new UnsealError();
  const place = wrapPlace(row.practiceId, row.ownerId, row.scope as Scope, row.keyId);
  return { id: row.keyId, key: unsealBytes(wrapping, place, row.wrapped) };
}

/** The same data key, wrapped under the newest master key; null when it already is. */
export function rewrapDataKey(row: WrappedRow): { wrapped: Buffer; wrappedBy: string } | null {
  const [newest] = masterKeys().wrapping;
  if (!newest || row.wrappedBy === newest.id) return null;
  const { key } = unwrapDataKey(row);
  const place = wrapPlace(row.practiceId, row.ownerId, row.scope as Scope, row.keyId);
  return { wrapped: sealBytes(newest, place, key), wrappedBy: newest.id };
}

/** The keys of an owner that a caller has loaded for a stated set of scopes, and no others. */
export class KeyRing {
  readonly #keys: ReadonlyMap<string, DataKey>;

  constructor(keys: ReadonlyMap<string, DataKey>) {
    this.#keys = keys;
  }

  /** Throws UnsealError when the scope was not loaded or row-level security withheld it. */
  of(scope: Scope): DataKey {
    const key = this.#keys.get(scope);
    if (!key) throw new UnsealError();
    return key;
  }
}

/**
 * Loads the data keys of `ownerId` (a couple, or the practice) for exactly the scopes named. Call it
 * after the authorization decision for those scopes; row-level security is the second wall.
 */
export async function loadKeys(
  tx: Tx,
  actor: Actor,
  ownerId: Id,
  scopes: readonly Scope[],
): Promise<KeyRing> {
  const rings = await loadKeysOfMany(tx, actor, [ownerId], scopes);
  return rings.get(ownerId) ?? new KeyRing(new Map());
}

/** As `loadKeys` for several owners in one statement; owners without a visible key are absent. */
export async function loadKeysOfMany(
  tx: Tx,
  actor: Actor,
  ownerIds: readonly Id[],
  scopes: readonly Scope[],
): Promise<Map<Id, KeyRing>> {
  if (ownerIds.length === 0) return new Map();
  const rows = await tx
    .select({
      practiceId: dataKey.practiceId,
      ownerId: dataKey.ownerId,
      scope: dataKey.scope,
      keyId: dataKey.keyId,
      wrapped: dataKey.wrapped,
      wrappedBy: dataKey.wrappedBy,
    })
    .from(dataKey)
    .where(
      and(
        eq(dataKey.practiceId, actor.practiceId),
        inArray(dataKey.ownerId, [...ownerIds]),
        inArray(dataKey.scope, [...scopes]),
      ),
    );
  const byOwner = new Map<Id, Map<string, DataKey>>();
  for (const row of rows) {
    const keys = byOwner.get(row.ownerId) ?? new Map<string, DataKey>();
    keys.set(row.scope, unwrapDataKey(row));
    byOwner.set(row.ownerId, keys);
  }
  return new Map([...byOwner].map(([owner, keys]) => [owner, new KeyRing(keys)]));
}
