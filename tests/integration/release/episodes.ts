import type postgres from "postgres";
import { type ActorOf, mintActor } from "#lib/access/actor";
import { type Id, newId } from "#lib/kernel/ids";
import { asPractice } from "#tests/support/people";

/** The actor of a run inside one practice. */
export function jobOf(practiceId: Id): ActorOf<"job"> {
  return mintActor({ role: "job", practiceId, userId: null, requestId: newId(), sessionRef: null });
}

export type Outcome = {
  clinicianId: Id;
  engaged?: boolean;
  better?: boolean;
  mechanism?: "dissonance" | "regulation" | "attachment";
  quarter?: string;
};

type Ids = { coupleId: Id; episodeId: Id; partners: { A: Id; B: Id } };

/** Bare couples with an episode and its frozen outcome, in one statement per table; returns them in order. */
export async function seedOutcomes(
  owner: postgres.Sql,
  practiceId: Id,
  outcomes: readonly Outcome[],
): Promise<Ids[]> {
  const made = outcomes.map(
    (): Ids => ({ coupleId: newId(), episodeId: newId(), partners: { A: newId(), B: newId() } }),
  );
  const rows = outcomes.map((outcome, i) => {
    const ids = made[i];
    if (!ids) throw new Error("no ids");
    return {
      couple: ids.coupleId,
      episode: ids.episodeId,
      a: ids.partners.A,
      b: ids.partners.B,
      code: `Couple ${ids.coupleId}`,
      clinician: outcome.clinicianId,
      engaged: outcome.engaged ?? false,
      better: outcome.better ?? false,
      mechanism: outcome.mechanism ?? "attachment",
      quarter: outcome.quarter ?? "2026-Q3",
    };
  });
  const list = JSON.stringify(rows);
  const as =
    "r(couple uuid, episode uuid, a uuid, b uuid, code text, clinician uuid, engaged boolean, better boolean, mechanism text, quarter text)";
  await asPractice(owner, practiceId, async (tx) => {
    const insert = (statement: string) => tx.unsafe(statement, [practiceId, list]);
    await insert(`insert into couple (practice_id, id, code_name, clinician_id)
      select $1::uuid, couple, code, clinician from json_to_recordset($2::text::json) as ${as}`);
    await insert(`insert into partner (practice_id, id, couple_id, slot, name_sealed, email_sealed, email_index)
      select $1::uuid, x.id, r.couple, x.slot, '\\x00', '\\x00', '\\x00'
      from json_to_recordset($2::text::json) as ${as}
      cross join lateral (values (r.a, 'A'), (r.b, 'B')) as x(id, slot)`);
    await insert(`insert into care_episode (practice_id, id, couple_id, clinician_id, started_on)
      select $1::uuid, episode, couple, clinician, '2026-05-04' from json_to_recordset($2::text::json) as ${as}`);
    await insert(`insert into episode_outcome
        (practice_id, episode_id, clinician_id, milestone_quarter, engaged, better, mechanism)
      select $1::uuid, episode, clinician, quarter, engaged, better, mechanism
      from json_to_recordset($2::text::json) as ${as}`);
  });
  return made;
}

/** `n` outcomes spread evenly over the clinicians. */
export function spread(clinicianIds: readonly Id[], n: number, outcome: Partial<Outcome> = {}): Outcome[] {
  return Array.from({ length: n }, (_, i) => ({
    engaged: i % 2 === 0,
    better: i % 3 === 0,
    ...outcome,
    clinicianId: clinicianIds[i % clinicianIds.length] ?? "",
  }));
}

export type Released = { quarter: string; statistic: string; share_5pp: number; n_5: number };

/** Everything ever released in a practice, in key order. */
export async function releasedRows(owner: postgres.Sql, practiceId: Id): Promise<Released[]> {
  return asPractice(owner, practiceId, async (tx) => [
    ...(await tx<Released[]>`
      select quarter, statistic, share_5pp, n_5 from released_stat order by quarter, statistic`),
  ]);
}

/** Episode ids by whether they are counted. */
export async function countedIds(owner: postgres.Sql, practiceId: Id, counted: boolean): Promise<Id[]> {
  return asPractice(owner, practiceId, async (tx) =>
    (await tx<{ episode_id: Id }[]>`select episode_id from episode_outcome where counted = ${counted}`).map(
      (row) => row.episode_id,
    ),
  );
}

/** A partner's wish not to be counted. */
export async function optOut(
  owner: postgres.Sql,
  practiceId: Id,
  couple: Ids,
  slot: "A" | "B",
): Promise<void> {
  await asPractice(owner, practiceId, async (tx) => {
    await tx`insert into opt_out (practice_id, couple_id, partner_id)
      values (${practiceId}, ${couple.coupleId}, ${couple.partners[slot]})`;
  });
}
