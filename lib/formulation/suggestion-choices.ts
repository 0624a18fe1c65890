import { and, eq, sql } from "drizzle-orm";
import { coupleLack, suggestionChoice } from "#db/schema/suggestions";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findExerciseIn } from "#lib/exercises/find-exercise";
import type { Thing } from "#lib/exercises/things";
import type { ChooseSuggestionInput, SetLacksInput } from "#lib/formulation/choice-schema";
import { LAST_PLACE } from "#lib/formulation/constants";
import type { Choices } from "#lib/formulation/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { invalid, notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import { type Place, seal, unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

function reasonPlace(practiceId: Id, coupleId: Id, slug: string): Place {
  return {
    practiceId,
    ownerId: coupleId,
    scope: "therapist",
    table: "suggestion_choice",
    column: `reason_sealed:${slug}`,
    rowId: coupleId,
    rowVersion: 0,
  };
}

/** What the therapist chose about a couple's suggestions, by slug, and what the couple lacks. */
export async function choicesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<{ choices: Choices; lacks: readonly Thing[] }> {
  const [rows, lacks] = await Promise.all([
    tx
      .select({
        exerciseSlug: suggestionChoice.exerciseSlug,
        isPinned: suggestionChoice.isPinned,
        isHidden: suggestionChoice.isHidden,
        place: suggestionChoice.place,
        reasonSealed: suggestionChoice.reasonSealed,
        // Any session that has begun since ends it, also one that was only wrapped up.
        isNotNow: sql<boolean>`${suggestionChoice.notNowAt} is not null and not exists (select from session s
          where s.practice_id = suggestion_choice.practice_id and s.couple_id = suggestion_choice.couple_id
            and coalesce(s.started_at, s.ended_at) > suggestion_choice.not_now_at)`,
      })
      .from(suggestionChoice)
      .where(ofTreatedCouple(actor, suggestionChoice, coupleId)),
    tx
      .select({ thing: coupleLack.thing })
      .from(coupleLack)
      .where(ofTreatedCouple(actor, coupleLack, coupleId)),
  ]);
  const hasReasons = rows.some(({ reasonSealed }) => reasonSealed !== null);
  const key = hasReasons ? (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist") : null;
  const choices = rows.map(({ exerciseSlug, isPinned, isHidden, isNotNow, place, reasonSealed }) => {
    const at = reasonPlace(actor.practiceId, coupleId, exerciseSlug);
    const reason = key && reasonSealed ? unseal(key, at, reasonSealed) : null;
    return [exerciseSlug, { isPinned, isHidden, isNotNow, place, reason }] as const;
  });
  return { choices: Object.fromEntries(choices), lacks: lacks.map(({ thing }) => thing as Thing) };
}

/**
 * Pins, hides, shows again, leaves for later or moves one exercise in a couple's suggestions. "Not now" takes it out
 * until the next session has begun; a hide stays until it is shown again (screens paper, section 2.4). It changes the list and nothing else: what
 * a gate or a ceiling stops stays out of it. Throws "not_found" outside the caseload and for an unknown exercise.
 * Source: formulation paper, section 6.
 */
export async function chooseSuggestion(
  actor: ActorOf<"clinician">,
  { coupleId, slug, press, from, reason }: ChooseSuggestionInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, coupleId, { lock: true });
    if (!(await findExerciseIn(tx, actor, slug))) throw notFound();
    const key = reason === "" ? null : (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
    const isHidden = press === "hide";
    const isMove = press === "up" || press === "down";
    if (isMove && from === null) throw invalid({ from: ["This list has changed. Please reload it."] });
    const place = Math.max(1, (from ?? 1) + (press === "up" ? -1 : 1));
    if (isMove && place > LAST_PLACE) throw invalid({ from: ["It stands as far down as it can."] });
    const change = {
      changedBy: actor.userId,
      changedAt: clock(),
      ...(press === "pin" || press === "unpin"
        ? { isPinned: press === "pin", isHidden: false, place: null }
        : {}),
      ...(isHidden || press === "show"
        ? {
            isHidden,
            ...(isHidden ? { isPinned: false, place: null } : {}),
            reasonSealed:
              isHidden && key ? seal(key, reasonPlace(actor.practiceId, coupleId, slug), reason) : null,
          }
        : {}),
      ...(isMove ? { place } : {}),
      ...(press === "free" ? { place: null } : {}),
      ...(press === "not_now" ? { notNowAt: clock() } : {}),
      ...(["pin", "hide", "show"].includes(press) ? { notNowAt: null } : {}),
    };
    if (isMove) {
      const [moved] = await tx
        .select({ isPinned: suggestionChoice.isPinned })
        .from(suggestionChoice)
        .where(
          and(ofTreatedCouple(actor, suggestionChoice, coupleId), eq(suggestionChoice.exerciseSlug, slug)),
        );
      // Whatever was put on that place before, among the pins or among the others, changes places with it.
      await tx
        .update(suggestionChoice)
        .set({ place: from })
        .where(
          and(
            ofTreatedCouple(actor, suggestionChoice, coupleId),
            eq(suggestionChoice.isPinned, moved?.isPinned ?? false),
            eq(suggestionChoice.place, place),
          ),
        );
    }
    await tx
      .insert(suggestionChoice)
      .values({ practiceId: actor.practiceId, coupleId, exerciseSlug: slug, ...change })
      .onConflictDoUpdate({
        target: [suggestionChoice.practiceId, suggestionChoice.coupleId, suggestionChoice.exerciseSlug],
        set: change,
      });
    await recordAudit(tx, actor, {
      action: "update",
      entity: "suggestion_choice",
      entityId: coupleId,
      coupleId,
      purpose: "change the list of suggestions",
    });
  });
}

/** Says which things a couple does not have. Throws "not_found" outside the caseload. */
export async function setLacks(
  actor: ActorOf<"clinician">,
  { coupleId, lacks }: SetLacksInput,
): Promise<void> {
  await withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, coupleId, { lock: true });
    await tx.delete(coupleLack).where(ofTreatedCouple(actor, coupleLack, coupleId));
    const rows = [...new Set(lacks)].map((thing) => ({ practiceId: actor.practiceId, coupleId, thing }));
    if (rows.length > 0) await tx.insert(coupleLack).values(rows);
    await recordAudit(tx, actor, {
      action: "update",
      entity: "couple",
      entityId: coupleId,
      coupleId,
      purpose: "say what a couple does not have",
    });
  });
}

/** The things a couple does not have, for the page that asks for them. An audited read. */
export async function listLacks(
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<{ lacks: readonly Thing[] }> {
  return withActor(actor, (tx) => listLacksIn(tx, actor, coupleId));
}

/** As `listLacks`, inside a transaction that is already open. */
export async function listLacksIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<{ lacks: readonly Thing[] }> {
  const couple = await getCoupleIn(tx, actor, coupleId);
  const [{ lacks }] = await Promise.all([
    choicesIn(tx, actor, couple.id),
    recordAudit(tx, actor, {
      action: "read",
      entity: "couple",
      entityId: couple.id,
      coupleId: couple.id,
      purpose: "what a couple does not have",
    }),
  ]);
  return { lacks };
}
