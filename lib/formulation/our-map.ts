import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { loopMap, loopMapSide } from "#db/schema/loop-map";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { openToBoth } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { mapFrom } from "#lib/formulation/map-rows";
import type { JointMap } from "#lib/formulation/map-types";
import { loadKeys } from "#lib/secrets/data-keys";

export type OurMap = { readonly agreedOn: string; readonly map: JointMap };

/**
 * The newest map that both agreed to and that was not taken back, word for word the same for either of them; null while there is none, and while
 * something holds their joint work. An audited read. Source: formulation paper, sections 3 and 7.
 */
export async function openOurMap(actor: ActorOf<"partner">): Promise<OurMap | null> {
  return withActor(actor, async (tx) => {
    const [row] = await tx
      .select({
        id: loopMap.id,
        nameSealed: loopMap.nameSealed,
        strengthsSealed: loopMap.strengthsSealed,
        exceptionsSealed: loopMap.exceptionsSealed,
        stressorsSealed: loopMap.stressorsSealed,
        agreedOn: loopMap.agreedOn,
      })
      .from(loopMap)
      .where(and(openToBoth(actor, loopMap), isNotNull(loopMap.agreedOn), isNull(loopMap.takenBackOn)))
      .orderBy(desc(loopMap.version))
      .limit(1);
    await recordAudit(tx, actor, {
      action: "read",
      entity: "loop_map",
      coupleId: actor.coupleId,
      purpose: "open our map",
    });
    if (!row || row.agreedOn === null) return null;
    const [sides, keys] = await Promise.all([
      tx
        .select()
        .from(loopMapSide)
        .where(
          and(
            eq(loopMapSide.practiceId, actor.practiceId),
            eq(loopMapSide.coupleId, actor.coupleId),
            eq(loopMapSide.mapId, row.id),
          ),
        ),
      loadKeys(tx, actor, actor.coupleId, ["shared"]),
    ]);
    const owner = { practiceId: actor.practiceId, coupleId: actor.coupleId, mapId: row.id };
    return { agreedOn: row.agreedOn, map: mapFrom(keys, owner, row, sides) };
  });
}

/** Whether there is such a map; the same for both partners, whatever either of them did. */
export function hasOurMap(actor: ActorOf<"partner">): SQL<boolean> {
  return sql<boolean>`exists (select from ${loopMap}
    where ${openToBoth(actor, loopMap)} and ${loopMap.agreedOn} is not null and ${loopMap.takenBackOn} is null)`;
}
