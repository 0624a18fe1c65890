import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseCode } from "#db/with-actor";
import { type Actor, type ActorOf, mintActor } from "#lib/access/actor";
import { newId } from "#lib/kernel/ids";
import { exportReleases } from "#lib/release/export-releases";
import { listReleases } from "#lib/release/queries";
import { csvCell, releasedCsv } from "#lib/release/released-csv";
import { useFreshDatabase } from "#tests/support/database";
import { auditOf, makeMember, makeWorld, type World } from "#tests/support/people";
import { jobOf, seedOutcomes, spread } from "./episodes";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
let supervisor: ActorOf<"supervisor">;

beforeAll(async () => {
  db = await useFreshDatabase();
  world = await makeWorld(db.owner);
  supervisor = await makeMember(db.owner, world.practiceId, "supervisor");
  await seedOutcomes(db.owner, world.practiceId, spread([world.treating.userId], 3));
  await db.owner`insert into released_stat (practice_id, quarter, statistic, share_5pp, n_5, method_version) values
    (${world.practiceId}, '2026-Q2', 'better', 40, 25, 1), (${world.practiceId}, '2026-Q2', 'engaged', 65, 25, 1)`;
});
afterAll(() => db.drop());

/** Runs one statement as a role inside its practice; the SQLSTATE of the refusal, or the rows. */
async function trying(actor: Actor, statement: string): Promise<string | postgres.RowList<postgres.Row[]>> {
  return (await db.owner
    .begin(async (tx) => {
      await tx`select set_config('role', ${`app_${actor.role}`}, true),
        set_config('app.practice_id', ${actor.practiceId}, true), set_config('app.user_id', ${actor.userId ?? ""}, true)`;
      return tx.unsafe(statement);
    })
    .catch((error: unknown) => databaseCode(error) ?? "no code")) as
    | string
    | postgres.RowList<postgres.Row[]>;
}

/** All that a supervisor's role may read (security paper, R13). */
const READABLE = "released_stat";
/** A request to co-sign, which tells nothing of a couple; who asks; the key of its reason; the practice's zone. */
const BESIDE_A_REQUEST = ["co_sign", "data_key", "member", "practice"];

describe("the supervisor's role", () => {
  it("is denied every table of the catalogue but released figures and what waits to be co-signed", async () => {
    const tables = await db.owner<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f') order by 1`;
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      if (name === READABLE || BESIDE_A_REQUEST.includes(name)) continue;
      for (const statement of [
        `select * from public."${name}" limit 1`,
        `select count(*) from public."${name}"`,
        `select practice_id from public."${name}" limit 1`,
        `delete from public."${name}"`,
        `update public."${name}" set practice_id = practice_id`,
      ]) {
        // A column that is not there is refused too, but only after the table's own refusal.
        expect(["42501", "42703"], `${statement} as supervisor`).toContain(
          await trying(supervisor, statement),
        );
      }
      expect(await trying(supervisor, `select count(*) from public."${name}"`), name).toBe("42501");
    }
  });

  it("has a grant on no column of a clinical table", async () => {
    const columns = await db.owner<{ table_name: string }[]>`
      select distinct table_name::text from information_schema.column_privileges
      where grantee in ('app_supervisor', 'PUBLIC') and table_schema = 'public' order by 1`;
    expect(columns.map((row) => row.table_name)).toEqual(
      ["audit_event", READABLE, ...BESIDE_A_REQUEST].sort(),
    );
    const audit = await db.owner<{ privilege_type: string }[]>`
      select distinct privilege_type::text from information_schema.column_privileges
      where grantee = 'app_supervisor' and table_name = 'audit_event'`;
    expect(audit.map((row) => row.privilege_type)).toEqual(["INSERT"]);
  });

  it("cannot write what it reads", async () => {
    for (const statement of [
      "update released_stat set share_5pp = 100",
      "delete from released_stat",
      `insert into released_stat values ('${world.practiceId}', '2026-Q1', 'better', 50, 20, 1)`,
    ]) {
      expect(await trying(supervisor, statement), statement).toBe("42501");
    }
  });
});

describe("frozen outcomes and released figures", () => {
  it("are closed to clinicians, partners, admins and the door", async () => {
    const admin = await makeMember(db.owner, world.practiceId, "admin");
    const door = mintActor({
      role: "door",
      practiceId: world.practiceId,
      userId: null,
      requestId: newId(),
      sessionRef: null,
    });
    for (const actor of [world.treating, world.partnerA, admin, door]) {
      for (const table of ["episode_outcome", "released_stat", "opt_out"]) {
        expect(await trying(actor, `select * from ${table}`), `${table} as ${actor.role}`).toBe("42501");
      }
    }
    expect(await trying(supervisor, "select * from episode_outcome")).toBe("42501");
    expect(await trying(jobOf(world.practiceId), "select * from episode_outcome")).toHaveLength(3);
  });

  it("cannot be changed by the run that made them", async () => {
    for (const statement of [
      "update released_stat set share_5pp = 100",
      "delete from released_stat",
      "delete from episode_outcome",
      "update episode_outcome set better = true",
    ]) {
      expect(await trying(jobOf(world.practiceId), statement), statement).toBe("42501");
    }
  });
});

describe("listReleases", () => {
  const figures = [
    { quarter: "2026-Q2", statistic: "better", share5pp: 40, n5: 25, methodVersion: 1 },
    { quarter: "2026-Q2", statistic: "engaged", share5pp: 65, n5: 25, methodVersion: 1 },
  ];

  it("gives the practice's released figures and leaves one audit row per reading", async () => {
    const before = (await auditOf(db.owner, world.practiceId)).length;
    expect(await listReleases(supervisor)).toEqual(figures);
    const audit = (await auditOf(db.owner, world.practiceId)).slice(before);
    expect(audit).toEqual([
      {
        action: "read",
        entity: "released_stat",
        actor_role: "supervisor",
        couple_id: null,
        purpose: "trends",
      },
    ]);
  });

  it("gives every supervisor of the practice the same, and another practice nothing", async () => {
    const colleague = await makeMember(db.owner, world.practiceId, "supervisor");
    expect(await listReleases(colleague)).toEqual(figures);
    const elsewhere = await makeWorld(db.owner);
    expect(await listReleases(await makeMember(db.owner, elsewhere.practiceId, "supervisor"))).toEqual([]);
  });

  it("returns nothing when the reading cannot be audited", async () => {
    await db.owner`revoke insert on audit_event from app_supervisor`;
    try {
      await expect(listReleases(supervisor)).rejects.toMatchObject({ code: "not_found" });
    } finally {
      await db.owner`grant insert on audit_event to app_supervisor`;
    }
  });

  it("does not exist for other roles", async () => {
    await expect(listReleases(world.treating as never)).rejects.toMatchObject({ code: "not_found" });
    await expect(listReleases(world.partnerA as never)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the export", () => {
  it("holds the same numbers as the page in allow-listed columns, and is audited", async () => {
    expect(await exportReleases(supervisor)).toBe(
      "quarter,statistic,share_percent,error_band_points,couples_rounded_down,method_version\r\n" +
        "2026-Q2,better,40,11,25,1\r\n2026-Q2,engaged,65,11,25,1\r\n",
    );
    expect((await auditOf(db.owner, world.practiceId)).at(-1)).toMatchObject({
      entity: "released_stat",
      purpose: "export",
    });
  });

  it("never lets a cell start a formula or break out of its column", () => {
    for (const start of ["=", "+", "-", "@", "\t", "\r"]) {
      expect(csvCell(`${start}SUM(A1)`).replace(/^"/, "")).toMatch(/^'/);
    }
    expect(csvCell('a"b,c\nd')).toBe('"a""b,c\nd"');
    expect(csvCell("2026-Q2")).toBe("2026-Q2");
    const hostile = { quarter: "=cmd|' /C calc'!A0", coupleId: "secret" } as never;
    const figure = { statistic: "better", share5pp: 40, n5: 25, methodVersion: 1 } as const;
    const csv = releasedCsv([Object.assign({}, figure, hostile)]);
    expect(csv.split("\r\n")[1]).toBe("'=cmd|' /C calc'!A0,better,40,11,25,1");
  });
});
