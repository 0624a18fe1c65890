import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { build, isBuilt, ROOT, sourceStamp } from "#lib/launch/build";
import { addBulk, settle } from "#tests/bench/bulk";
import { type Cluster, startCluster } from "#tests/bench/cluster";
import { buildFloorApp } from "#tests/bench/floor-app";
import { makeFloorTable } from "#tests/bench/floors";
import { freePort, startNext } from "#tests/bench/next-server";
import type { Side, Stage } from "#tests/bench/stage";
import type { Startable } from "#tests/bench/start-up";
import type { Teardown } from "#tests/bench/teardown";
import { makeWorld, type Sizes, type World } from "#tests/bench/world";

/** The stage, and what it takes to start its servers again. */
export type Raised = { stage: Stage; cluster: Cluster; product: Startable; floor: Startable };

type Say = (line: string) => void;

/** What a product server needs beside its port. */
export function productEnv(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    EVENKEEL_MASTER_KEY: process.env.EVENKEEL_MASTER_KEY ?? "",
    EVENKEEL_BUILD: sourceStamp(),
  };
}

/** Builds the product when its build is not of the present sources. */
export async function ensureBuilt(say: Say): Promise<void> {
  const stamp = sourceStamp();
  if (isBuilt(stamp)) return;
  say("Building the product");
  await build(stamp);
}

/** Builds the empty app, fills two databases, and starts three servers. `teardown` ends it all. */
export async function raiseStage(sizes: Sizes, teardown: Teardown, say: Say): Promise<Raised> {
  const folder = mkdtempSync(join(tmpdir(), "evenkeel-bench-floor-"));
  teardown.add(() => rmSync(folder, { recursive: true, force: true }));
  say("Building the empty app and filling the databases");
  const settled = await Promise.allSettled([buildFloorApp(folder, teardown), fillDatabases(sizes, teardown)]);
  const failed = settled.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
  const [, filled] = settled;
  if (filled.status === "rejected") throw filled.reason;
  const { cluster, world, owners } = filled.value;

  say("Starting the servers");
  const floor: Startable = {
    folder,
    env: { FLOOR_DATABASE_URL: cluster.ownerUrl("small") },
    page: { method: "GET", path: "/", headers: { cookie: world.some.clinician.cookie } },
  };
  const product = (database: string): Startable => ({
    folder: ROOT,
    env: productEnv(cluster.loginUrl(database)),
    page: { method: "GET", path: "/couples", headers: { cookie: world.few.clinician.cookie } },
  });
  const start = async ({ folder: where, env, page }: Startable) => {
    const server = await startNext(where, await freePort(), { ...env }, page);
    teardown.add(server.stop);
    return server;
  };
  const side = async (name: "small" | "big"): Promise<Side> => ({
    server: await start(product(name)),
    owner: owners[name],
    ownerUrl: cluster.ownerUrl(name),
  });
  const stage: Stage = {
    world,
    small: await side("small"),
    big: await side("big"),
    floor: await start(floor),
    databasePid: cluster.pid,
  };
  return { stage, cluster, product: product("small"), floor };
}

type Filled = { cluster: Cluster; world: World; owners: { small: postgres.Sql; big: postgres.Sql } };

/** The small database, and a copy of it with a million more responses. */
async function fillDatabases(sizes: Sizes, teardown: Teardown): Promise<Filled> {
  const cluster = await startCluster("small");
  teardown.add(cluster.stop);
  const open = (name: string) => postgres(cluster.ownerUrl(name), { max: 2, onnotice: () => {} });
  const first = open("small");
  const world = await makeWorld(first, sizes).finally(() => first.end({ timeout: 2 }));
  await cluster.copy("small", "big");
  const owners = { small: open("small"), big: open("big") };
  teardown.add(() => Promise.all([owners.small.end({ timeout: 2 }), owners.big.end({ timeout: 2 })]));
  await makeFloorTable(owners.small);
  await addBulk(owners.big, world.mid.practiceId, world.mid.archivistId, sizes.mid);
  await addBulk(owners.big, world.practiceId, world.archivistId, sizes.large);
  await settle(owners.small);
  await settle(owners.big);
  return { cluster, world, owners };
}
