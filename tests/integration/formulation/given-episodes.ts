import type { ActorOf } from "#lib/access/actor";
import type { DayPart } from "#lib/exercises/entries";
import type { Answers } from "#lib/exercises/types";
import { QUESTIONS } from "#lib/formulation/episode-choices";
import { openMoments } from "#lib/formulation/own-moments";
import { saveEpisode } from "#lib/formulation/save-episode";
import { EPISODE_PAGES, type EpisodePage } from "#lib/formulation/types";
import type { Clock } from "#lib/kernel/clock";
import { DomainError } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

type Partner = ActorOf<"partner">;

/** A Tuesday morning in Berlin. */
export const NOW = new Date("2026-11-24T09:00:00Z");
export const TODAY = "2026-11-24";
export const clockAt = (time: string | Date) => () => new Date(time);

/** An episode with something on every page. */
export const WHOLE: Answers = {
  trigger_kind: "distance",
  trigger_note: "Canary trigger",
  feelings: ["scared", "jealous"],
  intensity: 7,
  body: "Canary body",
  belief: "Canary belief",
  belief_strength: 9,
  move: ["asked_ok", "checked_again"],
  asked_plainly: "no",
  response_seen: "gave_in",
  relief_now: 8,
  need_kind: "safe",
  real_need: "Canary need",
};

/** Begins an episode, without sending it. */
export async function begin(
  actor: Partner,
  {
    day = TODAY,
    part = "evening",
    clock = clockAt(NOW),
  }: { day?: string; part?: DayPart; clock?: Clock } = {},
): Promise<void> {
  await saveEpisode(actor, { page: "when", isLast: false, day, part }, clock);
}

/** Saves one page of what is being written. */
export function savePage(
  actor: Partner,
  page: Exclude<EpisodePage, "when">,
  answers: Answers,
  { isLast = false, clock = clockAt(NOW) }: { isLast?: boolean; clock?: Clock } = {},
) {
  return saveEpisode(actor, { page, isLast, answers }, clock);
}

/** Logs an episode, page by page, as the form does. */
export async function logEpisode(
  actor: Partner,
  answers: Answers = WHOLE,
  when: { day?: string; part?: DayPart; clock?: Clock } = {},
): Promise<void> {
  await begin(actor, when);
  const pages = EPISODE_PAGES.filter((page) => page !== "when");
  for (const page of pages) {
    const own = QUESTIONS[page].flatMap(({ name }) =>
      answers[name] === undefined ? [] : [[name, answers[name]] as const],
    );
    const isLast = page === pages.at(-1);
    await savePage(actor, page, Object.fromEntries(own), {
      isLast,
      ...(when.clock && { clock: when.clock }),
    });
  }
}

/** The id of the one episode that something is asked of at that time. */
export async function waitingId(actor: Partner, clock: Clock): Promise<Id> {
  return (await openMoments(actor, clock)).waiting[0]?.id ?? "";
}

/** The sentences beside the fields of a refused call. */
export async function refusedFields(
  call: Promise<unknown>,
): Promise<Readonly<Record<string, string[]>> | "accepted"> {
  try {
    await call;
  } catch (error) {
    if (error instanceof DomainError) return error.fields;
    throw error;
  }
  return "accepted";
}
