import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "#db/with-actor";
import { withActor } from "#db/with-actor";
import { toRefusal } from "#lib/auth/refusal";
import { listToday } from "#lib/homework/list-today";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { DomainError } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";
import { makeLog } from "#lib/kernel/log";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { openToday } from "#lib/progress/open-today";
import { countRows, giveHomework, now, refusalOf } from "#tests/integration/homework/given";
import { useFreshDatabase } from "#tests/support/database";
import { auditOf, makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const SENTENCE = "We cannot reach the records right now. Nothing was changed. Please try again.";
const CANARY = "Canary answer 7f3a";

/** Runs `work` while every insert into a table fails the way a server in trouble makes it fail. */
async function whileBroken<T>(table: string, sqlstate: string, work: () => Promise<T>): Promise<T> {
  await db.owner.unsafe(`
    create function break_${table}() returns trigger language plpgsql as $$
    begin
      raise exception 'could not extend file for row %', new
        using errcode = '${sqlstate}', detail = 'Failing row contains (${CANARY}).';
    end $$;
    create trigger breaks before insert or update on ${table}
      for each row execute function break_${table}()`);
  try {
    return await work();
  } finally {
    await db.owner.unsafe(`drop trigger breaks on ${table}; drop function break_${table}()`);
  }
}

async function written(world: World): Promise<string> {
  const { taskA } = await giveHomework(world);
  await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: CANARY } });
  return taskA;
}

const send = () => ({ submissionId: newId(), draftVersion: 1, outcome: "stopped", check: null }) as const;

describe("a server that cannot write", () => {
  // A full disk; too many connections; a statement that took too long; a server on its way down.
  it.each(["53100", "53300", "57014", "57P01"])(
    "%s is one calm sentence, and all of it is undone",
    async (state) => {
      const world = await makeWorld(db.owner);
      const taskId = await written(world);
      const before = await auditOf(db.owner, world.practiceId);
      const refused = await whileBroken("response_part", state, () =>
        refusalOf(sendResponse(world.partnerA, taskId, send(), now)),
      );
      expect(refused).toEqual({ code: "unavailable", message: SENTENCE });
      expect(await countRows(db.owner, world.practiceId, "response")).toBe(0);
      expect(await countRows(db.owner, world.practiceId, "response_part")).toBe(0);
      expect(await auditOf(db.owner, world.practiceId)).toEqual(before);
      expect((await openTask(world.partnerA, taskId)).answers).toEqual({ belief_a: CANARY });
      expect(await sendResponse(world.partnerA, taskId, send(), now)).toMatchObject({ outcome: "stopped" });
    },
  );

  it("undoes the draft when the trail cannot be written", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await written(world);
    const refused = await whileBroken("audit_event", "53100", () =>
      refusalOf(saveDraft(world.partnerA, taskId, { version: 1, answers: { belief_a: "Newer" } })),
    );
    expect(refused).toEqual({ code: "unavailable", message: SENTENCE });
    expect((await openTask(world.partnerA, taskId)).answers).toEqual({ belief_a: CANARY });
  });
});

describe("a page whose reading and trail travel together", () => {
  it.each([
    ["the trail cannot be written", "53100", { code: "unavailable", message: SENTENCE }],
    ["the trail is refused", "42501", { code: "not_found" }],
  ])("says why when %s, and shows nothing", async (_what, state, refusal) => {
    const world = await makeWorld(db.owner);
    const taskId = await written(world);
    for (const read of [
      () => openTask(world.partnerA, taskId),
      () => listToday(world.partnerA, now),
      () => openCouplePage(world.treating, world.coupleId),
      () => openToday(world.treating, "Europe/Berlin"),
    ]) {
      expect(await whileBroken("audit_event", state, () => refusalOf(read()))).toMatchObject(refusal);
    }
  });
});

/** What a call threw, as it leaves the database. */
async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error("the call went through");
}

/** What the log holds after an error was logged the ways the product logs one. */
function logged(error: unknown): string {
  let text = "";
  const log = makeLog({ write: (line: string) => (text += line) });
  log.level = "trace";
  log.error({ requestId: newId(), error }, "unexpected error");
  log.error({ error });
  log.error(error as Error);
  log.warn({ why: error }, "and under another name");
  return text;
}

describe("an error nobody foresaw", () => {
  const faults: Record<string, (world: World, taskId: string) => Promise<unknown>> = {
    "a row the database refuses": (world, taskId) =>
      whileBroken("draft", "23514", () =>
        thrownBy(saveDraft(world.partnerA, taskId, { version: 1, answers: { belief_a: CANARY } })),
      ),
    "a broken function of its own": (world, taskId) =>
      whileBroken("response_part", "XX000", () =>
        thrownBy(sendResponse(world.partnerA, taskId, send(), now)),
      ),
    "a statement that is wrong": (world) =>
      thrownBy(withActor(world.partnerA, (tx: Tx) => tx.execute(sql`select ${CANARY}::uuid`))),
  };

  it.each(Object.entries(faults))(
    "%s is one sentence with a number, and the log has no word of it",
    async (_what, fault) => {
      const world = await makeWorld(db.owner);
      const taskId = await written(world);
      const error = await fault(world, taskId);
      expect(error).not.toBeInstanceOf(DomainError);
      const requestId = newId();
      const refusal = toRefusal(error, requestId);
      expect(refusal).toMatchObject({ code: "unexpected", fields: {} });
      expect(refusal.message).toBe(
        `Something went wrong on our side. Nothing was changed. Please try again. (${requestId.slice(0, 8)})`,
      );
      const text = logged(error);
      expect(text).toMatch(/"code":"(23514|XX000|22P02)"/);
      expect(text).not.toMatch(/canary|failing row|could not extend|insert into|update |select |\$1|params/i);
      expect(text).not.toContain(world.coupleId);
      expect(text).not.toContain(taskId);
      expect((await openTask(world.partnerA, taskId)).answers).toEqual({ belief_a: CANARY });
    },
  );
});
