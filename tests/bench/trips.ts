import { connect, createServer, type Socket } from "node:net";
import { freePort } from "#tests/bench/next-server";

/** Stands between a server and its database and counts how often the one waits for the other. */
export type TripCounter = { url: string; trips(): number; stop(): Promise<void> };

/**
 * A way through to the database of `url`. A round trip is counted whenever the client speaks after the
 * database did; statements sent together are one. Meant for one request at a time.
 */
export async function countTrips(url: string): Promise<TripCounter> {
  const target = new URL(url);
  let trips = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    let answered = true;
    client.on("data", (part) => {
      if (answered) trips += 1;
      answered = false;
      database.write(part);
    });
    database.on("data", (part) => {
      answered = true;
      client.write(part);
    });
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      one.setNoDelay(true);
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const through = new URL(url);
  through.port = String(port);
  return {
    url: through.toString(),
    trips: () => trips,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
