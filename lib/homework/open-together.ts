import { and, eq, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { sharedPart, shareOffer, shareOpening } from "#db/schema/sharing";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { answerIn } from "#lib/exercises/entries";
import { partnerFields } from "#lib/exercises/rules";
import type { Answers, Exercise } from "#lib/exercises/types";
import { notOpenNow } from "#lib/homework/policy";
import {
  matchesPlace,
  offerPlace,
  openAnswers,
  openMatches,
  openPick,
  pickedPlace,
  sharedPlace,
} from "#lib/homework/sealed-answers";
import { jointPickOf, namedMatches, pickable } from "#lib/homework/sharing";
import { exerciseGivenIn } from "#lib/homework/task-exercise";
import type { Picking, SharedAnswer, SharedOpen, ShareKind, ShareOffer, Together } from "#lib/homework/types";
import { type Id, isId } from "#lib/kernel/ids";
import { type KeyRing, loadKeys, slotScope } from "#lib/secrets/data-keys";

const ONE_DAY_MS = 86_400_000;

/**
 * One piece of homework as the two partners share it: what the one who asks can still choose, and what is
 * open to both. Until their therapist reveals what both shared, it is the same whatever the other one did. The words of an offer stay
 * unread (security paper, SAFE-04). An audited read. Throws "not_found" alike for a task that was not sent,
 * is held, has nothing of this, is another person's, or was never there.
 */
export async function openTogether(actor: ActorOf<"partner">, taskId: Id): Promise<Together> {
  if (!isId(taskId)) throw notOpenNow();
  return withActor(actor, async (tx) => {
    const [found] = await tx
      .select({
        assignmentId: task.assignmentId,
        slug: assignment.exerciseSlug,
        version: assignment.exerciseVersion,
      })
      .from(task)
      .innerJoin(
        assignment,
        and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
      )
      .where(and(ownedBy(actor, task), eq(task.id, taskId), eq(task.state, "submitted")));
    if (!found) throw notOpenNow();
    await recordAudit(tx, actor, {
      action: "read",
      entity: "together",
      entityId: taskId,
      coupleId: actor.coupleId,
      purpose: "what can be shared",
    });
    const [rows, keys] = await Promise.all([
      readRows(tx, actor, found.assignmentId),
      loadKeys(tx, actor, actor.coupleId, ["shared", slotScope("private", actor.slot)]),
    ]);
    const exercise = await exerciseGivenIn(tx, actor, found.slug, found.version);
    const opened = { actor, assignmentId: found.assignmentId, exercise, keys, rows };
    const offers = offersIn(opened);
    const open = [
      ...openAnswersIn(opened, "shared"),
      ...openAnswersIn(opened, "reveal"),
      ...openMatchesIn(opened),
    ];
    if (offers.length === 0 && open.length === 0) throw notOpenNow();
    return { taskId, title: exercise.title, offers, open };
  });
}

/** Everything of one assignment that row-level security lets this partner see. */
async function readRows(tx: Tx, actor: ActorOf<"partner">, assignmentId: Id) {
  const [offers, parts, openings] = await Promise.all([
    tx
      .select({ kind: shareOffer.kind, sealed: shareOffer.answersSealed })
      .from(shareOffer)
      .where(and(ownedBy(actor, shareOffer), eq(shareOffer.assignmentId, assignmentId))),
    tx
      .select({ kind: sharedPart.kind, partnerId: sharedPart.partnerId, sealed: sharedPart.answersSealed })
      .from(sharedPart)
      .where(
        and(
          eq(sharedPart.practiceId, actor.practiceId),
          eq(sharedPart.coupleId, actor.coupleId),
          eq(sharedPart.assignmentId, assignmentId),
        ),
      ),
    tx
      .select({
        kind: shareOpening.kind,
        sealed: shareOpening.matchesSealed,
        pickedSealed: shareOpening.pickedSealed,
        openedAt: shareOpening.openedAt,
        canClose: sql<boolean>`${shareOpening.openedAt} <= now() - interval '24 hours'`,
      })
      .from(shareOpening)
      .where(
        and(
          eq(shareOpening.practiceId, actor.practiceId),
          eq(shareOpening.coupleId, actor.coupleId),
          eq(shareOpening.assignmentId, assignmentId),
        ),
      ),
  ]);
  return { offers, parts, openings };
}

type Opened = {
  actor: ActorOf<"partner">;
  assignmentId: Id;
  exercise: Exercise;
  keys: KeyRing;
  rows: Awaited<ReturnType<typeof readRows>>;
};

/** What is not open yet, with the partner's own choice. */
function offersIn({ actor, assignmentId, exercise, keys, rows }: Opened): ShareOffer[] {
  return rows.offers
    .filter(({ kind }) => !rows.openings.some((opening) => opening.kind === kind))
    .map(({ kind: text, sealed }) => {
      const kind = text as ShareKind;
      const offered = openAnswers(keys, offerPlace(actor, assignmentId, kind), sealed);
      return {
        kind,
        chosen: rows.parts.some((part) => part.kind === kind && part.partnerId === actor.userId),
        questions: partnerFields(exercise).flatMap(({ name, label }) =>
          Object.hasOwn(offered, name) ? [label] : [],
        ),
      };
    })
    .sort((one, two) => two.kind.localeCompare(one.kind));
}

/** Both partners' answers of one kind, where there are the other one's to read. */
function openAnswersIn(opened: Opened, kind: "shared" | "reveal"): SharedOpen[] {
  const { actor, assignmentId, exercise, keys, rows } = opened;
  const opening = rows.openings.find((one) => one.kind === kind);
  if (kind === "reveal" && !opening) return [];
  const readPart = (mine: boolean): Answers | null => {
    const part = rows.parts.find((one) => one.kind === kind && (one.partnerId === actor.userId) === mine);
    const slot = mine ? actor.slot : actor.slot === "A" ? "B" : "A";
    return part ? openAnswers(keys, sharedPlace({ ...actor, slot }, assignmentId, kind), part.sealed) : null;
  };
  const theirs = readPart(false);
  if (!theirs) return [];
  const own = readPart(true) ?? {};
  const answers = partnerFields(exercise).flatMap((field): SharedAnswer[] => {
    const [mine, other] = [answerIn(own, field.name) ?? null, answerIn(theirs, field.name) ?? null];
    return mine === null && other === null ? [] : [{ field, own: mine, partner: other }];
  });
  return [{ kind, canClose: opening?.canClose ?? false, answers, matches: [], picking: null }];
}

function openMatchesIn(opened: Opened): SharedOpen[] {
  const { actor, assignmentId, exercise, keys, rows } = opened;
  return rows.openings.flatMap((opening) => {
    const { kind, sealed, canClose } = opening;
    if (kind !== "matches" || !sealed) return [];
    const matches = openMatches(keys, matchesPlace(actor, assignmentId), sealed);
    const picking = pickingIn(opened, opening, pickable(exercise, matches));
    return [{ kind, canClose, answers: [], matches: namedMatches(exercise, matches), picking }];
  });
}

/** Whether one of the matches can be picked now, and what came of it once both have: the same for both. */
function pickingIn(
  { actor, assignmentId, keys }: Opened,
  { openedAt, canClose, pickedSealed }: Opened["rows"]["openings"][number],
  options: readonly { value: string; label: string }[],
): Picking | null {
  if (pickedSealed) {
    const picked = openPick(keys, pickedPlace(actor, assignmentId), pickedSealed);
    return { state: "done", ...jointPickOf(picked, options) };
  }
  if (!openedAt || options.length === 0) return null;
  if (canClose) return { state: "open", options };
  return { state: "later", from: new Date(openedAt.getTime() + ONE_DAY_MS) };
}
