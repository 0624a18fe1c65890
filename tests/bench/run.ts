import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { formatMasterKeys, newMasterKeys } from "#lib/secrets/master-key";
import { type Flags, readFlags } from "#tests/bench/flags";
import { floorTargets } from "#tests/bench/floors";
import { GOALS } from "#tests/bench/goals";
import type { Target, Viewer } from "#tests/bench/http-work";
import { timeInteractions } from "#tests/bench/interactions";
import { type Failure, measure, measureTrips } from "#tests/bench/measure";
import { freePort, startNext } from "#tests/bench/next-server";
import type { Outcome, StartPair } from "#tests/bench/outcome";
import { pick } from "#tests/bench/page-target";
import { type PageWeight, weighPage } from "#tests/bench/page-weight";
import { ensureBuilt, productEnv, type Raised, raiseStage } from "#tests/bench/raise-stage";
import { reportOf } from "#tests/bench/report";
import type { Stage } from "#tests/bench/stage";
import { startUp } from "#tests/bench/start-up";
import { rate, type Window } from "#tests/bench/statistics";
import { productTargets, weighedPages } from "#tests/bench/targets";
import { Teardown } from "#tests/bench/teardown";
import { countTrips } from "#tests/bench/trips";
import { wholeStart } from "#tests/bench/whole-start";
import { FULL_SIZES, SET_APART, SMOKE_SIZES } from "#tests/bench/world";
import { asPractice } from "#tests/support/people";

const RESULTS = fileURLToPath(new URL("RESULTS.md", import.meta.url));
const CONNECTIONS = 8;
const POOL = 10;
/** Targets that also have to hold with more connections than the pool has. */
const CROWDED = ["draft-save", "submit"];
/** Far more than it takes, so that only a run that hangs is cut off. */
const MINUTES_AT_MOST = { smoke: 8, full: 40 };

const started = Date.now();
function say(line: string): void {
  process.stdout.write(`${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${line}\n`);
}

/** The targets asked for with every floor that a goal or the table compares them with. */
function chosen(flags: Flags): Target[] {
  const all = [...floorTargets(), ...productTargets()];
  const { only } = flags;
  if (only === null) return all;
  const unknown = only.find((name) => !all.some((target) => target.name === name));
  if (unknown) throw new Error(`There is no target ${unknown}. Known: ${all.map((t) => t.name).join(", ")}`);
  return all.filter(({ name, floor }) => floor === null || only.includes(name));
}

type Windows = Map<string, Window[]>;

/** Round after round through all targets, every other round backwards, so that drift cancels out. */
async function runRounds(
  flags: Flags,
  targets: readonly Target[],
  stage: Stage,
  failures: Failure[],
): Promise<Windows> {
  const windows: Windows = new Map(targets.map(({ name }) => [name, []]));
  const once = async (target: Target, seconds: number, warmUpSeconds: number) => {
    const { window, failure } = await measure(target, stage, {
      connections: CONNECTIONS,
      seconds,
      warmUpSeconds,
    });
    if (failure) failures.push(failure);
    return window;
  };
  if (!flags.smoke) {
    say("Warming up");
    for (const target of targets) await once(target, 1, 0);
  }
  for (let round = 0; round < flags.rounds; round += 1) {
    say(`Round ${round + 1} of ${flags.rounds}`);
    for (const target of round % 2 === 0 ? targets : [...targets].reverse()) {
      await keepSignedIn(stage);
      const window = await once(target, flags.seconds, flags.smoke ? 0 : 0.2);
      windows.get(target.name)?.push(window);
      if (flags.smoke) say(`  ${target.name} ${Math.round(rate(window))} a second, ${window.errors} errors`);
    }
  }
  return windows;
}

/** Partners are signed out after ten quiet minutes; those whose turn comes late are kept awake. */
async function keepSignedIn(stage: Stage): Promise<void> {
  for (const { owner } of [stage.small, stage.big]) {
    await owner`update auth_session set last_seen_at = now() where last_seen_at < now() - interval '3 minutes'`;
  }
}

/** What the database is asked, trip by trip, on a server of its own with one connection. */
async function runTrips(
  targets: readonly Target[],
  { stage, cluster, product }: Raised,
): Promise<Map<string, number>> {
  const counter = await countTrips(cluster.loginUrl("small"));
  const env = { ...productEnv(counter.url), EVENKEEL_POOL: "1" };
  const server = await startNext(product.folder, await freePort(), env, product.page);
  try {
    const counted = { ...stage, small: { ...stage.small, server } };
    const found = new Map<string, number>();
    for (const target of targets) {
      const elsewhere = target.floor === null || target.name.includes("1e5") || target.name.includes("1e6");
      if (!elsewhere) found.set(target.name, await measureTrips(target, counted, counter.trips));
    }
    return found;
  } finally {
    await server.stop();
    await counter.stop();
  }
}

async function runWeights(targets: readonly Target[], stage: Stage): Promise<Map<string, PageWeight>> {
  const { world, small } = stage;
  const pages = targets.flatMap(({ name, floor, view }) =>
    view && floor && !/1e[56]|(caseload|library)-\w+$/.test(name)
      ? [{ name: name.replace("-1e3", ""), view: view(world) }]
      : [],
  );
  const caseload = { name: "caseload", view: { path: "/couples", cookie: world.many.clinician.cookie } };
  const weights = new Map<string, PageWeight>();
  const running = await startSession(stage);
  for (const { name, view } of [caseload, ...pages, ...weighedPages(world), running]) {
    weights.set(name, await weighPage(small.server.port, view.path, view.cookie));
  }
  return weights;
}

/** A session under way, of a couple that no target touches; its plan is as it was. */
async function startSession({ world, small }: Stage): Promise<{ name: string; view: Viewer }> {
  const { id, sessionId, planId } = pick(world.some.couples, SET_APART.run);
  await asPractice(small.owner, world.practiceId, async (tx) => {
    await tx`update plan set state = 'final', finalised_at = now() where id = ${planId}`;
    await tx`update session set state = 'running', started_at = now(), starts_at = now() where id = ${sessionId}`;
  });
  const path = `/couples/${id}/sessions/${sessionId}/run`;
  return { name: "run-mode", view: { path, cookie: world.some.clinician.cookie } };
}

async function runStarts(flags: Flags, { product, floor }: Raised): Promise<StartPair[]> {
  const starts: StartPair[] = [];
  const requests = flags.smoke ? 20 : 400;
  for (let turn = 0; turn < flags.rounds; turn += 1) {
    const below = await startUp(floor, requests, CONNECTIONS);
    starts.push({ floor: below, product: await startUp(product, requests, CONNECTIONS) });
  }
  return starts;
}

async function bench(flags: Flags, teardown: Teardown): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  const targets = chosen(flags);
  const raised = await raiseStage(flags.smoke ? SMOKE_SIZES : FULL_SIZES, teardown, say);
  const { stage } = raised;
  const windows = await runRounds(flags, targets, stage, failures);

  say("At four times the pool's connections");
  const crowded = new Map<string, Window>();
  for (const target of targets.filter(({ name }) => CROWDED.includes(name))) {
    const options = { connections: 4 * POOL, seconds: flags.seconds, warmUpSeconds: 0 };
    const { window, failure } = await measure(target, stage, options);
    if (failure) failures.push(failure);
    crowded.set(target.name, window);
  }
  say("Round trips, first load, starts");
  const trips = await runTrips(targets, raised);
  const weights = await runWeights(targets, stage);
  const { some } = stage.world;
  const emptyWeight = await weighPage(stage.floor.port, "/", some.clinician.cookie);
  say("Interactions in a browser");
  const interactions = await timeInteractions(stage, flags.smoke ? 2 : 10);
  const starts = await runStarts(flags, raised);
  const outcome: Outcome = {
    machine: {
      cores: cpus().length,
      processor: cpus()[0]?.model.trim() ?? "unknown",
      node: process.versions.node,
      postgres: raised.cluster.version,
    },
    date: new Date().toISOString().slice(0, 10),
    rounds: flags.rounds,
    seconds: flags.seconds,
    connections: CONNECTIONS,
    targets: targets.map(({ name, title, floor }) => ({ name, title, floor })),
    windows,
    crowded,
    trips,
    weights,
    emptyWeight,
    interactions,
    starts,
    wholeStart: flags.smoke ? null : await wholeStart(),
  };
  const report = reportOf(outcome);
  if (!flags.smoke && flags.only === null && failures.length === 0) {
    writeFileSync(RESULTS, report);
    say(`Written: tests/bench/RESULTS.md (${GOALS.length} goals)`);
  }
  if (!flags.smoke) process.stdout.write(`\n${report}\n`);
  return failures;
}

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  // A shell's own settings must not reach the servers of the bench.
  for (const name of ["DATABASE_URL", "EVENKEEL_ORIGIN", "EVENKEEL_POOL", "EVENKEEL_TRUST_PROXY"]) {
    delete process.env[name];
  }
  process.env.EVENKEEL_MASTER_KEY = formatMasterKeys(newMasterKeys());
  const teardown = new Teardown();
  const end = async (code: number) => {
    await teardown.run();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(1));
  try {
    await ensureBuilt(say);
    const watchdog = setTimeout(
      () => {
        process.stderr.write("The bench hangs and was stopped.\n");
        void end(1);
      },
      (flags.smoke ? MINUTES_AT_MOST.smoke : MINUTES_AT_MOST.full) * 60_000,
    );
    const failures = await bench(flags, teardown);
    for (const { target, errors, first } of failures) {
      process.stderr.write(`${target}: ${errors} errors, first: ${first}\n`);
    }
    clearTimeout(watchdog);
    say(failures.length === 0 ? "Every target works." : `${failures.length} windows had errors.`);
    await end(failures.length === 0 ? 0 : 1);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await end(1);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
