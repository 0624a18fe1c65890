import { couple, partner } from "#db/schema/couples";
import { dataKey } from "#db/schema/secrets";
import { isUniqueViolation, type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { CODE_NAME_COUNT, drawCodeName } from "#lib/couples/code-names";
import type { CreateCoupleInput } from "#lib/couples/schema";
import { DomainError } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import { addressIndex } from "#lib/secrets/address-index";
import { seal } from "#lib/secrets/box";
import { COUPLE_SCOPES, makeDataKey, slotScope } from "#lib/secrets/data-keys";

export type CreatedCouple = { coupleId: Id; codeName: string; partnerIds: { A: Id; B: Id } };
export type CreateCoupleDeps = { draw: () => string };

const TRIES = 12;

/**
 * Opens a couple on the actor's own caseload: a drawn code name, two partners, and a data key for every
 * scope. Names and addresses are sealed under each partner's identity key before they reach the
 * database. Throws DomainError "conflict" when no free code name could be drawn.
 */
export async function createCouple(
  actor: ActorOf<"clinician">,
  input: CreateCoupleInput,
  deps: CreateCoupleDeps = { draw: drawCodeName },
): Promise<CreatedCouple> {
  return withActor(actor, (tx) => createCoupleIn(tx, actor, input, deps));
}

/** As `createCouple`, inside a transaction that is already open. */
export async function createCoupleIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: CreateCoupleInput,
  deps: CreateCoupleDeps = { draw: drawCodeName },
): Promise<CreatedCouple> {
  const coupleId = newId();
  const codeName = await insertCouple(tx, actor, coupleId, input, deps.draw);

  const keys = COUPLE_SCOPES.map((scope) => ({ scope, ...makeDataKey(actor.practiceId, coupleId, scope) }));
  await tx.insert(dataKey).values(keys.map((k) => k.row));

  const partnerIds = { A: newId(), B: newId() };
  const rows = (["A", "B"] as const).map((slot) => {
    const scope = slotScope("identity", slot);
    const made = keys.find((k) => k.scope === scope)?.made;
    if (!made) throw new DomainError("unexpected", "A key is missing.");
    const id = partnerIds[slot];
    const place = {
      practiceId: actor.practiceId,
      ownerId: coupleId,
      scope,
      table: "partner",
      rowId: id,
      rowVersion: 0,
    };
    const name = slot === "A" ? input.nameA : input.nameB;
    const email = slot === "A" ? input.emailA : input.emailB;
    return {
      practiceId: actor.practiceId,
      id,
      coupleId,
      slot,
      nameSealed: seal(made, { ...place, column: "name_sealed" }, name),
      emailSealed: seal(made, { ...place, column: "email_sealed" }, email),
      emailIndex: addressIndex(email),
    };
  });
  await tx.insert(partner).values(rows);
  await recordAudit(tx, actor, {
    action: "create",
    entity: "couple",
    entityId: coupleId,
    coupleId,
    purpose: "open a couple",
  });
  return { coupleId, codeName, partnerIds };
}

/** Code names are unique in the practice; a taken one is drawn again under a savepoint. */
async function insertCouple(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  input: CreateCoupleInput,
  draw: () => string,
): Promise<string> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const codeName = draw();
    try {
      await tx.transaction(async (inner) => {
        await inner.insert(couple).values({
          practiceId: actor.practiceId,
          id: coupleId,
          codeName,
          clinicianId: actor.userId,
          stage: input.stage,
          sessionMinutes: input.sessionMinutes,
        });
      });
      return codeName;
    } catch (error) {
      if (!isUniqueViolation(error, "couple_code_name")) throw error;
    }
  }
  throw new DomainError(
    "conflict",
    `No free code name was found among ${CODE_NAME_COUNT}. Please try again.`,
  );
}
