import { and, asc, desc, gt, lt, or } from "drizzle-orm";
import { consent, safetyHold } from "#db/schema/couples";
import { session } from "#db/schema/planning";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";
import type { KnownFacts } from "#lib/notes/note-facts";
import { findPlanIn } from "#lib/planning/find-session";
import { dayLabel } from "#lib/planning/rules";
import type { SessionFacts } from "#lib/planning/types";
import { homeworkAfterIn, nextSessionIn } from "#lib/planning/wrap-up-facts";

type Clinician = ActorOf<"clinician">;
const MOST_CHANGES = 20;

/** Everything a note of this session can begin with. */
export async function knownFactsIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  held: SessionFacts,
): Promise<KnownFacts> {
  const [plan, homework, next, changes] = await Promise.all([
    findPlanIn(tx, actor, coupleId, held.id),
    homeworkAfterIn(tx, actor, coupleId, held.id),
    nextSessionIn(tx, actor, coupleId, held),
    changesIn(tx, actor, coupleId, held),
  ]);
  return { session: held, items: plan?.items ?? [], homework, next, changes };
}

/**
 * Changes of consent and of safety holds since the session before. Never whose consent it was and never which hold:
 * both may come to read the joint record (sessions paper, section 6).
 */
export async function changesIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  held: SessionFacts,
): Promise<string[]> {
  const [before] = await tx
    .select({ startsAt: session.startsAt })
    .from(session)
    .where(and(ofTreatedCouple(actor, session, coupleId), lt(session.startsAt, held.startsAt)))
    .orderBy(desc(session.startsAt))
    .limit(1);
  const since = before?.startsAt;
  if (!since) return [];
  const [consents, holds] = await Promise.all([
    tx
      .select({ state: consent.state, at: consent.at })
      .from(consent)
      .where(and(ofTreatedCouple(actor, consent, coupleId), gt(consent.at, since)))
      .orderBy(asc(consent.at))
      .limit(MOST_CHANGES),
    tx
      .select({ setAt: safetyHold.setAt, clearedAt: safetyHold.clearedAt })
      .from(safetyHold)
      .where(
        and(
          ofTreatedCouple(actor, safetyHold, coupleId),
          or(gt(safetyHold.setAt, since), gt(safetyHold.clearedAt, since)),
        ),
      )
      .orderBy(asc(safetyHold.setAt))
      .limit(MOST_CHANGES),
  ]);
  const said = [
    ...consents.map(({ state, at }) => ({
      at,
      text: state === "withdrawn" ? "Consent was taken back" : "Consent was given",
    })),
    ...holds.flatMap(({ setAt, clearedAt }) => [
      ...(setAt > since ? [{ at: setAt, text: "Some work was put on hold" }] : []),
      ...(clearedAt && clearedAt > since ? [{ at: clearedAt, text: "A hold on some work was lifted" }] : []),
    ]),
  ];
  const sentences = said
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ at, text }) => `${text}, ${dayLabel(at, held.zone)}.`);
  return [...new Set(sentences)];
}
