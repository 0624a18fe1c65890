import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { type CoupleFacts, getCoupleIn } from "#lib/couples/find-couple";
import { jointMapsIn, mapNotesIn, mapVersionsIn } from "#lib/formulation/find-maps";
import type { JointMap, MapNotes, MapVersion } from "#lib/formulation/map-types";
import { notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

export type DrawnMap = MapVersion & { readonly map: JointMap };

type WithVersions = { readonly couple: CoupleFacts; readonly versions: readonly MapVersion[] };

export type OpenedLoopMap = WithVersions & {
  /** The version asked for, or the newest; null before the first. */
  readonly shown: (DrawnMap & { readonly notes: MapNotes }) | null;
};

/**
 * A couple's loop map with what stands beside it for the therapist. Without a version the newest. Throws "not_found"
 * outside the caseload and for a version that is not there. An audited read. Source: formulation paper, section 3.
 */
export async function openLoopMap(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  version: number | null = null,
): Promise<OpenedLoopMap> {
  return withActor(actor, (tx) => openLoopMapIn(tx, actor, coupleId, version));
}

/** As `openLoopMap`, inside a transaction that is already open. */
export async function openLoopMapIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  version: number | null = null,
): Promise<OpenedLoopMap> {
  const couple = await getCoupleIn(tx, actor, coupleId);
  const versions = await mapVersionsIn(tx, actor, couple.id);
  const wanted = versionOf(versions, version);
  const [maps, notes] = await Promise.all([
    jointMapsIn(tx, actor, couple.id, wanted ? [wanted.id] : []),
    mapNotesIn(tx, actor, couple.id, wanted ? [wanted.id] : []),
    recordAudit(tx, actor, {
      action: "read",
      entity: "loop_map",
      entityId: wanted?.id ?? couple.id,
      coupleId: couple.id,
      purpose: "look at the loop map",
    }),
  ]);
  const [map, note] = wanted ? [maps.get(wanted.id), notes.get(wanted.id)] : [];
  return { couple, versions, shown: wanted && map && note ? { ...wanted, map, notes: note } : null };
}

/**
 * The same without anything of the therapist's own, for a screen that both look at and for paper. Throws as
 * `openLoopMap` does. An audited read.
 */
export async function openJointMap(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  version: number | null = null,
): Promise<WithVersions & { readonly shown: DrawnMap | null }> {
  return withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    const versions = await mapVersionsIn(tx, actor, couple.id);
    const wanted = versionOf(versions, version);
    const [maps] = await Promise.all([
      jointMapsIn(tx, actor, couple.id, wanted ? [wanted.id] : []),
      recordAudit(tx, actor, {
        action: "read",
        entity: "loop_map",
        entityId: wanted?.id ?? couple.id,
        coupleId: couple.id,
        purpose: "show the loop map to both",
      }),
    ]);
    const map = wanted && maps.get(wanted.id);
    return { couple, versions, shown: wanted && map ? { ...wanted, map } : null };
  });
}

/** Two versions of a couple's map to lay side by side. Throws as `openLoopMap` does. An audited read. */
export async function compareLoopMaps(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  asked: { before: number | null; after: number | null },
): Promise<WithVersions & { readonly before: DrawnMap | null; readonly after: DrawnMap | null }> {
  return withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    const versions = await mapVersionsIn(tx, actor, couple.id);
    const after = versionOf(versions, asked.after);
    const oldest = versions.at(-1)?.version ?? null;
    const before = versionOf(versions, asked.before ?? oldest);
    const ids = [...new Set([before, after].flatMap((one) => (one ? [one.id] : [])))];
    const [maps] = await Promise.all([
      jointMapsIn(tx, actor, couple.id, ids),
      recordAudit(tx, actor, {
        action: "read",
        entity: "loop_map",
        entityId: couple.id,
        coupleId: couple.id,
        purpose: "compare versions of the loop map",
      }),
    ]);
    const drawn = (one: MapVersion | null): DrawnMap | null => {
      const map = one && maps.get(one.id);
      return one && map ? { ...one, map } : null;
    };
    return { couple, versions, before: drawn(before), after: drawn(after) };
  });
}

function versionOf(versions: readonly MapVersion[], version: number | null): MapVersion | null {
  if (version === null) return versions[0] ?? null;
  const found = versions.find((one) => one.version === version);
  if (!found) throw notFound();
  return found;
}
