import type { Interactions } from "#tests/bench/interactions";
import type { PageWeight } from "#tests/bench/page-weight";
import type { StartUp } from "#tests/bench/start-up";
import type { Window } from "#tests/bench/statistics";
import type { WholeStart } from "#tests/bench/whole-start";

/** The product's server and the empty app's, started one after the other. */
export type StartPair = { product: StartUp; floor: StartUp };

/** Everything a run found out. */
export type Outcome = {
  machine: { cores: number; processor: string; node: string; postgres: string };
  /** ISO date. */
  date: string;
  rounds: number;
  seconds: number;
  connections: number;
  targets: readonly { name: string; title: string; floor: string | null }[];
  /** By target, round by round. */
  windows: ReadonlyMap<string, readonly Window[]>;
  /** By target, at four times the pool's connections. */
  crowded: ReadonlyMap<string, Window>;
  /** Database round trips of one request, by target. */
  trips: ReadonlyMap<string, number>;
  weights: ReadonlyMap<string, PageWeight>;
  emptyWeight: PageWeight | null;
  interactions: Interactions;
  starts: readonly StartPair[];
  wholeStart: WholeStart | null;
};
