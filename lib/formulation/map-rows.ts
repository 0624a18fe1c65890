import type { loopMap, loopMapLink, loopMapSide } from "#db/schema/loop-map";
import type { Slot } from "#lib/access/actor";
import {
  type Confidence,
  type JointMap,
  type LinkNote,
  type MapNotes,
  type MapPart,
  SIDE_PARTS,
  type SidePart,
  WHOLE_PARTS,
  type WholePart,
} from "#lib/formulation/map-types";
import { blankMap, isNoted, LINK_KEYS, NO_NOTE } from "#lib/formulation/rules-map";
import type { LoopMechanism } from "#lib/formulation/types";
import type { Id } from "#lib/kernel/ids";
import { type Place, seal, unseal } from "#lib/secrets/box";
import type { KeyRing, Scope } from "#lib/secrets/data-keys";

/** The couple a map is of, and the version's own number. */
export type MapOwner = { readonly practiceId: Id; readonly coupleId: Id; readonly mapId: Id };

/** What both may see is sealed for both; evidence and hypotheses for the therapist. */
function placeOf({ practiceId, coupleId, mapId }: MapOwner, scope: Scope, column: string): Place {
  const table = "loop_map";
  return { practiceId, ownerId: coupleId, scope, table, column, rowId: mapId, rowVersion: 0 };
}

function sealed(keys: KeyRing, owner: MapOwner, scope: Scope, column: string, text: string): Buffer | null {
  return text === "" ? null : seal(keys.of(scope), placeOf(owner, scope, column), text);
}

function opened(keys: KeyRing, owner: MapOwner, scope: Scope, column: string, bytes: Buffer | null): string {
  return bytes === null ? "" : unseal(keys.of(scope), placeOf(owner, scope, column), bytes);
}

type SideRow = typeof loopMapSide.$inferSelect;
type LinkRow = typeof loopMapLink.$inferSelect;
type WholeColumns = Pick<
  typeof loopMap.$inferSelect,
  "nameSealed" | "strengthsSealed" | "exceptionsSealed" | "stressorsSealed"
>;

const WHOLE = {
  name: "nameSealed",
  strengths: "strengthsSealed",
  exceptions: "exceptionsSealed",
  stressors: "stressorsSealed",
} as const satisfies Record<WholePart, keyof WholeColumns>;
const SIDE = {
  called: "calledSealed",
  soft: "softSealed",
  reach: "reachSealed",
  respond: "respondSealed",
  wish: "wishSealed",
} as const satisfies Record<SidePart, keyof SideRow>;

/** The sealed columns of a new version's own row. */
export function wholeColumns(keys: KeyRing, owner: MapOwner, map: JointMap, notes: MapNotes) {
  const one = (part: WholePart) => sealed(keys, owner, "shared", part, map[part]);
  return {
    nameSealed: one("name"),
    strengthsSealed: one("strengths"),
    exceptionsSealed: one("exceptions"),
    stressorsSealed: one("stressors"),
    hypothesesSealed: sealed(keys, owner, "therapist", "hypotheses", notes.hypotheses),
  };
}

/** The rows of both sides of a new version. */
export function sideRows(keys: KeyRing, owner: MapOwner, map: JointMap) {
  return (["A", "B"] as const).map((slot) => {
    const one = (part: SidePart) => sealed(keys, owner, "shared", `${slot}.${part}`, map[`${slot}.${part}`]);
    return {
      ...owner,
      slot,
      calledSealed: one("called"),
      softSealed: one("soft"),
      reachSealed: one("reach"),
      respondSealed: one("respond"),
      wishSealed: one("wish"),
    };
  });
}

/** A row for every arrow of which something is noted. */
export function linkRows(keys: KeyRing, owner: MapOwner, { links }: MapNotes) {
  return LINK_KEYS.flatMap((key) => {
    const note = links[key];
    if (!isNoted(note)) return [];
    const [slot = "", link = ""] = key.split(".");
    const { mechanism, confidence, evidence } = note;
    const evidenceSealed = sealed(keys, owner, "therapist", `${key}.evidence`, evidence);
    return [{ ...owner, slot, link, mechanism, confidence, evidenceSealed }];
  });
}

/** The name a version bears; empty where it has none. Throws UnsealError when it was moved or changed. */
export function nameFrom(keys: KeyRing, owner: MapOwner, nameSealed: Buffer | null): string {
  return opened(keys, owner, "shared", "name", nameSealed);
}

/** The words of a version that both may see. Throws UnsealError when they were moved or changed. */
export function mapFrom(
  keys: KeyRing,
  owner: MapOwner,
  row: WholeColumns,
  sides: readonly SideRow[],
): JointMap {
  const whole = WHOLE_PARTS.map((part) => [part, opened(keys, owner, "shared", part, row[WHOLE[part]])]);
  const halves = sides
    .filter(({ mapId }) => mapId === owner.mapId)
    .flatMap((side) =>
      SIDE_PARTS.map((part): [MapPart, string] => {
        const key: MapPart = `${side.slot as Slot}.${part}`;
        return [key, opened(keys, owner, "shared", key, side[SIDE[part]])];
      }),
    );
  return { ...blankMap(), ...Object.fromEntries([...whole, ...halves]) };
}

/** What stands beside a version for the therapist alone. */
export function notesFrom(
  keys: KeyRing,
  owner: MapOwner,
  hypothesesSealed: Buffer | null,
  rows: readonly LinkRow[],
): MapNotes {
  const links = LINK_KEYS.map((key): [string, LinkNote] => {
    const row = rows.find((one) => one.mapId === owner.mapId && `${one.slot}.${one.link}` === key);
    if (!row) return [key, NO_NOTE];
    return [
      key,
      {
        mechanism: row.mechanism as LoopMechanism | null,
        confidence: row.confidence as Confidence | null,
        evidence: opened(keys, owner, "therapist", `${key}.evidence`, row.evidenceSealed),
      },
    ];
  });
  return {
    hypotheses: opened(keys, owner, "therapist", "hypotheses", hypothesesSealed),
    links: Object.fromEntries(links) as MapNotes["links"],
  };
}
