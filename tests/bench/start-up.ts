import { type Ask, openClient } from "#tests/bench/client";
import { freePort, type NextServer, startNext } from "#tests/bench/next-server";
import { residentMegabytes } from "#tests/bench/processor-time";

/** From spawn to the first page, and memory then and after some load. */
export type StartUp = { startMs: number; freshMb: number | null; loadedMb: number | null };

export type Startable = { folder: string; env: Readonly<Record<string, string>>; page: Ask };

/** Starts a server, waits for its first page, puts `requests` of them on it, and stops it. */
export async function startUp(what: Startable, requests: number, connections: number): Promise<StartUp> {
  const server = await startNext(what.folder, await freePort(), what.env, what.page);
  try {
    const freshMb = residentMegabytes(server.pid);
    await ask(server, what.page, requests, connections);
    return { startMs: server.startMs, freshMb, loadedMb: residentMegabytes(server.pid) };
  } finally {
    await server.stop();
  }
}

async function ask(server: NextServer, page: Ask, requests: number, connections: number): Promise<void> {
  const client = openClient(server.port, connections);
  let left = requests;
  const worker = async () => {
    for (; left > 0; ) {
      left -= 1;
      const { status } = await client.send(page);
      if (status !== 200) throw new Error(`A page gave ${status} after the start.`);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  client.close();
}
