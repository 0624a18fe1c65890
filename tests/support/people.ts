import type postgres from "postgres";
import { type ActorOf, mintActor } from "#lib/access/actor";
import { createCouple } from "#lib/couples/create-couple";
import { type Id, newId } from "#lib/kernel/ids";
import { type DataKey, seal } from "#lib/secrets/box";
import { makeDataKey, unwrapDataKey } from "#lib/secrets/data-keys";

type WrappedRow = Parameters<typeof unwrapDataKey>[0];
type Staff = "clinician" | "supervisor" | "admin";

/** A practice with its key; made by the owner, as the start of a test world. */
export async function makePractice(owner: postgres.Sql, name = "Harbour practice"): Promise<Id> {
  const id = newId();
  await owner`insert into practice (id, name, time_zone) values (${id}, ${name}, 'Europe/Berlin')`;
  await asPractice(owner, id, async (tx) => {
    const { row } = makeDataKey(id, id, "practice");
    await tx`insert into data_key (practice_id, owner_id, scope, key_id, wrapped, wrapped_by)
      values (${id}, ${id}, 'practice', ${row.keyId}, ${row.wrapped}, ${row.wrappedBy})`;
  });
  return id;
}

/** Owner statements inside one practice: row-level security is forced, so even the owner says which. */
export async function asPractice<T>(
  owner: postgres.Sql,
  practiceId: Id,
  fn: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  return (await owner.begin(async (tx) => {
    await tx`select set_config('role', 'app_owner', true), set_config('app.practice_id', ${practiceId}, true)`;
    return fn(tx);
  })) as T;
}

/** The practice's own data key, opened. */
async function practiceKey(owner: postgres.Sql, practiceId: Id): Promise<DataKey> {
  const [row] = await asPractice(
    owner,
    practiceId,
    (tx) => tx<
      WrappedRow[]
    >`select practice_id as "practiceId", owner_id as "ownerId", scope, key_id as "keyId",
      wrapped, wrapped_by as "wrappedBy" from data_key where owner_id = ${practiceId} and scope = 'practice'`,
  );
  if (!row) throw new Error("The practice has no key.");
  return unwrapDataKey(row);
}

/** A member of staff and the actor for them. */
export async function makeMember<R extends Staff>(
  owner: postgres.Sql,
  practiceId: Id,
  role: R,
): Promise<ActorOf<R>> {
  const id = newId();
  const key = await practiceKey(owner, practiceId);
  const place = {
    practiceId,
    ownerId: practiceId,
    scope: "practice",
    table: "member",
    rowId: id,
    rowVersion: 0,
  };
  await asPractice(owner, practiceId, async (tx) => {
    await tx`insert into member (practice_id, id, role, name_sealed, email_sealed) values
      (${practiceId}, ${id}, ${role}, ${seal(key, { ...place, column: "name_sealed" }, "Robin Sample")},
       ${seal(key, { ...place, column: "email_sealed" }, "robin@example.org")})`;
  });
  return mintActor({
    role,
    practiceId,
    userId: id,
    requestId: newId(),
    sessionRef: "test",
  } as never) as ActorOf<R>;
}

export type World = {
  practiceId: Id;
  treating: ActorOf<"clinician">;
  coupleId: Id;
  codeName: string;
  partnerA: ActorOf<"partner">;
  partnerB: ActorOf<"partner">;
};

/** The partner was last seen alone today, or so many days ago, with this outcome. */
export async function addScreening(
  tx: postgres.TransactionSql,
  of: { practiceId: Id; coupleId: Id; partnerId: Id; clinicianId: Id; slot: string },
  change: { status?: string; daysAgo?: number } = {},
): Promise<void> {
  const { status = "clear", daysAgo = 0 } = change;
  const { practiceId, coupleId, partnerId, slot, clinicianId } = of;
  const day = tx`(select (now() at time zone time_zone)::date - ${daysAgo}::int from practice where id = ${practiceId})`;
  await tx`delete from screening where partner_id = ${partnerId} and screened_on > ${day}`;
  await tx`insert into screening
      (practice_id, id, couple_id, partner_id, slot, status, screened_on, lapses_on, recorded_by, recorded_at)
    select ${practiceId}, ${newId()}, ${coupleId}, ${partnerId}, ${slot}, ${status}, days.on, days.on + 56, ${clinicianId},
      clock_timestamp()
    from (select ${day} as on) days`;
}

/** Both were seen alone after everything that any test sends, so that no alert is newer. */
export async function seenAloneSince(owner: postgres.Sql, world: World): Promise<void> {
  await asPractice(
    owner,
    world.practiceId,
    (tx) => tx`insert into screening
        (practice_id, id, couple_id, partner_id, slot, status, screened_on, lapses_on, recorded_by, recorded_at)
      select practice_id, gen_random_uuid(), couple_id, id, slot, 'clear', '2999-01-01', '2999-02-26',
        ${world.treating.userId}, '2999-01-01'
      from partner where couple_id = ${world.coupleId}`,
  );
}

/** A couple with consent given and both screened alone, on a clinician's caseload. */
export async function makeCouple(owner: postgres.Sql, treating: ActorOf<"clinician">): Promise<World> {
  const made = await createCouple(treating, {
    nameA: "Canary Alpha",
    emailA: `a.${newId()}@example.org`,
    nameB: "Canary Beta",
    emailB: `b.${newId()}@example.org`,
    sessionMinutes: 50,
    stage: "early",
  });
  const { practiceId } = treating;
  await asPractice(owner, practiceId, async (tx) => {
    for (const [slot, id] of Object.entries(made.partnerIds)) {
      await tx`insert into consent (practice_id, id, couple_id, partner_id, state)
        values (${practiceId}, ${newId()}, ${made.coupleId}, ${id}, 'given')`;
      await tx`update partner set joined_at = now() where id = ${id}`;
      const of = { practiceId, coupleId: made.coupleId, partnerId: id, slot, clinicianId: treating.userId };
      await addScreening(tx, of);
    }
  });
  const partnerActor = (slot: "A" | "B") =>
    mintActor({
      role: "partner",
      practiceId,
      userId: made.partnerIds[slot],
      coupleId: made.coupleId,
      slot,
      requestId: newId(),
      sessionRef: "test",
    });
  return {
    practiceId,
    treating,
    coupleId: made.coupleId,
    codeName: made.codeName,
    partnerA: partnerActor("A"),
    partnerB: partnerActor("B"),
  };
}

/** A practice, a treating clinician and one couple. */
export async function makeWorld(owner: postgres.Sql): Promise<World> {
  const practiceId = await makePractice(owner);
  return makeCouple(owner, await makeMember(owner, practiceId, "clinician"));
}

/** Audit rows of a practice, oldest first. */
export async function auditOf(
  owner: postgres.Sql,
  practiceId: Id,
): Promise<{ action: string; entity: string; actor_role: string; couple_id: Id | null; purpose: string }[]> {
  return asPractice(owner, practiceId, async (tx) => [
    ...(await tx<
      { action: string; entity: string; actor_role: string; couple_id: Id | null; purpose: string }[]
    >`
      select action, entity, actor_role, couple_id, purpose from audit_event order by id`),
  ]);
}
