import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "#db/schema/index";
import {
  CLINICAL_TABLES,
  EXPECTED_GRANTS,
  GLOBAL_TABLES,
  RUNTIME_ROLES,
  type RuntimeRole,
} from "#tests/integration/catalogue/expected-grants";
import { cluster, useFreshDatabase } from "#tests/support/database";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

/** One column of text per row. */
async function list(query: string, params: string[] = []): Promise<string[]> {
  const rows = await db.owner.unsafe(query, params);
  return rows.map((row) => Object.values(row).map(String).join(" ")).sort();
}

const TABLES = `select c.oid, c.relname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;
const globals = GLOBAL_TABLES.map((name) => `'${name}'`).join(", ");
const TENANT = `(select * from (${TABLES}) t where relname not in (${globals}))`;

describe("the tables", () => {
  it("are those of the schema, and no partition, view or sequence beside them", async () => {
    const ours = Object.values(schema).flatMap((one) => (is(one, PgTable) ? [getTableName(one)] : []));
    expect(await list(`select relname from (${TABLES}) t`)).toEqual(ours.sort());
    expect(
      await list(`select relkind, relname from pg_class where relnamespace in ('public'::regnamespace, 'app'::regnamespace)
        and relkind not in ('r', 'i')`),
    ).toEqual([]);
  });

  it("carry practice_id, never empty, but for those that are global", async () => {
    const without = await list(`select relname from (${TABLES}) t where not exists (
      select from pg_attribute a where a.attrelid = t.oid and a.attname = 'practice_id' and a.attnotnull)`);
    expect(without).toEqual(GLOBAL_TABLES.filter((name) => name !== "membership").toSorted());
  });

  it("begin every key, unique rule and index of a tenant's rows with practice_id", async () => {
    const others = await list(`select t.relname, i.relname as index from ${TENANT} t
      join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where a.attname is distinct from 'practice_id'`);
    expect(others).toEqual([]);
    const keyless = await list(`select relname from ${TENANT} t where not exists (
      select from pg_index x where x.indrelid = t.oid and x.indisprimary)`);
    expect(keyless).toEqual([]);
  });

  it("carry practice_id on both sides of every reference", async () => {
    const references = `select c.relname, k.conname, k.confrelid::regclass::text as target,
        (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) as here,
        (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) as there
      from pg_constraint k join (${TABLES}) c on c.oid = k.conrelid where k.contype = 'f'`;
    expect((await list(`select conname from (${references}) r`)).length).toBeGreaterThan(15);
    expect(
      await list(
        `select relname, conname from (${references}) r where here <> 'practice_id' or there <> 'practice_id'`,
      ),
    ).toEqual([]);
    expect(
      await list(`select relname, conname from (${references}) r where relname in (${globals})`),
    ).toEqual([]);
  });

  it("take no value from a sequence or a random function", async () => {
    const defaults = await list(`select distinct pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d
      join (${TABLES}) t on t.oid = d.adrelid`);
    expect(defaults.filter((one) => !/^(now\(\)|\d+|true|false|'\w+'::text)$/.test(one))).toEqual([]);
  });
});

describe("row-level security", () => {
  it("is on, and forced on the owner too, everywhere", async () => {
    expect(
      await list(`select relname from (${TABLES}) t where not (relrowsecurity and relforcerowsecurity)`),
    ).toEqual([]);
  });

  it("has the practice as a wall around every tenant's table, for reading and writing", async () => {
    const inside = "(practice_id = ( SELECT app.practice() AS practice))";
    const walled = await list(
      `select tablename from pg_policies where schemaname = 'public' and policyname = 'tenant'
         and permissive = 'RESTRICTIVE' and cmd = 'ALL' and roles = '{public}' and qual = $1 and with_check = $1`,
      [inside],
    );
    expect(walled).toEqual(await list(`select relname from ${TENANT} t`));
  });

  it("names a role in every permission, and checks what is written wherever it limits what is read", async () => {
    const rest = `from pg_policies where schemaname = 'public' and permissive = 'PERMISSIVE'`;
    expect(await list(`select tablename, policyname ${rest} and 'public' = any (roles)`)).toEqual([]);
    expect(
      await list(`select tablename, policyname ${rest} and cmd in ('ALL', 'UPDATE', 'INSERT')
        and with_check is null`),
    ).toEqual([]);
  });

  it("leaves no clinician, partner or supervisor a table without a condition of their own", async () => {
    const open = await list(`select role, tablename from pg_policies cross join unnest(roles) role
      where schemaname = 'public' and permissive = 'PERMISSIVE' and coalesce(qual, with_check) = 'true'
        and role in ('app_clinician', 'app_partner', 'app_supervisor')`);
    // Mail is put in by clinicians and read by none of them; released figures are all a supervisor reads.
    expect(open).toEqual(["app_clinician mail_outbox", "app_supervisor released_stat"]);
  });
});

describe("the roles", () => {
  it("do not log in, own, inherit or bypass anything", async () => {
    const names = [...RUNTIME_ROLES, "app_owner"].map((name) => `'${name}'`).join(", ");
    expect(
      await list(`select rolname from pg_roles where rolname like 'app\\_%' and not (
        rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)`),
    ).toEqual([...RUNTIME_ROLES, "app_owner"].toSorted());
    expect(
      await list(`select m.rolname, g.rolname as of from pg_auth_members a join pg_roles m on m.oid = a.member
        join pg_roles g on g.oid = a.roleid where m.rolname in (${names})`),
    ).toEqual([]);
    const runtime = RUNTIME_ROLES.map((name) => `'${name}'`).join(", ");
    expect(
      await list(`select relname from pg_class join pg_roles r on r.oid = relowner where r.rolname in (${runtime})
        union all select proname from pg_proc join pg_roles r on r.oid = proowner where r.rolname in (${runtime})
        union all select nspname from pg_namespace join pg_roles r on r.oid = nspowner where r.rolname in (${runtime})`),
    ).toEqual([]);
    expect(
      await list(`select distinct r.rolname from (${TABLES}) t join pg_roles r on r.oid = t.relowner`),
    ).toEqual(["app_owner"]);
  });

  it("can all be taken by the server's login, which has nothing itself and cannot become the owner", async () => {
    const login = new URL(cluster().loginUrl).username;
    expect(
      await list(
        `select g.rolname from pg_auth_members a join pg_roles m on m.oid = a.member
           join pg_roles g on g.oid = a.roleid where m.rolname = $1`,
        [login],
      ),
    ).toEqual(RUNTIME_ROLES.toSorted());
    expect(
      await list(
        `select rolinherit, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = $1`,
        [login],
      ),
    ).toEqual(["false false false false"]);
    expect(
      await list(
        `select relname from (${TABLES}) t where has_table_privilege($1, t.oid, 'select, insert, update, delete')`,
        [login],
      ),
    ).toEqual([]);
  });

  it("make nothing in a schema", async () => {
    const made: string[] = [];
    for (const role of RUNTIME_ROLES) {
      made.push(
        ...(await list(
          `select $1::text, nspname from pg_namespace where nspname in ('public', 'app', 'drizzle')
             and has_schema_privilege($1::text, oid, 'create')`,
          [role],
        )),
      );
    }
    expect(made).toEqual([]);
  });
});

type Grant = { role: string; table: string; privilege: string; column: string | null };

async function grants(): Promise<Grant[]> {
  return db.owner.unsafe<Grant[]>(`
    select coalesce(r.rolname, 'PUBLIC') as role, t.relname as table, lower(a.privilege_type) as privilege, null as column
    from (${TABLES}) t cross join aclexplode(t.relacl) a left join pg_roles r on r.oid = a.grantee
    union all
    select coalesce(r.rolname, 'PUBLIC'), t.relname, lower(a.privilege_type), c.attname
    from (${TABLES}) t join pg_attribute c on c.attrelid = t.oid and c.attnum > 0
    cross join aclexplode(c.attacl) a left join pg_roles r on r.oid = a.grantee`);
}

/** `insert, select (id, role)` for one role and table. */
function inWords(found: readonly Grant[]): string {
  const privileges = [...new Set(found.map((one) => one.privilege))].sort();
  return privileges
    .map((privilege) => {
      const of = found.filter((one) => one.privilege === privilege);
      const columns = of.flatMap((one) => one.column ?? []).sort();
      return of.some((one) => one.column === null) ? privilege : `${privilege} (${columns.join(", ")})`;
    })
    .join(", ");
}

describe("the grants", () => {
  it.each(RUNTIME_ROLES)("of %s are those written down, no more and no less", async (role) => {
    const found = (await grants()).filter((one) => one.role === role);
    const tables = [...new Set(found.map((one) => one.table))];
    const actual = Object.fromEntries(
      tables.map((table) => [table, inWords(found.filter((one) => one.table === table))]),
    );
    expect(actual).toEqual(EXPECTED_GRANTS[role]);
  });

  it("reach nobody else", async () => {
    const others = (await grants()).filter(
      (one) => one.role !== "app_owner" && !RUNTIME_ROLES.includes(one.role as RuntimeRole),
    );
    expect(others).toEqual([]);
  });

  it("never let anybody change or remove an audit row or a released figure", async () => {
    const found = (await grants()).filter(
      (one) =>
        ["audit_event", "released_stat"].includes(one.table) &&
        one.role !== "app_owner" &&
        !["select", "insert"].includes(one.privilege),
    );
    expect(found).toEqual([]);
  });

  it("let a supervisor read released figures and what waits to be co-signed, and nothing of any couple", () => {
    const readable = Object.entries(EXPECTED_GRANTS.app_supervisor).filter(([, words]) =>
      words.includes("select"),
    );
    // Beside a request: the day it is there, who asks, and the key its reason is sealed with.
    expect(readable.map(([table]) => table).sort()).toEqual([
      "co_sign",
      "data_key",
      "member",
      "practice",
      "released_stat",
    ]);
  });

  it.each(CLINICAL_TABLES)("refuse a supervisor, an admin and the door the table %s", async (table) => {
    const allowed: Readonly<Record<string, readonly string[]>> = { app_door: ["partner"] };
    for (const role of ["app_supervisor", "app_admin", "app_door"] as const) {
      if (allowed[role]?.includes(table)) continue;
      const asked = db.owner.begin(async (tx) => {
        await tx`select set_config('role', ${role}, true)`;
        return tx`select * from ${tx(table)}`;
      });
      await expect(asked).rejects.toMatchObject({ code: "42501" });
    }
  });
});

describe("functions and triggers", () => {
  // A body that was parsed when it was made looks for no name when it runs.
  it("fix their search path, belong to the owner, and those named here run as the owner", async () => {
    expect(
      await list(`select proname from pg_proc where pronamespace = 'app'::regnamespace
        and prosqlbody is null
        and not ('search_path=""' = any (coalesce(proconfig, '{}')))`),
    ).toEqual([]);
    expect(
      await list(`select proname from pg_proc where pronamespace = 'app'::regnamespace and prosecdef`),
    ).toEqual([
      "both_chose",
      "both_picked",
      "both_sent",
      "check_session",
      "close_sharing",
      "forget_lists",
      "has_fresh_yes",
      "has_opened",
      "has_opening",
      "has_paused",
      "hold_level",
      "is_consent_withdrawn",
      "is_for_both",
      "is_held_by",
      "is_homework_refused",
      "is_line_open",
      "is_long_closed",
      "is_need_open",
      "is_refused",
      "is_same_person",
      "keep_lowered_ceiling",
      "keep_not_now",
      "line_pairs",
      "live_session",
      "lower_ceiling",
      "may_pick",
      "may_share",
      "need_days",
      "note_used",
      "own_lists",
      "put_list",
      "settle_pick",
      "stands_in",
    ]);
    expect(await list(`select proname from pg_proc where pronamespace = 'public'::regnamespace`)).toEqual([]);
    expect(
      await list(`select distinct r.rolname from pg_proc p join pg_roles r on r.oid = p.proowner
        where p.pronamespace = 'app'::regnamespace`),
    ).toEqual(["app_owner"]);
  });

  it("guard what is only ever added to, what was published, what was said against open work, and fill in a time on the wall", async () => {
    expect(
      await list(`select t.tgrelid::regclass::text, t.tgname, t.tgenabled from pg_trigger t
        where not t.tgisinternal`),
    ).toEqual([
      "audit_event append_only O",
      "audit_event append_only_whole O",
      "builtin_exercise keep_builtin O",
      "builtin_word keep_slips O",
      "note keep_signed O",
      "note_amendment append_only O",
      "note_amendment append_only_whole O",
      "own_exercise keep_published O",
      "own_exercise keep_terms O",
      "own_exercise keep_terms_of_new O",
      "own_word keep_slips O",
      "partner keep_lowered_ceiling O",
      "released_stat append_only O",
      "released_stat append_only_whole O",
      "session session_wall_time O",
      "task note_used O",
      "yes_answer keep_not_now O",
    ]);
  });
});
