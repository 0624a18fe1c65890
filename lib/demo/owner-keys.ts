import type { Rows } from "#lib/demo/rows";
import type { Id } from "#lib/kernel/ids";
import { seal } from "#lib/secrets/box";
import { KeyRing, makeDataKey, type Scope } from "#lib/secrets/data-keys";

/** Fresh data keys of one owner. */
export type OwnerKeys = {
  readonly ring: KeyRing;
  /** Seals a column of a row that has no version of its own. */
  seal(scope: Scope, table: string, column: string, rowId: Id, text: string): Buffer;
};

/** Makes the keys of a couple, or of the practice, and adds their rows. */
export function makeOwnerKeys(
  rows: Rows,
  owner: { readonly practiceId: Id; readonly ownerId: Id; readonly at: Date },
  scopes: readonly Scope[],
): OwnerKeys {
  const { practiceId, ownerId, at } = owner;
  const made = scopes.map((scope) => ({ scope, ...makeDataKey(practiceId, ownerId, scope) }));
  rows.dataKey.push(...made.map(({ row }) => ({ ...row, createdAt: at })));
  const ring = new KeyRing(new Map(made.map(({ scope, made: key }) => [scope, key])));
  return {
    ring,
    seal: (scope, table, column, rowId, text) =>
      seal(ring.of(scope), { practiceId, ownerId, scope, table, column, rowId, rowVersion: 0 }, text),
  };
}
