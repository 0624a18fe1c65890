import type { episodeFollowUp, loopEpisode } from "#db/schema/episodes";
import type { Slot } from "#lib/access/actor";
import type { Answers, AnswerValue } from "#lib/exercises/types";
import { feelingBits, feelingsIn, moveBits, movesIn } from "#lib/formulation/episode-choices";
import type { Id } from "#lib/kernel/ids";
import { type Place, seal, unseal } from "#lib/secrets/box";
import { type KeyRing, type Scope, slotScope } from "#lib/secrets/data-keys";

type Whose = { practiceId: Id; coupleId: Id; slot: Slot };
type EpisodeColumns = typeof loopEpisode.$inferInsert;
type FollowUpColumns = typeof episodeFollowUp.$inferInsert;

/** The sealed columns of an episode, with the question each answers. */
export const EPISODE_TEXTS = {
  triggerNoteSealed: "trigger_note",
  bodySealed: "body",
  beliefSealed: "belief",
  realNeedSealed: "real_need",
} as const;
export type EpisodeText = keyof typeof EPISODE_TEXTS;
export const TEXT_COLUMNS = Object.keys(EPISODE_TEXTS) as readonly EpisodeText[];

/**
 * Where a text of an episode lives: under the writer's private key while it is written, under the key that the
 * therapist reads with from then on. What is shared of it is sealed anew elsewhere (`need-words.ts`).
 */
export function episodePlace(whose: Whose, id: Id, column: EpisodeText, isSent: boolean): Place {
  return {
    practiceId: whose.practiceId,
    ownerId: whose.coupleId,
    scope: slotScope(isSent ? "partner" : "private", whose.slot),
    table: "loop_episode",
    column: `${EPISODE_TEXTS[column]}_sealed`,
    rowId: id,
    rowVersion: 0,
  };
}

/** Where the line about the cost of an episode lives. */
export function costPlace(whose: Whose, episodeId: Id): Place {
  return {
    practiceId: whose.practiceId,
    ownerId: whose.coupleId,
    scope: slotScope("partner", whose.slot),
    table: "episode_follow_up",
    column: "cost_note_sealed",
    rowId: episodeId,
    rowVersion: 0,
  };
}

/** A text sealed for its place; null stays null. The ring must hold the place's scope. */
export function sealText(ring: KeyRing, place: Place, text: string | null): Buffer | null {
  return text === null ? null : seal(ring.of(place.scope as Scope), place, text);
}

/** The text a place holds; null stays null. Throws UnsealError as `unseal` does. */
export function openText(ring: KeyRing, place: Place, sealed: Buffer | null): string | null {
  return sealed === null ? null : unseal(ring.of(place.scope as Scope), place, sealed);
}

const numberOrNull = (value: AnswerValue | undefined) => (typeof value === "number" ? value : null);
const wordOrNull = (value: AnswerValue | undefined) => (typeof value === "string" ? value : null);
const pickedOf = (value: AnswerValue | undefined) => (Array.isArray(value) ? value : []);

type Column = Exclude<keyof EpisodeColumns, "practiceId" | "coupleId" | "partnerId" | "slot" | "id">;

/** How each answer that is a tap stands in a row, by the name of its question. */
const TAPS: Readonly<
  Record<string, { column: Column; write(value: AnswerValue | undefined): number | string | boolean | null }>
> = {
  trigger_kind: { column: "triggerKind", write: wordOrNull },
  feelings: { column: "feelings", write: (value) => feelingBits(pickedOf(value)) },
  intensity: { column: "intensity", write: numberOrNull },
  belief_strength: { column: "beliefStrength", write: numberOrNull },
  move: { column: "moves", write: (value) => moveBits(pickedOf(value)) },
  asked_plainly: {
    column: "askedPlainly",
    write: (value) => (value === undefined ? null : value === "yes"),
  },
  response_seen: { column: "responseSeen", write: wordOrNull },
  relief_now: { column: "reliefNow", write: numberOrNull },
  need_kind: { column: "needKind", write: wordOrNull },
};

/** The columns of these questions, null where one was skipped; texts are sealed by `sealed`. */
export function columnsFrom(
  questions: readonly { name: string }[],
  answers: Answers,
  sealed: (column: EpisodeText, text: string | null) => Buffer | null,
): Partial<EpisodeColumns> {
  return Object.fromEntries(
    questions.map(({ name }) => {
      const tap = TAPS[name];
      if (tap) return [tap.column, tap.write(answers[name])];
      const column = TEXT_COLUMNS.find((one) => EPISODE_TEXTS[one] === name);
      if (!column) throw new RangeError(`No column holds ${name}.`);
      return [column, sealed(column, wordOrNull(answers[name]))];
    }),
  );
}

type EpisodeRow = typeof loopEpisode.$inferSelect;

/** Whether anything at all was answered beyond day and part of day. */
export function isAnswered(row: EpisodeRow): boolean {
  return (
    TEXT_COLUMNS.some((column) => row[column] !== null) ||
    Object.values(TAPS).some(({ column }) => row[column] !== null)
  );
}

/** A row's taps as answers by the name of their question; what was skipped is absent. */
export function tapsOf(row: EpisodeRow): Answers {
  const all: Record<string, AnswerValue | null> = {
    trigger_kind: row.triggerKind,
    feelings: row.feelings === null ? null : [...feelingsIn(row.feelings)],
    intensity: row.intensity,
    belief_strength: row.beliefStrength,
    move: row.moves === null ? null : [...movesIn(row.moves)],
    asked_plainly: row.askedPlainly === null ? null : row.askedPlainly ? "yes" : "no",
    response_seen: row.responseSeen,
    relief_now: row.reliefNow,
    need_kind: row.needKind,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, AnswerValue] => entry[1] !== null),
  );
}

/** What was told a day or two days later, as its columns. */
export function laterColumns(answers: Answers, cost: Buffer | null) {
  return {
    next_day: { reliefNextDay: numberOrNull(answers.relief_24h) },
    two_days: {
      closeness: numberOrNull(answers.closeness_2d),
      tension: numberOrNull(answers.tension_2d),
      costNoteSealed: cost,
    },
  } satisfies Record<string, Partial<FollowUpColumns>>;
}
