import { and, desc, inArray } from "drizzle-orm";
import { loopMap, loopMapLink, loopMapSide } from "#db/schema/loop-map";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { mapFrom, nameFrom, notesFrom } from "#lib/formulation/map-rows";
import type { JointMap, MapNotes, MapVersion } from "#lib/formulation/map-types";
import type { Id } from "#lib/kernel/ids";
import { loadKeys } from "#lib/secrets/data-keys";

/** The newest versions are listed; more than a couple draws in years. */
const MOST_VERSIONS = 60;

/** The versions of a couple on the caseload, newest first, without their words. */
export async function mapVersionsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<MapVersion[]> {
  return tx
    .select({
      id: loopMap.id,
      version: loopMap.version,
      savedAt: loopMap.savedAt,
      agreedOn: loopMap.agreedOn,
      takenBackOn: loopMap.takenBackOn,
    })
    .from(loopMap)
    .where(ofTreatedCouple(actor, loopMap, coupleId))
    .orderBy(desc(loopMap.version))
    .limit(MOST_VERSIONS);
}

/** The name of a couple's newest loop map; empty where it has none, null where no map is drawn. No other words. */
export async function newestMapNameIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<string | null> {
  const [newest] = await tx
    .select({ id: loopMap.id, nameSealed: loopMap.nameSealed })
    .from(loopMap)
    .where(ofTreatedCouple(actor, loopMap, coupleId))
    .orderBy(desc(loopMap.version))
    .limit(1);
  if (!newest) return null;
  if (newest.nameSealed === null) return "";
  const keys = await loadKeys(tx, actor, coupleId, ["shared"]);
  return nameFrom(keys, { practiceId: actor.practiceId, coupleId, mapId: newest.id }, newest.nameSealed);
}

/** What both may see of these versions, by id. The therapist's own key is not even loaded. */
export async function jointMapsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, JointMap>> {
  if (ids.length === 0) return new Map();
  const [rows, sides, keys] = await Promise.all([
    tx
      .select({
        id: loopMap.id,
        nameSealed: loopMap.nameSealed,
        strengthsSealed: loopMap.strengthsSealed,
        exceptionsSealed: loopMap.exceptionsSealed,
        stressorsSealed: loopMap.stressorsSealed,
      })
      .from(loopMap)
      .where(and(ofTreatedCouple(actor, loopMap, coupleId), inArray(loopMap.id, [...ids]))),
    tx
      .select()
      .from(loopMapSide)
      .where(and(ofTreatedCouple(actor, loopMapSide, coupleId), inArray(loopMapSide.mapId, [...ids]))),
    loadKeys(tx, actor, coupleId, ["shared"]),
  ]);
  const { practiceId } = actor;
  return new Map(
    rows.map((row) => [row.id, mapFrom(keys, { practiceId, coupleId, mapId: row.id }, row, sides)]),
  );
}

/** What stands beside these versions for the therapist alone, by id. */
export async function mapNotesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, MapNotes>> {
  if (ids.length === 0) return new Map();
  const [rows, links, keys] = await Promise.all([
    tx
      .select({ id: loopMap.id, hypothesesSealed: loopMap.hypothesesSealed })
      .from(loopMap)
      .where(and(ofTreatedCouple(actor, loopMap, coupleId), inArray(loopMap.id, [...ids]))),
    tx
      .select()
      .from(loopMapLink)
      .where(and(ofTreatedCouple(actor, loopMapLink, coupleId), inArray(loopMapLink.mapId, [...ids]))),
    loadKeys(tx, actor, coupleId, ["therapist"]),
  ]);
  const { practiceId } = actor;
  return new Map(
    rows.map(({ id, hypothesesSealed }) => [
      id,
      notesFrom(keys, { practiceId, coupleId, mapId: id }, hypothesesSealed, links),
    ]),
  );
}
