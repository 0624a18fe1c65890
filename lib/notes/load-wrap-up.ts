import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { openSlugsIn } from "#lib/couples/open-slugs";
import { askStops } from "#lib/couples/rules-ask";
import { sessionChecksIn } from "#lib/couples/session-checks";
import { yesStatusIn } from "#lib/couples/yes-status";
import { choosableIn } from "#lib/exercises/find-exercise";
import { weighableIn } from "#lib/exercises/find-weighable";
import { fitsFormat } from "#lib/exercises/rules";
import { exerciseHistoryIn } from "#lib/formulation/exercise-history";
import { newestOf, newestSentIn } from "#lib/formulation/newest-ratings";
import { choicesIn } from "#lib/formulation/suggestion-choices";
import { suggestFor } from "#lib/formulation/suggestions";
import { todayIn } from "#lib/homework/write-assignment";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { type Id, newId } from "#lib/kernel/ids";
import { openNoteIn } from "#lib/notes/find-notes";
import { givenToIn, latelyIn } from "#lib/notes/known-facts";
import { noteFacts } from "#lib/notes/note-facts";
import { mainRecordOf, nearestOf } from "#lib/notes/rules";
import type { WrapUpPage } from "#lib/notes/types";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { entriesFor, standInsFor } from "#lib/planning/library-entries";
import { toLine } from "#lib/planning/queries";
import { findBuiltIn } from "#lib/planning/rules-templates";
import { quickNotesIn } from "#lib/planning/run-events";
import { weekAfter } from "#lib/planning/session-time";
import { homeworkAfterIn, nextSessionIn, proposedDueDay } from "#lib/planning/wrap-up-facts";

/** Everything the wrap-up page shows, the joint note opened, in one transaction. Throws "not_found". */
export async function loadWrapUpPage(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
  clock: Clock = systemClock,
): Promise<WrapUpPage> {
  return withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    const held = await getSessionIn(tx, actor, coupleId, sessionId);
    const record = mainRecordOf(held.attendees);
    const now = clock();
    const [
      found,
      opened,
      homework,
      next,
      lately,
      choosable,
      weighable,
      sent,
      chosen,
      yesStatus,
      limits,
      taken,
      history,
      checks,
      quickNotes,
      today,
    ] = await Promise.all([
      findPlanIn(tx, actor, coupleId, sessionId),
      openNoteIn(tx, actor, { coupleId, sessionId, record }, "wrap-up page"),
      homeworkAfterIn(tx, actor, coupleId, sessionId),
      nextSessionIn(tx, actor, coupleId, held),
      latelyIn(tx, actor, coupleId, held, record),
      choosableIn(tx, actor),
      weighableIn(tx, actor),
      newestSentIn(tx, actor, coupleId),
      choicesIn(tx, actor, coupleId),
      yesStatusIn(tx, actor, coupleId, now),
      findLimitsIn(tx, actor, couple, now),
      openSlugsIn(tx, actor, coupleId),
      exerciseHistoryIn(tx, actor, couple, now),
      sessionChecksIn(tx, actor, coupleId, sessionId),
      quickNotesIn(tx, actor, coupleId, sessionId),
      todayIn(tx, now),
      recordAudit(tx, actor, {
        action: "read",
        entity: "session",
        entityId: sessionId,
        coupleId,
        purpose: "wrap-up page",
      }),
    ]);
    const { suggested } = suggestFor(
      weighable.filter((exercise) => fitsFormat(exercise, "homework")),
      limits,
      { ratings: newestOf(sent), stage: couple.stage, slotMinutes: held.minutes, history, ...chosen },
    );
    const exercises = entriesFor(choosable, limits, "home");
    const items = found?.items ?? [];
    const givenTo = await givenToIn(tx, actor, coupleId, items, held);
    return {
      couple: toLine(couple),
      session: held,
      plan: found,
      homework,
      exercises,
      standIns: standInsFor(choosable, limits, taken),
      nearest: nearestOf(exercises, items, {
        suggested: suggested.map(({ slug }) => slug),
        given: homework.map(({ title }) => title),
        home: (findBuiltIn(found?.builtIn ?? "")?.home ?? []).map(({ slug }) => slug),
      }),
      yesStatus,
      askStops: askStops(limits),
      checks,
      quickNotes,
      requestId: newId(),
      record,
      note: opened?.note ?? null,
      amendments: opened?.amendments ?? [],
      facts: noteFacts({ session: held, items, homework, next, ...lately, givenTo }, record),
      nextSession: next,
      suggestedTime: weekAfter(held.startsAt, held.zone, now),
      dueOn: proposedDueDay(held, next, now),
      today,
    };
  });
}
