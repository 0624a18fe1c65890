import type { Slot } from "#lib/access/actor";
import type { JointMap, SidePart } from "#lib/formulation/map-types";
import { MAP_WORDS } from "#lib/formulation/map-words";
import { RING } from "#lib/formulation/rules-map";

type Side = "a" | "b";

/** A box of the drawing: whose it is, what it is called, what it says. */
export type PictureBox = {
  readonly key: string;
  readonly side: Side;
  readonly label: string;
  readonly text: string;
};

/** A loop map as a drawing takes it. */
export type Picture = {
  readonly name: string;
  readonly people: readonly { readonly side: Side; readonly name: string }[];
  /** The six boxes of the ring, in the order in which the loop runs. */
  readonly ring: readonly PictureBox[];
  readonly wishes: readonly PictureBox[];
  readonly outside: { readonly label: string; readonly text: string } | null;
};

const SIDES = { A: "a", B: "b" } as const satisfies Record<Slot, Side>;

/** What one of the two is called on the map. */
export function calledOn(map: JointMap, slot: Slot): string {
  return map[`${slot}.called`] || MAP_WORDS.partner[slot];
}

function boxOf(map: JointMap, slot: Slot, part: Exclude<SidePart, "called">): PictureBox {
  const key = `${slot}.${part}` as const;
  return { key, side: SIDES[slot], label: MAP_WORDS[part], text: map[key] };
}

/** The drawing of a map; a part on which nothing is written stays an empty place of it. */
export function pictureOf(
  map: JointMap,
  nameOf: (slot: Slot) => string = (slot) => calledOn(map, slot),
): Picture {
  return {
    name: map.name || MAP_WORDS.noName,
    people: (["A", "B"] as const).map((slot) => ({ side: SIDES[slot], name: nameOf(slot) })),
    ring: RING.map(({ part }) => {
      const [slot, kind] = part.split(".") as [Slot, Exclude<SidePart, "called">];
      return boxOf(map, slot, kind);
    }),
    wishes: (["A", "B"] as const).map((slot) => boxOf(map, slot, "wish")).filter(({ text }) => text !== ""),
    outside: map.stressors === "" ? null : { label: MAP_WORDS.stressors, text: map.stressors },
  };
}
