import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import { type EmbeddedServer, startEmbedded } from "#db/embedded";

const folder = mkdtempSync(join(tmpdir(), "evenkeel-embedded-"));
let server: EmbeddedServer | null = null;
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedServer> {
  server = await startEmbedded({ folder });
  return server;
}

async function on<T>({ ownerUrl }: EmbeddedServer, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(ownerUrl("postgres"), { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

const rowsOf = (one: EmbeddedServer) =>
  on(one, async (sql) => (await sql<{ n: number }[]>`select n from kept order by n`).map(({ n }) => n));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process: what the question was
  }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const heard = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return heard;
}

// One after the other on one folder: what a laptop goes through.
describe("the embedded database", () => {
  it("is made on first use, keeps its rows over a stop, and leaves no process behind", async () => {
    const first = await start();
    expect(first.joined).toBe(false);
    await on(first, async (sql) => {
      await sql`create table kept (n int primary key)`;
      await sql`insert into kept values (1)`;
    });
    await first.stop();
    expect(first.isOver()).toBe(true);
    expect(isAlive(first.pid)).toBe(false);
    expect(await answers(first.port)).toBe(false);
    const second = await start();
    expect(second.port).toBe(first.port);
    expect(await rowsOf(second)).toEqual([1]);
  });

  it("listens on this machine alone, and lets nobody in without the password", async () => {
    const one = await start();
    const [settings] = await on(
      one,
      (sql) => sql`select current_setting('listen_addresses') as listen, current_setting('fsync') as flushed,
        current_setting('synchronous_commit') as waits, current_setting('log_statement') as logged`,
    );
    expect(settings).toEqual({ listen: "127.0.0.1", flushed: "on", waits: "on", logged: "none" });
    const url = new URL(one.ownerUrl("postgres"));
    url.password = "guess";
    const stranger = postgres(url.toString(), { max: 1 });
    await expect(stranger`select 1`).rejects.toMatchObject({ code: "28P01" });
    await stranger.end({ timeout: 2 });
    expect(readFileSync(join(folder, "database-password"), "utf8").length).toBeGreaterThan(30);
  });

  it("is joined, not started again, while it runs", async () => {
    const running = server;
    const joined = await startEmbedded({ folder });
    expect(joined).toMatchObject({ joined: true, pid: running?.pid, port: running?.port });
    expect(joined.isOver()).toBe(false);
    expect(await rowsOf(joined)).toEqual([1]);
  });

  it("has every row it acknowledged after it was killed in the middle of its work", async () => {
    const one = await start();
    const acknowledged: number[] = [1];
    const sql = postgres(one.ownerUrl("postgres"), { max: 4, onnotice: () => {} });
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let turn = 0; turn < 10_000; turn += 1) {
        const n = 10 + turn * 4 + writer;
        try {
          await sql`insert into kept values (${n})`;
        } catch {
          return; // the server is gone: this row was never acknowledged
        }
        acknowledged.push(n);
        if (acknowledged.length === 200) process.kill(one.pid, "SIGKILL");
      }
    });
    await Promise.all(writers);
    await sql.end({ timeout: 0 });
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
    const back = await start();
    expect(back.joined).toBe(false);
    const rows = new Set(await rowsOf(back));
    expect(acknowledged.filter((n) => !rows.has(n))).toEqual([]);
  });

  it("stops in order while somebody is connected, and a second stop is nothing", async () => {
    const one = await start();
    const sql = postgres(one.ownerUrl("postgres"), { max: 1, onnotice: () => {} });
    await sql`select 1`;
    await one.stop();
    expect(isAlive(one.pid)).toBe(false);
    await one.stop();
    await sql.end({ timeout: 0 });
    expect(await answers(one.port)).toBe(false);
  });
});
