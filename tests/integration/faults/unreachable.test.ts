import { createServer, type Server } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "#db/with-actor";
import { isDatabaseUp } from "#lib/auth/health";
import { findLiveSession } from "#lib/auth/live-session";
import { makeToken } from "#lib/auth/token";
import { listToday } from "#lib/homework/list-today";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { countRows, giveHomework, now, refusalOf } from "#tests/integration/homework/given";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
let taskId: string;
let right = "";
beforeAll(async () => {
  db = await useFreshDatabase();
  right = process.env.DATABASE_URL ?? "";
  world = await makeWorld(db.owner);
  taskId = (await giveHomework(world)).taskA;
});
afterEach(() => pointAt(right));
afterAll(() => db.drop());

/** The process's pool, opened anew on another address. */
async function pointAt(url: string): Promise<void> {
  await closeDatabase();
  process.env.DATABASE_URL = url;
}

function elsewhere(change: (url: URL) => void): string {
  const url = new URL(right);
  change(url);
  return url.toString();
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

const stopped = { outcome: "stopped", check: null } as const;
const calls: Record<string, () => Promise<unknown>> = {
  "the start page": () => listToday(world.partnerA),
  "opening a task": () => openTask(world.partnerA, taskId),
  "saving a draft": () => saveDraft(world.partnerA, taskId, { version: 0, answers: { belief_a: "Canary" } }),
  "sending a task": () =>
    sendResponse(world.partnerA, taskId, { submissionId: newId(), draftVersion: 0, ...stopped }),
  "asking whose session it is": () => findLiveSession(makeToken(world.practiceId).text),
};

const SENTENCE = "We cannot reach the records right now. Nothing was changed. Please try again.";

describe("with no database behind the address", () => {
  it.each(Object.entries(calls))("%s says so in one sentence", async (_what, call) => {
    const shut = createServer();
    const port = await listening(shut);
    await new Promise((done) => shut.close(done));
    await pointAt(elsewhere((url) => (url.port = String(port))));
    expect(await refusalOf(call())).toEqual({ code: "unavailable", message: SENTENCE });
    expect(await isDatabaseUp()).toBe(false);
  });

  it("is told apart from nothing by health, and works again once it is back", async () => {
    const shut = createServer();
    const port = await listening(shut);
    await new Promise((done) => shut.close(done));
    await pointAt(elsewhere((url) => (url.port = String(port))));
    expect(await isDatabaseUp()).toBe(false);
    await pointAt(right);
    expect(await isDatabaseUp()).toBe(true);
    expect((await openTask(world.partnerA, taskId)).version).toBe(0);
  });
});

describe("with something at the address that is no database", () => {
  it("gives up on one that never answers, and says the same sentence", async () => {
    const mute = createServer(() => {});
    await pointAt(elsewhere((url) => (url.port = "0")));
    const port = await listening(mute);
    await pointAt(elsewhere((url) => (url.port = String(port))));
    expect(await refusalOf(openTask(world.partnerA, taskId))).toEqual({
      code: "unavailable",
      message: SENTENCE,
    });
    await pointAt(right);
    mute.close();
  });

  it("says the same of one that hangs up", async () => {
    const rude = createServer((socket) => socket.destroy());
    const port = await listening(rude);
    await pointAt(elsewhere((url) => (url.port = String(port))));
    expect(await refusalOf(saveDraft(world.partnerA, taskId, { version: 0, answers: {} }))).toEqual({
      code: "unavailable",
      message: SENTENCE,
    });
    await pointAt(right);
    rude.close();
  });

  it("says the same of a database of that name that is not there, or does not let us in", async () => {
    for (const url of [
      elsewhere((one) => (one.pathname = "/no_such_database")),
      elsewhere((one) => (one.password = "wrong")),
    ]) {
      await pointAt(url);
      expect(await refusalOf(openTask(world.partnerA, taskId))).toEqual({
        code: "unavailable",
        message: SENTENCE,
      });
    }
  });
});

/** Ends the connection of the one call that waits for the lock which the other connection holds. */
async function cutWhileWaiting(taskA: string, call: () => Promise<unknown>) {
  const cut = await db.owner.begin(async (tx) => {
    await tx`select from task where id = ${taskA} for update`;
    const refusal = refusalOf(call());
    for (let ended = 0; ended === 0; ) {
      const rows = await tx`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`;
      ended = rows.length;
    }
    return [await refusal];
  });
  return cut[0];
}

describe("a connection that is cut", () => {
  it("in the middle of a save leaves nothing half written, and the next save works", async () => {
    const { taskA } = await giveHomework(world);
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "First" } });
    const refusal = await cutWhileWaiting(taskA, () =>
      saveDraft(world.partnerA, taskA, { version: 1, answers: { belief_a: "Second" } }),
    );
    expect(refusal).toEqual({ code: "unavailable", message: SENTENCE });
    expect((await openTask(world.partnerA, taskA)).answers).toEqual({ belief_a: "First" });
    expect(await saveDraft(world.partnerA, taskA, { version: 1, answers: { belief_a: "Third" } })).toEqual({
      version: 2,
    });
    expect(await countRows(db.owner, world.practiceId, "draft")).toBe(1);
    expect((await listToday(world.partnerA, now)).checkInOpen).toBe(true);
  });

  it("again and again is opened anew each time, also when it is the only one there is", async () => {
    await closeDatabase();
    process.env.EVENKEEL_POOL = "1";
    const { taskA } = await giveHomework(world);
    for (let cut = 0; cut < 3; cut += 1) {
      const refusal = await cutWhileWaiting(taskA, () =>
        saveDraft(world.partnerA, taskA, { version: cut, answers: { belief_a: "Lost" } }),
      );
      expect(refusal).toEqual({ code: "unavailable", message: SENTENCE });
      // The driver hands the end of the old connection to the first call on the new one; the second works.
      const again = () => saveDraft(world.partnerA, taskA, { version: cut, answers: { belief_a: "Kept" } });
      const first = await refusalOf(again());
      if (first !== null) expect(first).toEqual({ code: "unavailable", message: SENTENCE });
      if (first !== null) expect(await again()).toEqual({ version: cut + 1 });
      expect((await openTask(world.partnerA, taskA)).version).toBe(cut + 1);
    }
    delete process.env.EVENKEEL_POOL;
  });
});
