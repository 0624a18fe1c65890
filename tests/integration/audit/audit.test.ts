import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { type Actor, type ActorOf, mintActor } from "#lib/access/actor";
import { VERBS } from "#lib/access/matrix";
import type { Audience, Person } from "#lib/access/matrix-rows";
import { recordAudit } from "#lib/audit/record-audit";
import { type Id, newId } from "#lib/kernel/ids";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { CALLS } from "#tests/integration/access/calls";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeCouple, makeMember, makePractice, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let practiceId: Id;
let world: World;
let staff: { supervisor: ActorOf<"supervisor">; admin: ActorOf<"admin"> };
beforeAll(async () => {
  db = await useFreshDatabase();
  practiceId = await makePractice(db.owner);
  world = await makeCouple(db.owner, await makeMember(db.owner, practiceId, "clinician"));
  staff = {
    supervisor: await makeMember(db.owner, practiceId, "supervisor"),
    admin: await makeMember(db.owner, practiceId, "admin"),
  };
});
afterAll(() => db.drop());

const rows = () => asPractice(db.owner, practiceId, (tx) => tx`select * from audit_event order by id`);

describe("recordAudit", () => {
  it("writes who, as what, did what to which row, why, and in which request; and no content", async () => {
    const actor = mintActor({ ...world.treating, sessionRef: "0123456789abcdef", requestId: newId() });
    await withActor(actor, (tx) =>
      recordAudit(tx, actor, {
        action: "update",
        entity: "couple",
        entityId: world.coupleId,
        coupleId: world.coupleId,
        purpose: "a test",
      }),
    );
    const [row] = (await rows()).filter((r) => r.purpose === "a test");
    expect(row).toEqual({
      practice_id: practiceId,
      id: expect.any(String),
      at: expect.any(Date),
      actor_id: actor.userId,
      actor_role: "clinician",
      session_ref: "0123456789abcdef",
      action: "update",
      entity: "couple",
      entity_id: world.coupleId,
      couple_id: world.coupleId,
      purpose: "a test",
      outcome: "done",
      request_id: actor.requestId,
      build: "development",
    });
    expect(Math.abs(row?.at.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it("stands or falls with the work it belongs to", async () => {
    const before = (await rows()).length;
    const failing = withActor(world.treating, async (tx) => {
      await recordAudit(tx, world.treating, { action: "read", entity: "couple", purpose: "undone" });
      throw new Error("the work failed");
    });
    await expect(failing).rejects.toThrow("the work failed");
    expect((await rows()).length).toBe(before);
  });

  it.each([
    ["of somebody else", () => ({ ...world.treating, userId: newId() })],
    ["of nobody", () => ({ ...world.treating, userId: null })],
    ["of another role", () => ({ ...world.treating, role: "admin" })],
  ])("cannot be written in the name %s", async (_what, forged) => {
    const before = (await rows()).length;
    const write = withActor(world.treating, (tx) =>
      recordAudit(tx, forged() as unknown as Actor, { action: "read", entity: "couple", purpose: "forged" }),
    );
    await expect(write).rejects.toMatchObject({ code: "not_found" });
    expect((await rows()).length).toBe(before);
  });

  it("cannot be written into another practice's trail", async () => {
    const there = await makePractice(db.owner);
    const forged = { ...world.treating, practiceId: there };
    const write = withActor(world.treating, (tx) =>
      recordAudit(tx, forged, { action: "read", entity: "couple", purpose: "forged" }),
    );
    await expect(write).rejects.toMatchObject({ code: "not_found" });
    expect(await auditOf(db.owner, there)).toEqual([]);
  });
});

describe("the trail is append-only", () => {
  const statements = [
    "update audit_event set purpose = 'changed'",
    "update audit_event set at = now() - interval '1 year'",
    "delete from audit_event",
    "delete from audit_event where practice_id = (select id from practice limit 1)",
    "truncate audit_event",
    "truncate audit_event cascade",
  ];

  it.each(statements)("refuses the owner: %s", async (statement) => {
    const before = await rows();
    expect(before.length).toBeGreaterThan(0);
    const asOwner = asPractice(db.owner, practiceId, (tx) => tx.unsafe(statement));
    await expect(asOwner).rejects.toMatchObject({
      code: "42501",
      message: expect.stringMatching(/^append-only: /),
    });
    expect(await rows()).toEqual(before);
  });

  it.each(statements)("refuses the server's superuser: %s", async (statement) => {
    const before = await rows();
    await expect(db.owner.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
    expect(await rows()).toEqual(before);
  });

  it.each(["app_clinician", "app_partner", "app_supervisor", "app_admin", "app_job", "app_door"])(
    "gives %s no right but to add a line, and only an admin may read",
    async (role) => {
      const granted = await db.owner`
        select privilege_type from information_schema.role_table_grants
        where table_name = 'audit_event' and grantee = ${role} order by 1`;
      expect(granted.map((g) => g.privilege_type)).toEqual(
        role === "app_admin" ? ["INSERT", "SELECT"] : ["INSERT"],
      );
      const columns = await db.owner`
        select distinct privilege_type from information_schema.role_column_grants
        where table_name = 'audit_event' and grantee = ${role} and privilege_type not in ('INSERT', 'SELECT')`;
      expect(columns).toHaveLength(0);
    },
  );

  it("lets the sample practice alone be removed, and never changed", async () => {
    const sample = await makePractice(db.owner);
    await db.owner`update practice set is_sample = true where id = ${sample}`;
    const line = () =>
      asPractice(
        db.owner,
        sample,
        (tx) => tx`insert into audit_event
      (practice_id, id, actor_role, action, entity, purpose, outcome, request_id, build)
      values (${sample}, ${newId()}, 'job', 'run', 'x', 'x', 'done', 'r', 'b')`,
      );
    await line();
    await expect(
      asPractice(db.owner, sample, (tx) => tx`update audit_event set purpose = 'y'`),
    ).rejects.toMatchObject({
      code: "42501",
    });
    await asPractice(db.owner, sample, (tx) => tx`delete from audit_event`);
    expect(await auditOf(db.owner, sample)).toEqual([]);
    expect((await rows()).length).toBeGreaterThan(0);
  });
});

describe("without a line in the trail nothing is read and nothing is done", () => {
  /** What may end without a line: a run that writes none without one, and what is about nobody and keeps nothing. */
  const QUIET = [
    "release/releaseQuarter",
    "measures/listMeasures",
    "measures/openMeasure",
    "measures/scoreForm",
  ];
  const verbs = Object.entries(VERBS).filter(
    ([name, row]) => row.audience !== "door" && !QUIET.includes(name),
  );

  const actorFor = (person: Person, of: World): Actor => {
    const actors: Partial<Record<Person, Actor>> = {
      treating: of.treating,
      partner_a: of.partnerA,
      supervisor: staff.supervisor,
      admin: staff.admin,
      job: mintActor({ role: "job", practiceId, userId: null, requestId: newId(), sessionRef: null }),
    };
    const actor = actors[person];
    if (!actor) throw new Error(`nobody stands for ${person}`);
    return actor;
  };
  const FIRST: Readonly<Record<Exclude<Audience, "door">, Person>> = {
    clinician: "treating",
    partner: "partner_a",
    supervisor: "supervisor",
    admin: "admin",
    job: "job",
  };

  async function digest(): Promise<string> {
    const tables = await db.owner<{ name: string }[]>`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`;
    const parts: string[] = [];
    for (const { name } of tables) {
      const [row] = await db.owner`
        select md5(string_agg(md5(t::text), '' order by md5(t::text))) as hash from ${db.owner(name)} t`;
      parts.push(`${name} ${row?.hash}`);
    }
    return parts.join("\n");
  }

  it("covers the reads and writes of every audience", () => {
    const kinds = new Set(verbs.map(([, row]) => `${row.audience} ${row.kind}`));
    for (const kind of [
      "clinician read",
      "clinician write",
      "partner read",
      "partner write",
      "admin read",
      "admin write",
      "supervisor read",
    ]) {
      expect(kinds).toContain(kind);
    }
  });

  it.each(verbs)("%s", async (name, row) => {
    if (row.audience === "door") throw new Error("the door has no actor");
    const of = await makeCouple(db.owner, await makeMember(db.owner, practiceId, "clinician"));
    const prepared = await CALLS[name]?.({ owner: db.owner, world: of });
    const actor = actorFor(FIRST[row.audience], of);
    const before = await digest();
    const role = `app_${actor.role}`;
    await db.owner.unsafe(`revoke insert on audit_event from ${role}`);
    let result: unknown = "nothing";
    try {
      await expect(
        prepared?.run(actor as never, prepared.ids).then((told) => {
          result = told;
        }),
      ).rejects.toThrow();
    } finally {
      await db.owner.unsafe(`grant insert on audit_event to ${role}`);
    }
    expect(result).toBe("nothing");
    expect(await digest()).toBe(before);
    // The line was all that was missing.
    await expect(prepared?.run(actor as never, prepared.ids)).resolves.not.toBe("nothing");
  });
});

describe("one look, one line", () => {
  it("is written each time, also when nothing was found to show", async () => {
    const before = (await rows()).length;
    for (let i = 0; i < 3; i += 1) await openCouplePage(world.treating, world.coupleId);
    expect((await rows()).length).toBe(before + 3);
  });
});
