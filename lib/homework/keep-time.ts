import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { answerIn } from "#lib/exercises/entries";
import { openTaskIn } from "#lib/homework/open-task";
import { notOpenNow } from "#lib/homework/policy";
import { type SaveDraftDeps, saveDraftIn } from "#lib/homework/save-draft";
import { systemClock } from "#lib/kernel/clock";
import { DomainError, invalid } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";

/** The time of the turns at one question, as it ran so far for both. */
export type TurnTime = { taskId: Id; place: number; seconds: number };

/**
 * Keeps the time that the two took in turns in one's own draft, where it says less; nothing else of the draft changes. Time
 * that the draft cannot have taken is left out. Throws what `openTask` throws, and "invalid_input" where the question
 * has no turns.
 */
export async function keepTime(
  actor: ActorOf<"partner">,
  time: TurnTime,
  deps: SaveDraftDeps = { clock: systemClock },
): Promise<void> {
  if (!isId(time.taskId)) throw notOpenNow();
  await withActor(actor, (tx) => keepTimeIn(tx, actor, time, deps));
}

/** As `keepTime`, inside a transaction that is already open. */
export async function keepTimeIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  { taskId, place, seconds }: TurnTime,
  deps: SaveDraftDeps = { clock: systemClock },
): Promise<void> {
  const { exercise, answers, version } = await openTaskIn(tx, actor, taskId, deps);
  const field = exercise.fields[place - 1];
  if (field?.type !== "turns") {
    throw invalid({ turn: ["This page has lost its place. Please open it again."] });
  }
  if (seconds <= Number(answerIn(answers, field.name) ?? 0)) return;
  try {
    await saveDraftIn(tx, actor, taskId, { version, answers: { [field.name]: seconds } }, deps);
  } catch (error) {
    if (!(error instanceof DomainError) || !["invalid_input", "stale_version"].includes(error.code))
      throw error;
  }
}
