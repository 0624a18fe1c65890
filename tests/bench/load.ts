import { performance } from "node:perf_hooks";
import { processorTime } from "#tests/bench/processor-time";
import type { Window } from "#tests/bench/statistics";

/** One thing that can be done again and again. */
export type Work = {
  /** Does it once, for a worker from 0 on. Resolves with the bytes received; rejects when it went wrong. */
  once(worker: number): Promise<number>;
  /** Processes whose time it takes. */
  pids: readonly number[];
  /** Called after the last operation of a window. */
  close?(): void;
};

export type Loaded = { window: Window; firstError: string | null };

/**
 * Keeps `connections` workers busy for some seconds, each doing one thing after another. Operations that
 * are under way at the end are finished and counted.
 */
export async function load(work: Work, connections: number, seconds: number): Promise<Loaded> {
  const latencies: number[] = [];
  let bytes = 0;
  let errors = 0;
  let firstError: string | null = null;
  const cpuBefore = processorTime(work.pids);
  const started = performance.now();
  const ends = started + seconds * 1000;
  const worker = async (index: number) => {
    for (;;) {
      const from = performance.now();
      if (from >= ends) return;
      try {
        const received = await work.once(index);
        bytes += received;
        latencies.push(performance.now() - from);
      } catch (error) {
        errors += 1;
        firstError ??= error instanceof Error ? error.message : String(error);
        // A target that is down must not turn into a busy loop.
        await new Promise((done) => setTimeout(done, 20));
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => worker(index)));
  const took = (performance.now() - started) / 1000;
  const cpuAfter = processorTime(work.pids);
  const cpuMs = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
  return { window: { done: latencies.length, seconds: took, cpuMs, latencies, bytes, errors }, firstError };
}
