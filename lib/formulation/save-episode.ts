import { and, isNull, sql } from "drizzle-orm";
import { loopEpisode } from "#db/schema/episodes";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ownedBy } from "#lib/access/scope";
import { heldForBoth } from "#lib/couples/own-consent";
import { refuseOtherAgreement } from "#lib/couples/same-agreement";
import { auditOwnMoments } from "#lib/formulation/audit-own-moments";
import { BACKDATED_DAYS, EPISODES_A_DAY } from "#lib/formulation/constants";
import { partNumber, QUESTIONS } from "#lib/formulation/episode-choices";
import type { AnsweredPage, BegunEpisode, SaveEpisodeInput } from "#lib/formulation/episode-schema";
import {
  columnsFrom,
  episodePlace,
  isAnswered,
  openText,
  sealText,
  TEXT_COLUMNS,
} from "#lib/formulation/episode-words";
import { draftLoopsIn, lockLoopsIn, sentLoopsIn } from "#lib/formulation/noted-loops";
import { momentNowIn } from "#lib/formulation/own-moments";
import { isLoggable } from "#lib/formulation/rules-episode";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, invalid } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";
import { loadKeys, slotScope } from "#lib/secrets/data-keys";

type Partner = ActorOf<"partner">;

/**
 * Saves one page of the episode a partner is writing; the first page begins it. On "send" all of it goes to the
 * therapist, and from then on nobody changes it. Throws "already_sent" where none is being written, "held" after
 * consent was withdrawn, and "invalid_input" for a day ahead or more than a week ago, when it is begun and when it is
 * sent, for a fourth of a day and for a send without any answer, and "conflict" for a send from a
 * page that showed another agreement on secrets. The trail keeps that one was begun and that one was
 * sent, and nothing of the pages between. Source: formulation paper, section 3.
 */
export async function saveEpisode(
  actor: Partner,
  input: SaveEpisodeInput,
  clock: Clock = systemClock,
): Promise<{ isSent: boolean }> {
  return withActor(actor, (tx) => saveEpisodeIn(tx, actor, input, clock));
}

/** As `saveEpisode`, inside a transaction that is already open. */
export async function saveEpisodeIn(
  tx: Tx,
  actor: Partner,
  input: SaveEpisodeInput,
  clock: Clock = systemClock,
): Promise<{ isSent: boolean }> {
  requireRole(actor, "partner");
  const now = await momentNowIn(tx, actor, clock());
  if (now.isHeld) throw heldForBoth();
  // Before any row is taken, so that two windows wait for each other in one order.
  if (input.page === "when" || input.isLast) await lockLoopsIn(tx, actor);
  if (input.page === "when") await beginIn(tx, actor, input, now.day);
  else {
    if (input.isLast) refuseOtherAgreement(input.agreement, now);
    await saveAnswersIn(tx, actor, input);
  }
  if (input.isLast) await sendIn(tx, actor, now.day);
  return { isSent: input.isLast };
}

const TOO_LONG_AGO = `That day is more than ${BACKDATED_DAYS} days ago now. Go back to the first page and pick a newer day, or throw this away. Your words are still here.`;

/** A fourth of a day, said to the partner; the second where some of the three stand in their log. */
export const THREE_OF_THAT_DAY = "You have noted three of that day. That is the most.";
export const THREE_WITH_LOG = "You have noted three of that day, here and in your log. That is the most.";

const unsent = (actor: Partner) => and(ownedBy(actor, loopEpisode), isNull(loopEpisode.sentOn));

async function beginIn(tx: Tx, actor: Partner, { day, part }: BegunEpisode, today: string): Promise<void> {
  if (!isLoggable(day, today)) throw invalid({ day: ["Pick a day of the past week."] });
  await refuseFourthIn(tx, actor, day);
  const when = { happenedOn: day, dayPart: partNumber(part), writtenOn: today };
  const begun = await tx
    .insert(loopEpisode)
    .values({
      practiceId: actor.practiceId,
      // The number's own time says the day alone, as everything else here does.
      id: newId(Date.parse(`${today}T12:00:00Z`)),
      coupleId: actor.coupleId,
      partnerId: actor.userId,
      slot: actor.slot,
      ...when,
    })
    .onConflictDoNothing()
    .returning({ id: loopEpisode.id });
  if (begun.length > 0) await auditOwnMoments(tx, actor);
  else await tx.update(loopEpisode).set(when).where(unsent(actor));
}

/** Refuses a fourth of a day, counting what stands in a log that is not sent yet; else how many were sent. Under the lock. */
async function refuseFourthIn(tx: Tx, actor: Partner, day: string): Promise<number> {
  const keys = await loadKeys(tx, actor, actor.coupleId, [slotScope("private", actor.slot)]);
  const [noted, logged] = await Promise.all([
    sentLoopsIn(tx, actor, [day]),
    draftLoopsIn(tx, actor, keys, [day]),
  ]);
  const sent = noted[day] ?? 0;
  const inLog = logged[day] ?? 0;
  if (sent + inLog < EPISODES_A_DAY) return sent;
  const words = inLog > 0 ? THREE_WITH_LOG : THREE_OF_THAT_DAY;
  throw invalid({ day: [words] }, words);
}

async function saveAnswersIn(tx: Tx, actor: Partner, { page, answers }: AnsweredPage): Promise<void> {
  const scope = slotScope("private", actor.slot);
  const [[row], ring] = await Promise.all([
    tx.select({ id: loopEpisode.id }).from(loopEpisode).where(unsent(actor)).for("update"),
    loadKeys(tx, actor, actor.coupleId, [scope]),
  ]);
  if (!row) throw nothingBegun();
  const columns = columnsFrom(QUESTIONS[page], answers, (column, text) =>
    sealText(ring, episodePlace(actor, row.id, column, false), text),
  );
  await tx.update(loopEpisode).set(columns).where(unsent(actor));
}

async function sendIn(tx: Tx, actor: Partner, today: string): Promise<void> {
  const [[row], ring] = await Promise.all([
    tx.select().from(loopEpisode).where(unsent(actor)).for("update"),
    loadKeys(tx, actor, actor.coupleId, [slotScope("private", actor.slot), slotScope("partner", actor.slot)]),
  ]);
  if (!row) throw nothingBegun();
  if (!isLoggable(row.happenedOn, today)) throw invalid({}, TOO_LONG_AGO);
  if (!isAnswered(row)) throw invalid({}, "Answer one thing at least before you send it.");
  const place = (await refuseFourthIn(tx, actor, row.happenedOn)) + 1;
  const texts = Object.fromEntries(
    TEXT_COLUMNS.map((column) => {
      const text = openText(ring, episodePlace(actor, row.id, column, false), row[column]);
      return [column, sealText(ring, episodePlace(actor, row.id, column, true), text)];
    }),
  );
  await tx
    .update(loopEpisode)
    .set({ ...texts, sentOn: today, place, policyVersion: sql`app.policy_version()` })
    .where(unsent(actor));
  await auditOwnMoments(tx, actor);
}

/** Nothing is being written: it was sent or thrown away, perhaps in another window. */
export function nothingBegun(): DomainError {
  return new DomainError("already_sent", "There is nothing open here. You can begin again under Moments.");
}
