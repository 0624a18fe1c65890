import { loopMap, loopMapLink, loopMapSide } from "#db/schema/loop-map";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { heldBy } from "#lib/couples/gates";
import { jointMapsIn, mapNotesIn, mapVersionsIn } from "#lib/formulation/find-maps";
import { linkRows, sideRows, wholeColumns } from "#lib/formulation/map-rows";
import type { SaveLoopMapInput } from "#lib/formulation/map-schema";
import { blankNotes, isDrawn, isSameMap } from "#lib/formulation/rules-map";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { invalid, stale } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import { loadKeys } from "#lib/secrets/data-keys";

/** A map is joint talk: what holds that at home holds the map on the couple's own pages. */
export const MAP_HELD_BY = heldBy({ exerciseClass: "J", explicitness: 0, gates: [] });

/**
 * Saves a couple's loop map as its next version; one that changes nothing adds none. Throws "stale_version" where a
 * newer version was saved meanwhile, "invalid_input" for a map on which nothing stands, and "not_found" outside the
 * caseload. Source: formulation paper, section 3, joint record.
 */
export async function saveLoopMap(
  actor: ActorOf<"clinician">,
  input: SaveLoopMapInput,
  clock: Clock = systemClock,
): Promise<{ version: number; isNew: boolean }> {
  return withActor(actor, (tx) => saveLoopMapIn(tx, actor, input, clock));
}

/** As `saveLoopMap`, inside a transaction that is already open. */
export async function saveLoopMapIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, version, map, notes }: SaveLoopMapInput,
  clock: Clock = systemClock,
): Promise<{ version: number; isNew: boolean }> {
  await getCoupleIn(tx, actor, coupleId, { lock: true });
  const [newest] = await mapVersionsIn(tx, actor, coupleId);
  if ((newest?.version ?? 0) !== version)
    throw stale("A newer version was saved in another window. Yours is still here, and theirs beside it.");
  if (!isDrawn(map)) throw invalid({ name: ["Write at least one part of the map."] });
  const saved = newest ? await wordsOf(tx, actor, coupleId, newest.id) : null;
  const noted = notes ?? saved?.notes ?? blankNotes();
  if (saved && isSameMap(saved, { map, notes: noted })) return { version, isNew: false };
  const owner = { practiceId: actor.practiceId, coupleId, mapId: newId() };
  const keys = await loadKeys(tx, actor, coupleId, ["shared", "therapist"]);
  await tx.insert(loopMap).values({
    practiceId: owner.practiceId,
    id: owner.mapId,
    coupleId,
    version: version + 1,
    ...wholeColumns(keys, owner, map, noted),
    heldBy: MAP_HELD_BY,
    savedBy: actor.userId,
    savedAt: clock(),
  });
  await tx.insert(loopMapSide).values(sideRows(keys, owner, map));
  const links = linkRows(keys, owner, noted);
  if (links.length > 0) await tx.insert(loopMapLink).values(links);
  await recordAudit(tx, actor, {
    action: "create",
    entity: "loop_map",
    entityId: owner.mapId,
    coupleId,
    purpose: "save the loop map",
  });
  return { version: version + 1, isNew: true };
}

async function wordsOf(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id, mapId: Id) {
  const [maps, allNotes] = await Promise.all([
    jointMapsIn(tx, actor, coupleId, [mapId]),
    mapNotesIn(tx, actor, coupleId, [mapId]),
  ]);
  const [map, notes] = [maps.get(mapId), allNotes.get(mapId)];
  return map && notes ? { map, notes } : null;
}
