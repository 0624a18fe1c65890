import type postgres from "postgres";
import type { NextServer } from "#tests/bench/next-server";
import type { World } from "#tests/bench/world";

/** A running product server and the database under it. */
export type Side = { server: NextServer; owner: postgres.Sql; ownerUrl: string };

/** Everything a target may touch. */
export type Stage = {
  world: World;
  /** About a thousand stored responses. */
  small: Side;
  /** The same practice, copied, with many more. */
  big: Side;
  /** The empty app. */
  floor: NextServer;
  databasePid: number;
};
