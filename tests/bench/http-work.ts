import { type Answer, type Ask, openClient } from "#tests/bench/client";
import type { Work } from "#tests/bench/load";
import type { NextServer } from "#tests/bench/next-server";
import type { Stage } from "#tests/bench/stage";
import type { World } from "#tests/bench/world";

export type Viewer = { path: string; cookie: string };

/** Something measured. `open` gives the work of one window. */
export type Target = {
  name: string;
  title: string;
  /** The target it is compared with; null for a floor itself. */
  floor: string | null;
  /** The share of a window's seconds it takes; one when absent. */
  share?: number;
  /** For a page: where it is and who looks. */
  view?(world: World): Viewer;
  /** Makes ready what one window uses up; not timed. */
  prepare?(stage: Stage, connections: number, seconds: number): Promise<void>;
  open(stage: Stage, connections: number): Work | Promise<Work>;
};

export function originOf(server: NextServer): string {
  return `http://127.0.0.1:${server.port}`;
}

/** What went wrong with an answer, in one line. */
function unexpected(ask: Ask, answer: Answer): Error {
  const text = answer.body.toString().slice(0, 160).replaceAll(/\s+/g, " ");
  return new Error(
    `${ask.method} ${ask.path.replaceAll(/[0-9a-f-]{36}/g, ":id")} gave ${answer.status}: ${text}`,
  );
}

/** Work that sends what `ask` says and holds the answer against `isRight`. */
export function httpWork(
  stage: Stage,
  server: NextServer,
  connections: number,
  ask: (worker: number) => Ask,
  isRight: (answer: Answer, worker: number) => boolean,
): Work {
  const client = openClient(server.port, connections);
  return {
    pids: [server.pid, stage.databasePid],
    once: async (worker) => {
      const asked = ask(worker);
      const answer = await client.send(asked);
      if (!isRight(answer, worker)) throw unexpected(asked, answer);
      return answer.body.length;
    },
    close: client.close,
  };
}
