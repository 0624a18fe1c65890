import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useFreshDatabase } from "#tests/support/database";

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

  it("asks for a row's couple by its key, never for the whole caseload", async () => {
    const policies = await db.owner<{ table: string; rule: string }[]>`select c.relname as table,
        pg_get_expr(p.polqual, p.polrelid) as rule
      from pg_policy p join pg_class c on c.oid = p.polrelid
      where pg_get_expr(p.polqual, p.polrelid) ~ '[(]c[.]id = [a-z_]+[.]couple_id[)]'`;
    expect(policies.length).toBeGreaterThan(10);
    expect(policies.filter(({ rule }) => !rule.includes("OFFSET 0")).map(({ table }) => table)).toEqual([]);
  });
});
