import type postgres from "postgres";
import type { Id } from "#lib/kernel/ids";
import { EXERCISE } from "#tests/bench/couple-rows";

/** Responses of one couple: half a year of two exercises a week for each partner, and a little. */
const EACH_COUPLE = 100;

/** A UUID made of a kind and a running number, so that bulk rows keep their order. */
function id(kind: number, number: string): string {
  return `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
}

/**
 * Writes so many stored responses into a practice, with their couples, partners, homework and sealed
 * parts, in a few statements. Foreign keys hold by construction; they are not checked row by row.
 */
export async function addBulk(
  owner: postgres.Sql,
  practiceId: Id,
  clinicianId: Id,
  responses: number,
): Promise<void> {
  const couples = Math.ceil(responses / EACH_COUPLE);
  const assignments = (couples * EACH_COUPLE) / 2;
  const series = (count: number) => `generate_series(0, ${count - 1}) as n`;
  const couple = "n / 50";
  const exercise = `'${EXERCISE.slug}', ${EXERCISE.version}`;
  // Bytes that do not compress, as sealed text does not.
  const sealed = (n: string) => `decode(repeat(md5((${n})::text), 8), 'hex')`;
  const given = `now() - make_interval(days => 30 + (n % 700))`;
  const sent = `now() - make_interval(days => 28 + (n % 700))`;
  const statements = [
    `insert into couple (practice_id, id, code_name, clinician_id, stage, state)
       select $1::uuid, ${id(1, "n")}, 'Archive ' || n, $2::uuid, 'consolidation', 'active' from ${series(couples)}`,
    `insert into partner (practice_id, id, couple_id, slot, name_sealed, email_sealed, email_index, joined_at)
       select $1::uuid, ${id(2, "2 * n + s")}, ${id(1, "n")}, case s when 0 then 'A' else 'B' end,
         ${sealed("n")}, ${sealed("n")}, ${sealed("2 * n + s")}, now()
       from ${series(couples)} cross join (values (0), (1)) as slots (s)`,
    `insert into assignment (practice_id, id, couple_id, exercise_slug, exercise_version, due_on, assigned_by,
         assigned_at, request_id, closed_at)
       select $1::uuid, ${id(3, "n")}, ${id(1, couple)}, ${exercise}, current_date, $2::uuid, ${given}, ${id(4, "n")}, ${sent}
       from ${series(assignments)}`,
    `insert into task (practice_id, id, assignment_id, couple_id, partner_id, slot, exercise_class, state,
         submitted_at, reviewed_at)
       select $1::uuid, ${id(5, "2 * n + s")}, ${id(3, "n")}, ${id(1, couple)}, ${id(2, `2 * (${couple}) + s`)},
         case s when 0 then 'A' else 'B' end, 'J', 'submitted', ${sent}, ${sent}
       from ${series(assignments)} cross join (values (0), (1)) as slots (s)`,
    `insert into response (practice_id, id, task_id, couple_id, partner_id, exercise_slug, exercise_version,
         body_hash, outcome, useful, submitted_at)
       select $1::uuid, ${id(6, "2 * n + s")}, ${id(5, "2 * n + s")}, ${id(1, couple)}, ${id(2, `2 * (${couple}) + s`)},
         ${exercise}, decode(md5(n::text), 'hex'), 'complete', n % 11, ${sent}
       from ${series(assignments)} cross join (values (0), (1)) as slots (s)`,
    `insert into response_part (practice_id, response_id, visibility, couple_id, partner_id, answers_sealed)
       select $1::uuid, ${id(6, "2 * n + s")}, 'therapist', ${id(1, couple)}, ${id(2, `2 * (${couple}) + s`)},
         ${sealed("2 * n + s")}
       from ${series(assignments)} cross join (values (0), (1)) as slots (s)`,
  ];
  await owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`select set_config('role', 'app_owner', true), set_config('app.practice_id', ${practiceId}, true)`;
    for (const statement of statements) {
      const params = statement.includes("$2") ? [practiceId, clinicianId] : [practiceId];
      await tx.unsafe(statement, params);
    }
  });
}

/** Statistics and visibility for the planner, as a database that has been in use would have them. */
export async function settle(owner: postgres.Sql): Promise<void> {
  await owner`vacuum (analyze)`;
  await owner`checkpoint`;
}
