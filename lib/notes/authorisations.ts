import { and, desc } from "drizzle-orm";
import { clientChoice, releaseAuthorisation } from "#db/schema/authorisations";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import type { Id } from "#lib/kernel/ids";
import type { Authorised, Client, Released } from "#lib/notes/rules-release";
import { type Place, unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

type Clinician = ActorOf<"clinician">;

/** More than two people sign in years. */
const MOST = 60;

/** Where the line lives that says what a release is for. For the therapist alone. */
export function authorisationPlace(practiceId: Id, coupleId: Id, rowId: Id): Place {
  return {
    practiceId,
    ownerId: coupleId,
    scope: "therapist",
    table: "release_authorisation",
    column: "purpose_sealed",
    rowId,
    rowVersion: 0,
  };
}

/** Who the client is: the newest choice, and the couple where none was made. */
export async function clientIn(tx: Tx, actor: Clinician, coupleId: Id): Promise<Client> {
  const [row] = await tx
    .select({ client: clientChoice.client })
    .from(clientChoice)
    .where(ofTreatedCouple(actor, clientChoice, coupleId))
    .orderBy(desc(clientChoice.chosenAt), desc(clientChoice.id))
    .limit(1);
  return (row?.client ?? "couple") as Client;
}

const COLUMNS = {
  id: releaseAuthorisation.id,
  slot: releaseAuthorisation.slot,
  record: releaseAuthorisation.record,
  signedOn: releaseAuthorisation.signedOn,
  withdrawnOn: releaseAuthorisation.withdrawnOn,
  sealed: releaseAuthorisation.purposeSealed,
};

function rowsIn(tx: Tx, actor: Clinician, coupleId: Id) {
  return tx
    .select(COLUMNS)
    .from(releaseAuthorisation)
    .where(and(ofTreatedCouple(actor, releaseAuthorisation, coupleId)))
    .orderBy(desc(releaseAuthorisation.recordedAt), desc(releaseAuthorisation.id))
    .limit(MOST);
}

/** The authorisations of both, newest first, without what they are for: no key is loaded. */
export async function authorisedIn(tx: Tx, actor: Clinician, coupleId: Id): Promise<Authorised[]> {
  const rows = await rowsIn(tx, actor, coupleId);
  return rows.map(({ id: _id, sealed: _sealed, slot, record, ...days }) => ({
    ...days,
    slot: slot as Slot,
    record: record as Released,
  }));
}

export type AuthorisationLine = Authorised & { id: Id; purpose: string };

/** Who the client is and what each has authorised, with what for. An audited read. */
export async function listAuthorisationsIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
): Promise<{ client: Client; authorisations: AuthorisationLine[] }> {
  const client = await clientIn(tx, actor, coupleId);
  const rows = await rowsIn(tx, actor, coupleId);
  await recordAudit(tx, actor, {
    action: "read",
    entity: "release_authorisation",
    coupleId,
    purpose: "client and authorisations",
  });
  if (rows.length === 0) return { client, authorisations: [] };
  const key = (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
  return {
    client,
    authorisations: rows.map(({ sealed, slot, record, ...row }) => ({
      ...row,
      slot: slot as Slot,
      record: record as Released,
      purpose: unseal(key, authorisationPlace(actor.practiceId, coupleId, row.id), sealed),
    })),
  };
}
