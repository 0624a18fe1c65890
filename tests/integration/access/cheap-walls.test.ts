import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { listCaseload, PAGE_SIZE } from "#lib/couples/list-caseload";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeMember, makePractice } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

describe("what the walls cost", () => {
  it("lets the planner put the context in place: no settings of its own, no owner's rights, a parsed body", async () => {
    const functions = await db.owner`select proname as name, proconfig is null and not prosecdef
        and prosqlbody is not null and provolatile = 's' as inlined
      from pg_proc where pronamespace = 'app'::regnamespace
        and proname in ('practice', 'user_id', 'couple', 'slot') order by proname`;
    expect(functions).toEqual(
      ["couple", "practice", "slot", "user_id"].map((name) => ({ name, inlined: true })),
    );
  });

  // Without "offset 0" the planner may answer an "exists" from a hash of everything the person may read in that table.
  it("asks whether a row is there by its key, never for a whole caseload or all work of a partner", async () => {
    const rules = await db.owner<{ rule: string; asked: number; keyed: number }[]>`
      select rule, regexp_count(body, 'EXISTS [(] SELECT')::int as asked, regexp_count(body, 'OFFSET 0')::int as keyed
      from pg_policy p, lateral (values
        (p.polrelid::regclass || ' ' || p.polname, pg_get_expr(p.polqual, p.polrelid)),
        (p.polrelid::regclass || ' ' || p.polname || ' (check)', pg_get_expr(p.polwithcheck, p.polrelid))
      ) as r (rule, body)
      where body ~ 'EXISTS [(] SELECT' order by rule`;
    expect(rules.length).toBeGreaterThan(80);
    expect(rules.filter(({ asked, keyed }) => keyed < asked).map(({ rule }) => rule)).toEqual([]);
  });

  it("keeps the plan of the look at a session that begins every request, and one by its keys", async () => {
    // Whoever writes the function anew loses what was set on it.
    const settings = await db.owner`select unnest(proconfig) as setting from pg_proc
      where pronamespace = 'app'::regnamespace and proname = 'live_session' order by setting`;
    expect(settings.map(({ setting }) => setting)).toEqual([
      "plan_cache_mode=force_generic_plan",
      "random_page_cost=1.1",
      'search_path=""',
    ]);
  });

  /** A clinician of `couples` couples, and a database that knows how many there are. */
  async function makeCaseload(couples: number): Promise<ActorOf<"clinician">> {
    const practiceId = await makePractice(db.owner);
    const clinician = await makeMember(db.owner, practiceId, "clinician");
    await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`insert into couple (practice_id, id, code_name, clinician_id, next_session_at)
        select ${practiceId}, gen_random_uuid(), 'Couple ' || n, ${clinician.userId}, now() + n * interval '1 hour'
        from generate_series(1, ${couples}) n`,
    );
    await db.owner`vacuum analyze couple`;
    return clinician;
  }

  it("reads a page of couples in order from its index, however large the caseload", async () => {
    const clinician = await makeCaseload(1000);
    const { rows } = await listCaseload(clinician, { sort: "next_session", dir: "asc" });
    expect(rows).toHaveLength(PAGE_SIZE);
    // A connection that ends leaves its counts behind.
    await closeDatabase();
    const [used] = await db.owner<{ read: number }[]>`
      select idx_tup_read::int as read from pg_stat_user_indexes where indexrelname = 'couple_by_next_or_last'`;
    expect(used).toEqual({ read: PAGE_SIZE + 1 });
  });

  it("finds the couple of a wall by a key of its own, however large the caseload", async () => {
    const { practiceId, userId } = await makeCaseload(400);
    const plan = await db.owner.begin(async (tx) => {
      await tx`select set_config('role', 'app_clinician', true), set_config('app.practice_id', ${practiceId}, true),
        set_config('app.user_id', ${userId}, true), set_config('random_page_cost', '1.1', true)`;
      return tx`explain select from session where practice_id = ${practiceId} and couple_id = ${newId()}`;
    });
    const lines = plan.map((line) => String(line["QUERY PLAN"]).trim());
    expect(lines.join("\n")).toContain("Index Only Scan using couple_of_clinician on couple");
  });
});
