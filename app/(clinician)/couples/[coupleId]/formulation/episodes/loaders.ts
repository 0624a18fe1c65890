import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import {
  POLICY_KINDS,
  POLICY_LABEL,
  POLICY_MEANING,
  SAFETY_CARVE_OUT,
  type SaidUnder,
} from "#lib/couples/rules-secrets";
import type { AnswerValue, Field } from "#lib/exercises/types";
import { LATER_QUESTIONS, QUESTIONS, RESPONSE_QUESTION } from "#lib/formulation/episode-choices";
import {
  type EpisodeList,
  listEpisodes,
  type ReadEpisode,
  type ReadView,
} from "#lib/formulation/list-episodes";
import { byWeek } from "#lib/formulation/rules-lanes";

const SLOTS = ["A", "B"] as const;
const PART_ORDER = ["night", "evening", "afternoon", "morning"] as const;

const FIELDS = new Map(
  [...Object.values(QUESTIONS), ...Object.values(LATER_QUESTIONS), [RESPONSE_QUESTION]]
    .flat()
    .map((field) => [field.name, field]),
);

function wordsOf(field: Field | undefined, answer: AnswerValue): string {
  if (field && "options" in field) {
    const label = (value: string) => field.options.find((one) => one.value === value)?.label ?? value;
    return [answer].flat().map(String).map(label).join(", ");
  }
  return String(answer);
}

/** The stages of an episode, with the questions whose answers stand in each. Source: formulation paper, section 3. */
const STAGES = [
  { name: "Set off by", taps: ["trigger_kind"], text: "trigger_note" },
  { name: "It seemed to say", taps: ["belief_strength"], text: "belief" },
  { name: "Felt", taps: ["feelings", "intensity"], text: "body" },
  { name: "Did", taps: ["move", "asked_plainly"], text: null },
  { name: "Saw the partner", taps: ["response_seen"], text: null },
  { name: "Needed", taps: ["need_kind"], text: "real_need" },
  { name: "Two days on", taps: ["closeness_2d", "tension_2d"], text: "cost_note" },
] as const;

const NAMED: Readonly<Record<string, string>> = {
  belief_strength: "held true",
  intensity: "strength",
  asked_plainly: "asked plainly",
  closeness_2d: "closeness",
  tension_2d: "tension",
};

function stagesOf({ answers }: ReadEpisode) {
  return STAGES.flatMap(({ name, taps, text }) => {
    const told = taps.flatMap((tap) => {
      const answer = answers[tap];
      if (answer === undefined) return [];
      const words = wordsOf(FIELDS.get(tap), answer);
      const named = NAMED[tap];
      return [named ? `${named} ${words}` : words];
    });
    const quote = text === null ? undefined : answers[text];
    return told.length === 0 && quote === undefined
      ? []
      : [{ name, told: told.join(", "), quote: typeof quote === "string" ? quote : null }];
  });
}

const BY: readonly [keyof ReadEpisode["stuckBy"], string][] = [
  ["askedAgain", "asked again"],
  ["reliefGone", "relief gone within a day"],
  ["needUnsaid", "stood in for a need not said"],
  ["cost", "cost someone something"],
];

function reliefWords({ answers, reliefKept }: ReadEpisode): string | null {
  const { relief_now: now, relief_24h: later } = answers;
  if (now === undefined && later === undefined) return null;
  const kept = reliefKept === null ? "" : `, ${reliefKept.toFixed(2)} kept`;
  return `${now ?? "not told"} now, ${later ?? "not told"} next day${kept}`;
}

const LATER = { next_day: "Next day", two_days: "Two days on" } as const;

/** Under which agreement on secrets; what each one means stands once, below the lanes. */
function underWords(what: string, under: SaidUnder): string {
  if (under === null) return `${what}: which agreement counted was not kept.`;
  if (under.kind === null) return `${what} before any agreement: keep it private.`;
  return `${what} under version ${under.version} of the agreement: ${POLICY_LABEL[under.kind].toLowerCase()}.`;
}

/** The kinds of agreement that count for something on the page, with what each means. */
function meaningsOf(list: EpisodeList) {
  const said = [
    ...list.episodes.flatMap((one) => [one.saidUnder, ...one.laterUnder.map(({ under }) => under)]),
    ...list.views.map((one) => one.saidUnder),
  ];
  return POLICY_KINDS.filter((kind) => said.some((under) => under?.kind === kind)).map((kind) => ({
    label: POLICY_LABEL[kind],
    meaning: POLICY_MEANING[kind],
  }));
}

function entryOf(one: ReadEpisode) {
  const yes = BY.filter(([key]) => one.stuckBy[key]).map(([, words]) => words);
  return {
    kind: "episode" as const,
    id: one.id,
    slot: one.slot,
    day: one.day,
    part: one.part,
    log: one.log && {
      href: `/review/${one.log.taskId}#entry-${one.log.entry}`,
      label: `From the seven-day log, log ${one.log.entry}`,
    },
    standing: one.standing,
    yes,
    relief: reliefWords(one),
    stages: stagesOf(one),
    under: [
      underWords("Said", one.saidUnder),
      ...one.laterUnder.map(({ kind, under }) => underWords(LATER[kind], under)),
    ].join(" "),
  };
}

function viewOf({ id, slot, day, part, response, needKind, realNeed, saidUnder }: ReadView) {
  return {
    kind: "view" as const,
    id,
    slot,
    day,
    part,
    response: wordsOf(RESPONSE_QUESTION, response),
    need: needKind === null ? null : wordsOf(FIELDS.get("need_kind"), needKind),
    realNeed,
    under: underWords("Said", saidUnder),
  };
}

export type LaneEntry = ReturnType<typeof entryOf> | ReturnType<typeof viewOf>;

/** One page of both lanes, by week, newest first. */
export async function loadEpisodes(coupleId: string, before: string | null) {
  const actor = await requireActor("clinician");
  const list = await pageRead(() => listEpisodes(actor, coupleId, before));
  const entries: LaneEntry[] = [...list.episodes.map(entryOf), ...list.views.map(viewOf)];
  entries.sort(
    (one, other) =>
      other.day.localeCompare(one.day) || PART_ORDER.indexOf(one.part) - PART_ORDER.indexOf(other.part),
  );
  return {
    couple: list.couple,
    patterns: list.patterns,
    before: list.before,
    needDays: list.needDays,
    agreements: meaningsOf(list),
    carveOut: SAFETY_CARVE_OUT,
    weeks: byWeek(entries).map(({ monday, items }) => ({
      monday,
      lanes: SLOTS.map((slot) => ({ slot, entries: items.filter((one) => one.slot === slot) })),
    })),
  };
}
