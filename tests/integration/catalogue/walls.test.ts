import fc from "fast-check";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Id, newId } from "#lib/kernel/ids";
import {
  EXPECTED_GRANTS,
  GLOBAL_TABLES,
  RUNTIME_ROLES,
  type RuntimeRole,
} from "#tests/integration/catalogue/expected-grants";
import { type FilledPractice, fillPractice } from "#tests/integration/catalogue/filled-practice";
import { useFreshDatabase } from "#tests/support/database";

type Row = Record<string, unknown>;
type Context = { role: RuntimeRole; practiceId: string; userId: string; coupleId: string; slot: string };

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let practices: FilledPractice[];
/** Every row of every table, as the superuser sees them. */
let all: Map<string, Row[]>;

beforeAll(async () => {
  db = await useFreshDatabase();
  practices = [await fillPractice(db.owner), await fillPractice(db.owner), await fillPractice(db.owner)];
  const tables = await db.owner<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
  all = new Map();
  for (const { name } of tables) all.set(name, [...(await db.owner`select * from ${db.owner(name)}`)]);
});
afterAll(() => db.drop());

const NOBODY: Omit<Context, "role"> = { practiceId: "", userId: "", coupleId: "", slot: "" };

class Undone extends Error {}

/** Runs one statement in a context and takes everything back. Null when the role may not. */
async function inContext(
  context: Context,
  statement: (tx: postgres.TransactionSql) => Promise<postgres.RowList<postgres.Row[]>>,
): Promise<{ rows: Row[]; count: number } | null> {
  let result: { rows: Row[]; count: number } | null = null;
  try {
    await db.owner.begin(async (tx) => {
      const { role, practiceId, userId, coupleId, slot } = context;
      await tx`select set_config('app.practice_id', ${practiceId}, true), set_config('app.user_id', ${userId}, true),
        set_config('app.couple_id', ${coupleId}, true), set_config('app.slot', ${slot}, true),
        set_config('role', ${role}, true)`;
      const rows = await statement(tx);
      result = { rows: [...rows], count: rows.count };
      throw new Undone();
    });
  } catch (error) {
    if (error instanceof Undone) return result;
    if ((error as { code?: string }).code === "42501") return null;
    throw error;
  }
  return result;
}

/** The columns of a grant in words: null for the whole row, undefined for none. */
function columnsOf(role: RuntimeRole, table: string, privilege: string): string[] | null | undefined {
  const words = EXPECTED_GRANTS[role][table];
  const found = words?.match(new RegExp(`\\b${privilege}\\b(?: \\(([^)]*)\\))?`));
  if (!found) return undefined;
  return found[1]?.split(", ") ?? null;
}

async function visible(context: Context, table: string): Promise<Row[] | null> {
  const columns = columnsOf(context.role, table, "select");
  if (columns === undefined) return null;
  const found = await inContext(context, (tx) =>
    columns === null ? tx`select * from ${tx(table)}` : tx`select ${tx(columns)} from ${tx(table)}`,
  );
  if (found === null) throw new Error(`${context.role} is granted ${table} and was refused it`);
  return found.rows;
}

const tableNames = () => [...all.keys()].sort();

describe("without a context", () => {
  /** What is asked before anybody is known: the door's own tables, and which practices a job goes through. */
  const BEFORE_ANYBODY: Readonly<Record<string, readonly string[]>> = {
    app_door: ["first_admin_link", "login_identity", "membership", "throttle"],
    app_job: ["practice"],
  };

  it("the world has rows in every table", () => {
    expect([...all].filter(([, rows]) => rows.length === 0).map(([name]) => name)).toEqual([]);
  });

  it.each(RUNTIME_ROLES)("%s sees no row of any table", async (role) => {
    const seen: string[] = [];
    for (const table of tableNames()) {
      const rows = await visible({ role, ...NOBODY }, table);
      if (rows && rows.length > 0) seen.push(table);
    }
    expect(seen).toEqual(BEFORE_ANYBODY[role] ?? []);
  });

  it.each(RUNTIME_ROLES)("%s changes and removes no row", async (role) => {
    for (const table of tableNames().filter((name) => !(GLOBAL_TABLES as readonly string[]).includes(name))) {
      const columns = columnsOf(role, table, "update");
      const column = columns === null ? "practice_id" : columns?.[0];
      const updated = column
        ? await inContext(
            { role, ...NOBODY },
            (tx) => tx`update ${tx(table)} set ${tx(column)} = ${tx(column)}`,
          )
        : null;
      const removed = await inContext({ role, ...NOBODY }, (tx) => tx`delete from ${tx(table)}`);
      expect([table, updated?.count ?? 0, removed?.count ?? 0]).toEqual([table, 0, 0]);
    }
  });
});

describe("inside a practice", () => {
  const contexts = () => {
    const people = practices.flatMap((practice): Context[] => {
      const of = (role: RuntimeRole, userId: string): Context => ({
        role,
        practiceId: practice.id,
        userId,
        coupleId: "",
        slot: "",
      });
      return [
        ...practice.clinicians.map((id) => of("app_clinician", id)),
        of("app_supervisor", practice.supervisorId),
        of("app_admin", practice.adminId),
        of("app_job", ""),
        of("app_door", ""),
        ...practice.couples.flatMap((couple) =>
          (["A", "B"] as const).map((slot) => ({
            ...of("app_partner", couple.partners[slot]),
            coupleId: couple.id,
            slot,
          })),
        ),
      ];
    });
    return fc.constantFrom(...people);
  };
  const tables = () =>
    fc.constantFrom(...tableNames().filter((name) => !(GLOBAL_TABLES as readonly string[]).includes(name)));
  /** What one partner may see of the other's: both have shared it, and no list with matches is among it. */
  const isOpenToBoth = ({ assignment_id, kind }: Row) => {
    const openings = (all.get("share_opening") ?? []).filter((one) => one.assignment_id === assignment_id);
    return openings.length === 3 && kind !== "matches";
  };
  const coupleOf = (id: unknown) => practices.flatMap((one) => one.couples).find((one) => one.id === id);

  it("nobody ever reads a row of another practice, of another caseload or of another couple", async () => {
    await fc.assert(
      fc.asyncProperty(contexts(), tables(), async (context, table) => {
        const rows = (await visible(context, table)) ?? [];
        for (const row of rows) {
          if ("practice_id" in row) expect(row.practice_id).toBe(context.practiceId);
          const coupleId = table === "couple" ? row.id : row.couple_id;
          if (context.role === "app_clinician" && coupleId) {
            expect(coupleOf(coupleId)?.clinicianId).toBe(context.userId);
          }
          if (context.role === "app_partner" && coupleId) expect(coupleId).toBe(context.coupleId);
          const isTheirs =
            context.role === "app_partner" && row.partner_id && row.partner_id !== context.userId;
          // A day of moments and a line are there for both because this practice's therapist has revealed them.
          if (isTheirs && table !== "need_share" && table !== "line_share")
            expect([table, isOpenToBoth(row)]).toEqual(["shared_part", true]);
          if (context.role === "app_clinician" && table === "response_part") {
            expect(row.visibility).not.toBe("me");
          }
        }
        // The count is the oracle's: nothing of another practice is hidden in columns that were not read.
        const own = (all.get(table) ?? []).filter((row) => row.practice_id === context.practiceId);
        expect(rows.length).toBeLessThanOrEqual(own.length);
      }),
      { numRuns: 300 },
    );
  });

  it("nobody ever changes, removes or makes a row of another practice", async () => {
    await fc.assert(
      fc.asyncProperty(contexts(), tables(), fc.nat(), async (context, table, pick) => {
        const foreign = (all.get(table) ?? []).filter((row) => row.practice_id !== context.practiceId);
        const target = foreign[pick % foreign.length];
        if (!target) throw new Error(`no row of another practice in ${table}`);
        const there = target.practice_id as Id;
        const own = (all.get(table) ?? []).length - foreign.length;

        const columns = columnsOf(context.role, table, "update");
        const column = columns === null ? "practice_id" : columns?.[0];
        if (column) {
          const reached = await inContext(
            context,
            (tx) => tx`update ${tx(table)} set ${tx(column)} = ${tx(column)} where practice_id = ${there}`,
          );
          expect(reached?.count ?? 0).toBe(0);
        }
        if (columns === null) {
          // Moving one's own rows over is refused by the check on what is written.
          const moved = await inContext(context, (tx) => tx`update ${tx(table)} set practice_id = ${there}`);
          expect(moved?.count ?? 0).toBe(0);
        }
        const removed = await inContext(
          context,
          (tx) => tx`delete from ${tx(table)} where practice_id = ${there}`,
        );
        expect(removed?.count ?? 0).toBe(0);
        const swept = await inContext(context, (tx) => tx`delete from ${tx(table)}`).catch(referenced);
        expect(swept?.count ?? 0).toBeLessThanOrEqual(own);
        const made = await inContext(
          context,
          (tx) => tx`insert into ${tx(table)} ${tx(target as Record<string, string>)}`,
        );
        expect(made).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it("a partner reads no other partner's scope of keys, and nobody but the partner a private one", async () => {
    for (const practice of practices) {
      for (const couple of practice.couples) {
        for (const slot of ["A", "B"] as const) {
          const rows = await visible(
            {
              role: "app_partner",
              practiceId: practice.id,
              userId: couple.partners[slot],
              coupleId: couple.id,
              slot,
            },
            "data_key",
          );
          const own = slot.toLowerCase();
          expect(rows?.map((row) => row.scope).sort()).toEqual(
            ["shared", `identity_${own}`, `partner_${own}`, `private_${own}`].sort(),
          );
        }
      }
      for (const [role, userId] of [
        ["app_clinician", practice.clinicians[0]],
        ["app_admin", practice.adminId],
        ["app_supervisor", practice.supervisorId],
        ["app_job", ""],
        ["app_door", ""],
      ] as const) {
        const rows = await visible(
          { role, practiceId: practice.id, userId, coupleId: "", slot: "" },
          "data_key",
        );
        expect((rows ?? []).filter((row) => String(row.scope).startsWith("private"))).toEqual([]);
      }
    }
  });
});

describe("what a role signs", () => {
  const audit = (context: Context, actorRole: string, actorId: string | null) =>
    inContext(
      context,
      (tx) => tx`insert into audit_event
          (practice_id, id, actor_id, actor_role, action, entity, purpose, outcome, request_id, build)
        values (${context.practiceId}, ${newId()}, ${actorId}, ${actorRole}, 'read', 'couple', 'look', 'done', 'r', 't')`,
    );

  it("is its own name, in its own role", async () => {
    const [practice] = practices;
    const [userId = ""] = practice?.clinicians ?? [];
    const me: Context = { ...NOBODY, role: "app_clinician", practiceId: practice?.id ?? "", userId };
    expect((await audit(me, "clinician", userId))?.count).toBe(1);
    expect(await audit(me, "admin", userId)).toBeNull();
    expect(await audit(me, "clinician", newId())).toBeNull();
    expect(await audit(me, "clinician", null)).toBeNull();
    for (const role of ["door", "job"] as const) {
      const nobody: Context = { ...NOBODY, role: `app_${role}`, practiceId: practice?.id ?? "" };
      expect((await audit(nobody, role, null))?.count).toBe(1);
      expect(await audit(nobody, "clinician", userId)).toBeNull();
    }
  });

  it("is a part of its own couple's answers", async () => {
    const [couple, other] = practices[0]?.couples ?? [];
    if (!couple || !other) throw new Error("no couples");
    const context: Context = {
      role: "app_partner",
      practiceId: practices[0]?.id ?? "",
      userId: couple.partners.A,
      coupleId: couple.id,
      slot: "A",
    };
    const own = (all.get("response") ?? []).find((row) => row.partner_id === couple.partners.A);
    const put = (coupleId: Id, partnerId: Id) =>
      inContext(
        context,
        (tx) => tx`insert into response_part
            (practice_id, response_id, visibility, couple_id, partner_id, answers_sealed)
          values (${context.practiceId}, ${String(own?.id)}, 'shared', ${coupleId}, ${partnerId}, 'x')`,
      ).catch(taken);
    expect(await put(couple.id, couple.partners.A)).toBe("taken");
    expect(await put(other.id, couple.partners.A)).toBeNull();
    expect(await put(couple.id, couple.partners.B)).toBeNull();
  });
});

/** Past the policies, and stopped by the key: the row is there already. */
function taken(error: unknown): "taken" {
  if ((error as { code?: string }).code === "23505") return "taken";
  throw error;
}

/** A removal that something still points at is refused, which is as good as nothing removed. */
function referenced(error: unknown): null {
  if ((error as { code?: string }).code === "23503") return null;
  throw error;
}
