import { sql } from "drizzle-orm";
import { episodeFollowUp, loopEpisode } from "#db/schema/episodes";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import type { Answers, Exercise } from "#lib/exercises/types";
import { auditOwnMoments } from "#lib/formulation/audit-own-moments";
import { partNumber, QUESTIONS } from "#lib/formulation/episode-choices";
import { columnsFrom, costPlace, episodePlace, laterColumns, sealText } from "#lib/formulation/episode-words";
import { dayInPracticeIn } from "#lib/formulation/episodes-of-couple";
import { lockLoopsIn, sentLoopsIn } from "#lib/formulation/noted-loops";
import { episodesOfLog, LOOP_LOG, type LoggedEpisode, placedInDay } from "#lib/formulation/rules-log";
import { type Id, newId } from "#lib/kernel/ids";
import type { KeyRing } from "#lib/secrets/data-keys";

type Partner = ActorOf<"partner">;

/** A piece of homework that a partner is sending in this transaction. */
export type SentLog = {
  taskId: Id;
  exercise: Pick<Exercise, "slug" | "fields">;
  answers: Answers;
  /** Must hold the key that the therapist reads this partner's words with. */
  keys: KeyRing;
  now: Date;
};

/**
 * The loops of a seven-day log as episodes of the partner who sends it, on the days they were logged on; nothing for any
 * other exercise. Part of the send: it stands or falls with it, and a send that is repeated never comes here. Questions
 * about the days after that have no answer yet are asked under Moments while their days last. Leaves one line in the trail.
 * Source: formulation paper, section 3; exercise paper, entry 9.
 */
export async function logEpisodesIn(
  tx: Tx,
  actor: Partner,
  { taskId, exercise, answers, keys, now }: SentLog,
): Promise<void> {
  if (exercise.slug !== LOOP_LOG) return;
  const found = episodesOfLog(exercise.fields, answers);
  if (found.length === 0) return;
  await lockLoopsIn(tx, actor);
  const [today, there] = await Promise.all([
    dayInPracticeIn(tx, now),
    sentLoopsIn(tx, actor, [...new Set(found.map(({ day }) => day))]),
  ]);
  const episodes = placedInDay(found, there).map((one) => ({
    ...one,
    // The number's own time says the day alone.
    id: newId(Date.parse(`${one.day}T12:00:00Z`)),
  }));
  if (episodes.length === 0) return;
  await tx.insert(loopEpisode).values(episodes.map((one) => episodeRow(actor, keys, one, taskId, today)));
  const told = episodes.flatMap((one) => laterRows(actor, keys, one, today));
  if (told.length > 0) await tx.insert(episodeFollowUp).values(told);
  await auditOwnMoments(tx, actor);
}

type Placed = LoggedEpisode & { id: Id; place: number };

const whoseOf = ({ practiceId, coupleId, userId, slot }: Partner) => ({
  practiceId,
  coupleId,
  partnerId: userId,
  slot,
});

function episodeRow(actor: Partner, keys: KeyRing, one: Placed, taskId: Id, today: string) {
  return {
    ...whoseOf(actor),
    id: one.id,
    happenedOn: one.day,
    dayPart: partNumber(one.part),
    writtenOn: one.day,
    sentOn: today,
    place: one.place,
    policyVersion: sql`app.policy_version()`,
    logTaskId: taskId,
    logEntry: one.entry,
    ...columnsFrom(Object.values(QUESTIONS).flat(), one.answers, (column, text) =>
      sealText(keys, episodePlace(actor, one.id, column, true), text),
    ),
  };
}

/** What the log itself told of the days after; told to the therapist on the day it was sent. */
function laterRows(actor: Partner, keys: KeyRing, { id, later }: Placed, today: string) {
  return (["next_day", "two_days"] as const).flatMap((kind) => {
    const answers = later[kind];
    if (!answers) return [];
    const cost = answers.cost_note;
    const sealed = sealText(keys, costPlace(actor, id), typeof cost === "string" ? cost : null);
    return [
      {
        ...whoseOf(actor),
        episodeId: id,
        kind,
        toldOn: today,
        policyVersion: sql`app.policy_version()`,
        ...laterColumns(answers, sealed)[kind],
      },
    ];
  });
}
