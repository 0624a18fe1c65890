import type { ActorOf } from "#lib/access/actor";
import { answerIn } from "#lib/exercises/entries";
import { openTask } from "#lib/homework/open-task";
import type { PassOnInput } from "#lib/homework/schema";
import { invalid } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

/** One turn of a question in which partners take turns. */
export type Turn = {
  taskId: Id;
  place: number;
  turn: number;
  field: string;
  /** What ran so far. */
  seconds: number;
};

/**
 * The turn of the partner's own open task for which their phone is passed on. Throws "invalid_input" where the
 * question has no such turn, and what `openTask` throws.
 */
export async function findTurn(
  actor: ActorOf<"partner">,
  taskId: Id,
  { place, turn }: PassOnInput,
): Promise<Turn> {
  const { exercise, answers } = await openTask(actor, taskId);
  const field = exercise.fields[place - 1];
  if (field?.type !== "turns" || turn > field.rounds * 2) {
    throw invalid({ turn: ["This page has lost its place. Please open it again."] });
  }
  return { taskId, place, turn, field: field.name, seconds: Number(answerIn(answers, field.name) ?? 0) };
}
