import { type Figures, ratioName } from "#tests/bench/goals";
import type { Outcome } from "#tests/bench/outcome";
import {
  cpuEach,
  percentile,
  rate,
  type Spread,
  sameRoundRatio,
  spreadOf,
  type Window,
} from "#tests/bench/statistics";

/** Round trips that belong to no operation of its own: whose session it is, begin, context, commit. */
export const TRIPS_OF_EVERY_REQUEST = 4;

const tail = ({ latencies }: Window) => percentile(latencies, 0.99);

/** Every figure that a goal can ask for. */
export function figuresOf(outcome: Outcome): Figures {
  const figures = new Map<string, Spread>();
  const put = (name: string, spread: Spread | null) => {
    if (spread) figures.set(name, spread);
  };
  for (const [target, windows] of outcome.windows) {
    for (const [floor, below] of outcome.windows) {
      if (target === floor) continue;
      put(ratioName("rate", target, floor), sameRoundRatio(windows, below, rate));
      put(ratioName("cpu", target, floor), sameRoundRatio(windows, below, cpuEach));
      put(ratioName("p99", target, floor), sameRoundRatio(windows, below, tail));
    }
    const tails = windows.map((one) => percentile(one.latencies, 0.99) / percentile(one.latencies, 0.5));
    put(`p99 / p50: ${target}`, spreadOf(tails));
  }
  for (const [target, window] of outcome.crowded) {
    put(`errors at 4 x pool: ${target}`, spreadOf([window.errors]));
  }
  for (const [target, trips] of outcome.trips) {
    put(`trips beyond the transaction: ${target}`, spreadOf([trips - TRIPS_OF_EVERY_REQUEST]));
  }
  for (const [page, weight] of outcome.weights) {
    put(`first-load JavaScript in kB: ${page}`, spreadOf([weight.scriptKb]));
    const ratio = weight.scriptKb / (outcome.emptyWeight?.scriptKb ?? Number.NaN);
    put(`first-load JavaScript / empty app: ${page}`, spreadOf([ratio]));
  }
  for (const [deed, longest] of outcome.interactions.longestMs) {
    put(`longest interaction in ms: ${deed}`, spreadOf([longest]));
  }
  put("layout shift", spreadOf([outcome.interactions.layoutShift]));
  const starts = outcome.starts;
  put("start / empty app", spreadOf(starts.map(({ product, floor }) => product.startMs / floor.startMs)));
  const memory = starts.map(({ product, floor }) =>
    product.loadedMb === null || floor.loadedMb === null ? Number.NaN : product.loadedMb / floor.loadedMb,
  );
  put("memory after load / empty app", spreadOf(memory));
  return figures;
}
