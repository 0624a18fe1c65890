import type { Slot } from "#lib/access/actor";
import {
  type JointMap,
  type LinkKey,
  type LinkNote,
  MAP_LINKS,
  type MapLink,
  type MapNotes,
  type MapPart,
  SIDE_PARTS,
  WHOLE_PARTS,
} from "#lib/formulation/map-types";

const SLOTS = ["A", "B"] as const satisfies readonly Slot[];

/** Every part, in the order in which a map is talked through. */
export const MAP_PARTS: readonly MapPart[] = [
  "name",
  ...SLOTS.flatMap((slot) => SIDE_PARTS.map((part): MapPart => `${slot}.${part}`)),
  ...WHOLE_PARTS.filter((part) => part !== "name"),
];

export const LINK_KEYS: readonly LinkKey[] = SLOTS.flatMap((slot) =>
  MAP_LINKS.map((link): LinkKey => `${slot}.${link}`),
);

export const otherOf = (slot: Slot): Slot => (slot === "A" ? "B" : "A");

/** The six places of the ring in the order the loop runs, each with the arrow that leads on from it. */
export const RING = SLOTS.flatMap((slot) => [
  { part: `${slot}.soft`, link: `${slot}.soft_reach` },
  { part: `${slot}.reach`, link: `${slot}.reach_response` },
  { part: `${otherOf(slot)}.respond`, link: `${slot}.response_soft` },
]) as readonly { part: MapPart; link: LinkKey }[];

/** From which place to which an arrow of the ring leads. */
export function endsOf(slot: Slot, link: MapLink): { from: MapPart; to: MapPart } {
  const other = otherOf(slot);
  switch (link) {
    case "soft_reach":
      return { from: `${slot}.soft`, to: `${slot}.reach` };
    case "reach_response":
      return { from: `${slot}.reach`, to: `${other}.respond` };
    case "response_soft":
      return { from: `${other}.respond`, to: `${other}.soft` };
  }
}

export const NO_NOTE: LinkNote = { mechanism: null, confidence: null, evidence: "" };

/** A map on which nothing stands yet. */
export function blankMap(): JointMap {
  return Object.fromEntries(MAP_PARTS.map((part) => [part, ""])) as JointMap;
}

/** Notes beside a map of which none is taken yet. */
export function blankNotes(): MapNotes {
  return {
    hypotheses: "",
    links: Object.fromEntries(LINK_KEYS.map((key) => [key, NO_NOTE])) as MapNotes["links"],
  };
}

/** Whether anything stands on it that both may see. */
export function isDrawn(map: JointMap): boolean {
  return MAP_PARTS.some((part) => map[part] !== "");
}

export function isNoted({ mechanism, confidence, evidence }: LinkNote): boolean {
  return mechanism !== null || confidence !== null || evidence !== "";
}

/** Whether a save would change nothing. */
export function isSameMap(
  one: { map: JointMap; notes: MapNotes },
  other: { map: JointMap; notes: MapNotes },
): boolean {
  return (
    MAP_PARTS.every((part) => one.map[part] === other.map[part]) &&
    one.notes.hypotheses === other.notes.hypotheses &&
    LINK_KEYS.every((key) => {
      const [a, b] = [one.notes.links[key], other.notes.links[key]];
      return a.mechanism === b.mechanism && a.confidence === b.confidence && a.evidence === b.evidence;
    })
  );
}

export type PartChange = {
  readonly part: MapPart;
  readonly before: string;
  readonly after: string;
  readonly kind: "same" | "new" | "taken_out" | "changed";
};

/** Two versions part by part; what stands on neither is left out. */
export function mapChanges(before: JointMap, after: JointMap): PartChange[] {
  return MAP_PARTS.flatMap((part): PartChange[] => {
    const [was, is] = [before[part], after[part]];
    if (was === "" && is === "") return [];
    const kind = was === is ? "same" : was === "" ? "new" : is === "" ? "taken_out" : "changed";
    return [{ part, before: was, after: is, kind }];
  });
}
