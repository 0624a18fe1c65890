import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import type { Where } from "#lib/couples/gates";
import { openSlugsIn } from "#lib/couples/open-slugs";
import { choosableIn, exercisesIn, refKey } from "#lib/exercises/find-exercise";
import { listLibraryIn } from "#lib/exercises/list-library";
import type { Exercise } from "#lib/exercises/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { getSessionIn } from "#lib/planning/find-session";
import { entriesFor, standInsFor } from "#lib/planning/library-entries";
import { lockUnsuited } from "#lib/planning/rules-attendees";
import type { Choices } from "#lib/planning/types";

/** The longest search that is looked at. */
const LONGEST_WORDS = 200;

const NOTHING: Choices = { entries: [], standIns: { options: [], suggested: {} } };

type Asked = { coupleId: Id; sessionId: Id; where: Where; words: string };

/** The published exercises a search finds, the best first and one page of the library at most; none without words. */
export async function foundIn(tx: Tx, actor: ActorOf<"clinician">, words: string): Promise<Exercise[]> {
  if (words.trim() === "") return [];
  const { rows } = await listLibraryIn(tx, actor, {
    filters: { state: "published" },
    words: words.slice(0, LONGEST_WORDS),
    sort: undefined,
    dir: "asc",
    page: 1,
  });
  const found = await exercisesIn(tx, actor, rows);
  return rows.flatMap((row) => found.get(refKey(row))?.exercise ?? []);
}

/**
 * What a search finds in the whole library for a session or for home, locked or to be weighed as it is for that couple:
 * also what the pane or the list beside it does not begin with. For home, with what may take the place of what was found
 * and what of it may take the place of something. An audited read. Throws "not_found".
 */
export async function findChoices(
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, where, words }: Asked,
  clock: Clock = systemClock,
): Promise<Choices> {
  if (!isId(coupleId) || !isId(sessionId)) throw notFound();
  return withActor(actor, async (tx) => {
    const [couple, session] = await Promise.all([
      getCoupleIn(tx, actor, coupleId),
      getSessionIn(tx, actor, coupleId, sessionId),
    ]);
    await recordAudit(tx, actor, {
      action: "read",
      entity: "exercise",
      coupleId,
      purpose: "look through the library",
    });
    const exercises = await foundIn(tx, actor, words);
    if (exercises.length === 0) return NOTHING;
    const limits = await findLimitsIn(tx, actor, couple, clock());
    const entries = entriesFor(exercises, limits, where);
    if (where === "session") return { ...NOTHING, entries: lockUnsuited(entries, session.attendees) };
    const [choosable, taken] = await Promise.all([choosableIn(tx, actor), openSlugsIn(tx, actor, coupleId)]);
    const { options } = standInsFor(exercises, limits, taken);
    const { suggested } = standInsFor(choosable, limits, taken, exercises);
    return { entries, standIns: { options, suggested } };
  });
}
