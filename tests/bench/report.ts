import { figuresOf, TRIPS_OF_EVERY_REQUEST } from "#tests/bench/figures";
import { type Figures, GOALS, type Judged, judgeGoal, ratioName } from "#tests/bench/goals";
import type { Outcome } from "#tests/bench/outcome";
import { cpuEach, median, percentile, rate, type Spread, type Window } from "#tests/bench/statistics";

/** Three figures that matter, without false precision. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return "";
  if (value === 0) return "0";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toFixed(digits);
}

function withRange(spread: Spread | null | undefined): string {
  if (!spread) return "";
  const { median: middle, least, most } = spread;
  return least === most ? short(middle) : `${short(middle)} [${short(least)}..${short(most)}]`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

function middle(windows: readonly Window[], figure: (window: Window) => number): string {
  return short(median(windows.map(figure)));
}

const WHAT = ["a second", "p50 ms", "p97.5 ms", "p99 ms", "CPU ms", "kB"];

function basics(windows: readonly Window[]): string[] {
  const at = (share: number) => middle(windows, (one) => percentile(one.latencies, share));
  const kilobytes = middle(windows, (one) => one.bytes / one.done / 1000);
  return [middle(windows, rate), at(0.5), at(0.975), at(0.99), middle(windows, cpuEach), kilobytes];
}

function floorTable(outcome: Outcome): string {
  const rows = outcome.targets
    .filter(({ floor }) => floor === null)
    .map(({ name, title }) => [`${title} (\`${name}\`)`, ...basics(outcome.windows.get(name) ?? [])]);
  return table(["Floor", ...WHAT], rows);
}

function targetTable(outcome: Outcome, figures: Figures): string {
  const rows = outcome.targets.flatMap(({ name, title, floor }) => {
    if (floor === null) return [];
    const windows = outcome.windows.get(name) ?? [];
    return [
      [
        `${title} (\`${name}\`)`,
        ...basics(windows),
        `\`${floor}\``,
        withRange(figures.get(ratioName("rate", name, floor))),
        withRange(figures.get(ratioName("cpu", name, floor))),
        short(outcome.trips.get(name) ?? Number.NaN),
        String(windows.reduce((sum, one) => sum + one.errors, 0)),
      ],
    ];
  });
  return table(["Target", ...WHAT, "floor", "rate / floor", "CPU / floor", "trips", "errors"], rows);
}

function checkLine({ check, found, verdict, why }: Judged): string {
  const bar = `${check.at === "least" ? ">=" : "<="} ${check.bar}`;
  return `${check.figure}: ${found ? `${withRange(found)}, ` : ""}goal ${bar}, ${why ?? verdict}`;
}

function goalTable(figures: Figures): string {
  const rows = GOALS.map((goal) => {
    const { verdict, checks } = judgeGoal(goal, figures);
    const lines = [...checks.map(checkLine), ...goal.notMeasured];
    return [`**${goal.id}** ${goal.text}`, verdict === "missed" ? "**missed**" : verdict, lines.join("<br>")];
  });
  return ["| Goal | | Measured |", "|---|---|---|", ...rows.map((row) => `| ${row.join(" | ")} |`)].join(
    "\n",
  );
}

function weightTable(outcome: Outcome): string {
  const empty = outcome.emptyWeight;
  const row = (name: string, weight: NonNullable<typeof empty>) => [
    name,
    short(weight.scriptKb),
    String(weight.scripts),
    short(weight.htmlKb),
    empty ? short(weight.scriptKb / empty.scriptKb) : "",
  ];
  const rows = [...outcome.weights].map(([name, weight]) => row(`\`${name}\``, weight));
  return table(
    ["Page", "JavaScript kB", "scripts", "HTML kB", "/ empty app"],
    empty ? [row("empty app", empty), ...rows] : rows,
  );
}

function interactionTable(outcome: Outcome): string {
  const rows = [...outcome.interactions.longestMs].map(([deed, longest]) => [deed, short(longest)]);
  return table(["What is done", "longest ms"], rows);
}

function startTable(outcome: Outcome, figures: Figures): string {
  const of = (side: "product" | "floor") => {
    const starts = outcome.starts.map((one) => one[side]);
    const figure = (pick: (one: (typeof starts)[number]) => number | null) =>
      short(median(starts.map(pick).filter((value) => value !== null)));
    return [figure((one) => one.startMs), figure((one) => one.freshMb), figure((one) => one.loadedMb)];
  };
  const rows = [
    ["Empty app", ...of("floor")],
    ["Product, first page signed in", ...of("product")],
  ];
  const ratios = `Start ${withRange(figures.get("start / empty app"))} of the empty app's, memory after load ${withRange(figures.get("memory after load / empty app"))}.`;
  const whole = outcome.wholeStart
    ? `\n\n\`npm start\` to the first page, with its own database, on a build that is there: ${short(outcome.wholeStart.coldMs / 1000)} s with a new data folder (database made, migrated, sample practice written), ${short(outcome.wholeStart.warmMs / 1000)} s with an existing one.`
    : "";
  return `${table(["Server", "start ms", "MB then", "MB after load"], rows)}\n\n${ratios}${whole}`;
}

function crowdedLines(outcome: Outcome): string {
  return [...outcome.crowded]
    .map(([name, window]) => {
      const usual = median((outcome.windows.get(name) ?? []).map(rate));
      return `- \`${name}\`: ${window.errors} errors, ${short(rate(window))} a second (${short(rate(window) / usual)} x the rate at ${outcome.connections} connections), p99 ${short(percentile(window.latencies, 0.99))} ms.`;
    })
    .join("\n");
}

/** The run as a page to read. Holds no path and no name of a machine. */
export function reportOf(outcome: Outcome): string {
  const figures = figuresOf(outcome);
  const { machine } = outcome;
  return `# Bench results

Written by \`npm run bench\` on ${outcome.date}. ${machine.cores} cores (${machine.processor}), Node ${machine.node}, PostgreSQL ${machine.postgres} with
fsync on, production build, pool of 10, ${outcome.connections} connections, ${outcome.rounds} rounds of ${outcome.seconds} s, interleaved. Load driver, servers and
database share the cores, so absolute numbers show an order of magnitude; the ratios are what is judged: each is the
median over the rounds of the ratio within one round, with the smallest and largest in brackets. CPU is that of the
server's and the database's processes, per request; the driver's is not counted. All walls are on: session look-up,
row-level security, audit, encryption.

## Goals

${goalTable(figures)}

## Targets

"trips" are database round trips of one request: ${TRIPS_OF_EVERY_REQUEST} of them belong to every request (session, begin, context, commit;
the context travels together with the first reads).

${targetTable(outcome, figures)}

At four times the pool's connections:

${crowdedLines(outcome)}

## Floors

The empty app is built by the bench from the same packages and stands behind a copy of the product's middleware and
headers. SQL floors run through the same driver as one prepared statement, without walls; our own process counts as
their server.

${floorTable(outcome)}

## First load

JavaScript that a page's own script tags name, compressed by the server; scripts for browsers without modules are left
out. 1 kB is 1,000 bytes.

${weightTable(outcome)}

## Interactions

A plan of 40 items in a browser whose processor is slowed to a quarter: from the press to the next paint, the longest
of ${outcome.interactions.times} times each, in steps of 8 ms. Layout shift while the page comes up: ${short(outcome.interactions.layoutShift)}.

${interactionTable(outcome)}

## Start and memory

${startTable(outcome, figures)}
`;
}
