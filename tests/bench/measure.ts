import type { Target } from "#tests/bench/http-work";
import { load } from "#tests/bench/load";
import type { Stage } from "#tests/bench/stage";
import type { Window } from "#tests/bench/statistics";

export type Failure = { target: string; errors: number; first: string };

/** One window of one target after a short warm-up that is not counted. */
export async function measure(
  target: Target,
  stage: Stage,
  options: { connections: number; seconds: number; warmUpSeconds: number },
): Promise<{ window: Window; failure: Failure | null }> {
  const { connections, warmUpSeconds } = options;
  const seconds = options.seconds * (target.share ?? 1);
  await target.prepare?.(stage, connections, seconds + warmUpSeconds);
  const work = await target.open(stage, connections);
  try {
    const warm = warmUpSeconds > 0 ? await load(work, connections, warmUpSeconds) : null;
    const { window, firstError } = await load(work, connections, seconds);
    const errors = window.errors + (warm?.window.errors ?? 0);
    const first = warm?.firstError ?? firstError;
    return { window, failure: first === null ? null : { target: target.name, errors, first } };
  } finally {
    work.close?.();
  }
}

const BEFORE_COUNTING = 6;
const COUNTED = 10;

/** Database round trips of one operation, the connection and its statements being warm. */
export async function measureTrips(target: Target, stage: Stage, trips: () => number): Promise<number> {
  await target.prepare?.(stage, 1, 0.1);
  const work = await target.open(stage, 1);
  try {
    for (let turn = 0; turn < BEFORE_COUNTING; turn += 1) await work.once(0);
    const before = trips();
    for (let turn = 0; turn < COUNTED; turn += 1) await work.once(0);
    return (trips() - before) / COUNTED;
  } finally {
    work.close?.();
  }
}
