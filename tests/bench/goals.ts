import type { Spread } from "#tests/bench/statistics";

/** Figures of a run by name; see `ratioName` for the ones that compare two targets. */
export type Figures = ReadonlyMap<string, Spread>;

export function ratioName(figure: "rate" | "cpu" | "p99", target: string, floor: string): string {
  return `${figure} ${target} / ${floor}`;
}

export type Check = { figure: string; at: "least" | "most"; bar: number };

export type Goal = {
  id: string;
  text: string;
  checks: readonly Check[];
  /** Parts of the goal that this bench does not measure, and why. */
  notMeasured: readonly string[];
};

export type Verdict = "met" | "missed" | "not measured";

/** Rounds further apart than this say more about the machine than about the product. */
export const WIDEST_SPREAD = 2.5;

const rateOf = (target: string, floor: string, bar: number): Check => ({
  figure: ratioName("rate", target, floor),
  at: "least",
  bar,
});
const cpuOf = (target: string, floor: string, bar: number): Check => ({
  figure: ratioName("cpu", target, floor),
  at: "most",
  bar,
});
const tailOf = (target: string, other: string, bar: number): Check => ({
  figure: ratioName("p99", target, other),
  at: "most",
  bar,
});
const atMost = (figure: string, bar: number): Check => ({ figure, at: "most", bar });

const PEERS = "Other products are not part of this project, so the comparison with them is not measured.";
const BROWSER = "Paint times need a browser on a quiet machine.";

/** The goals of the performance paper, section 5, in its order, and that of the library after them. */
export const GOALS: readonly Goal[] = [
  {
    id: "G1",
    text: "Draft save and answer submission at 0.75 x an empty route handler or better, at no more than 1.5 x the CPU of a bare route with an insert; plan save and check-in likewise; a form post without script at 0.65 x an empty action or better.",
    checks: [
      rateOf("draft-save", "empty-put", 0.75),
      cpuOf("draft-save", "bare-insert", 1.5),
      rateOf("submit", "empty-put", 0.75),
      cpuOf("submit", "bare-insert", 1.5),
      rateOf("plan-save", "empty-put", 0.75),
      rateOf("check-in", "empty-put", 0.75),
      rateOf("check-in-form", "empty-form", 0.65),
    ],
    notMeasured: [],
  },
  {
    id: "G2",
    text: "Submission: one database round trip beyond the transaction's own, no error at four times the pool's connections, p99 at most 4 x p50.",
    checks: [
      atMost("trips beyond the transaction: submit", 1),
      atMost("errors at 4 x pool: submit", 0),
      atMost("errors at 4 x pool: draft-save", 0),
      atMost("p99 / p50: submit", 4),
    ],
    notMeasured: [],
  },
  { id: "G3", text: "Submission ahead of comparable products.", checks: [], notMeasured: [PEERS] },
  {
    id: "G4",
    text: "Caseload page at no more than 2.5 x the CPU of an empty page and at 0.40 x its rate or better; 1,000 couples at 0.9 x the rate of 10 or better.",
    checks: [
      cpuOf("caseload-1000", "empty-page", 2.5),
      rateOf("caseload-1000", "empty-page", 0.4),
      rateOf("caseload-1000", "caseload-10", 0.9),
    ],
    notMeasured: [],
  },
  { id: "G5", text: "Caseload ahead of comparable products.", checks: [], notMeasured: [PEERS] },
  {
    id: "G6",
    text: "Trends read released rows: the rate at many stored responses is 0.9 x the rate at 1,000 or better, CPU at most 1.6 x an empty page.",
    checks: [
      rateOf("trends-1e6", "trends-1e3", 0.9),
      rateOf("trends-1e5", "trends-1e3", 0.9),
      cpuOf("trends-1e6", "empty-page", 1.6),
    ],
    notMeasured: ["The goal names 10,000,000 responses; measured up to 1,000,000.", PEERS],
  },
  {
    id: "G7",
    text: "Submission beside many stored answers at 0.7 x the rate beside 1,000 or better; a couple's page likewise.",
    checks: [rateOf("submit-1e6", "submit", 0.7), rateOf("couple-1e6", "couple", 0.7)],
    notMeasured: ["The goal names 10,000,000 answers; measured at 1,000,000."],
  },
  {
    id: "G8",
    text: "Plan page of 12 items at no more than 3.5 x the CPU of an empty page; a partner's question page at no more than 1.8 x.",
    checks: [cpuOf("plan-page", "empty-page", 3.5), cpuOf("question", "empty-page", 1.8)],
    notMeasured: [],
  },
  {
    id: "G9",
    text: "Homework for 100 couples in one statement, 15 x faster than a loop; a quarterly release over 1,000,000 couples at no more than 3 x the SQL that reads the same rows.",
    checks: [],
    notMeasured: [
      "The product gives homework to one couple at a time.",
      "A release over 1,000,000 couples takes longer than this bench may.",
    ],
  },
  {
    id: "G10",
    text: "Couple's pages: first-load JavaScript at most 1.08 x the empty app.",
    checks: [
      atMost("first-load JavaScript / empty app: question", 1.08),
      atMost("first-load JavaScript / empty app: check-in", 1.08),
      atMost("first-load JavaScript / empty app: home", 1.08),
    ],
    notMeasured: [`Use without script is a journey in the browser tests. ${BROWSER}`],
  },
  {
    id: "G11",
    text: "First-load JavaScript of lists and trends at most 165 kB, of the planner and run mode at most 240 kB.",
    checks: [
      atMost("first-load JavaScript in kB: caseload", 165),
      atMost("first-load JavaScript in kB: library", 165),
      atMost("first-load JavaScript in kB: trends", 165),
      atMost("first-load JavaScript in kB: plan-page", 240),
      atMost("first-load JavaScript in kB: run-mode", 240),
    ],
    notMeasured: [],
  },
  {
    id: "G12",
    text: "Longest interaction at most 100 ms on a processor four times slower, on a plan of 40 items; no layout shift.",
    checks: [
      ...["move", "add", "minutes", "undo"].map((deed) => atMost(`longest interaction in ms: ${deed}`, 100)),
      atMost("layout shift", 0),
    ],
    notMeasured: ["Interactions of the partners' forms are not timed."],
  },
  {
    id: "G13",
    text: "Server start at most 1.5 x the empty app; memory after the same load at most 1.5 x.",
    checks: [atMost("start / empty app", 1.5), atMost("memory after load / empty app", 1.5)],
    notMeasured: [],
  },
  {
    id: "G14",
    text: "Row-level security, audit and encryption: page CPU at most 1.15 x, submission CPU at most 1.3 x the same code without them.",
    checks: [],
    notMeasured: ["There is no build of the product without its walls."],
  },
  {
    id: "G15",
    text: "Library page at 300 and at 3,000 exercises at 0.8 x the rate at 30 or better; a search of misspelt words among 3,000 with a p99 below the caseload page's of 1,000 couples.",
    checks: [
      rateOf("library-300", "library", 0.8),
      rateOf("library-3000", "library", 0.8),
      tailOf("library-search", "caseload-1000", 1),
    ],
    notMeasured: [],
  },
  {
    id: "G16",
    text: "Formulation page and page of episodes over two years of episodes at 0.8 x the rate over a month or better.",
    checks: [rateOf("formulation-2y", "formulation", 0.8), rateOf("episodes-2y", "episodes", 0.8)],
    notMeasured: [],
  },
  {
    id: "G17",
    text: "Suggestions for a couple over 300 and over 3,000 exercises at 0.8 x the rate over 30 or better.",
    checks: [rateOf("suggestions-300", "suggestions", 0.8), rateOf("suggestions-3000", "suggestions", 0.8)],
    notMeasured: [],
  },
];

export type Judged = { check: Check; found: Spread | null; verdict: Verdict; why: string | null };

/** One check against the run, by the median. Rounds too far apart are no measurement. */
export function judgeCheck(check: Check, figures: Figures): Judged {
  const found = figures.get(check.figure) ?? null;
  if (found === null) return { check, found, verdict: "not measured", why: "not part of this run" };
  if (found.least > 0 && found.most / found.least > WIDEST_SPREAD) {
    return { check, found, verdict: "not measured", why: "the rounds were too far apart" };
  }
  const met = check.at === "least" ? found.median >= check.bar : found.median <= check.bar;
  return { check, found, verdict: met ? "met" : "missed", why: null };
}

/** A goal is missed when any check is, met when all are, and otherwise not measured. */
export function judgeGoal(goal: Goal, figures: Figures): { verdict: Verdict; checks: Judged[] } {
  const checks = goal.checks.map((check) => judgeCheck(check, figures));
  if (checks.some((one) => one.verdict === "missed")) return { verdict: "missed", checks };
  const all = checks.length > 0 && checks.every((one) => one.verdict === "met");
  return { verdict: all ? "met" : "not measured", checks };
}
