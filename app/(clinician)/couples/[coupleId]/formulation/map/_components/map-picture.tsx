import { pictureOf } from "#lib/formulation/map-picture";
import type { JointMap, MapNotes } from "#lib/formulation/map-types";
import { MAP_WORDS } from "#lib/formulation/map-words";
import { RING } from "#lib/formulation/rules-map";
import { type ArrowMark, LoopDrawing } from "#ui/chart/loop-drawing";
import { CONFIDENCE_MARK } from "./words";

type MapPictureProps = {
  map: JointMap;
  /** Only where nobody but the therapist looks on. */
  notes?: MapNotes;
  large?: boolean;
};

function marksOf(notes: MapNotes): Record<string, ArrowMark> {
  return Object.fromEntries(
    RING.flatMap(({ part, link }) => {
      const { mechanism, confidence } = notes.links[link];
      if (mechanism === null && confidence === null) return [];
      return [[part, { glyph: mechanism, words: confidence === null ? "" : CONFIDENCE_MARK[confidence] }]];
    }),
  );
}

/** The map drawn as a ring. Its parts stand in words below, in `MapInWords`. */
export function MapPicture({ map, notes, large = false }: MapPictureProps) {
  const picture = pictureOf(map);
  const nameOf = (side: "a" | "b") => picture.people.find((one) => one.side === side)?.name ?? "";
  const description = picture.ring
    .map(({ side, label, text }) => `${nameOf(side)}, ${label.toLowerCase()}: ${text || MAP_WORDS.nothing}.`)
    .join(" ");
  return (
    <LoopDrawing
      picture={picture}
      title={`${picture.name}: ${MAP_WORDS.title.toLowerCase()}`}
      description={description}
      nothing={MAP_WORDS.nothing}
      large={large}
      {...(notes ? { marks: marksOf(notes) } : {})}
    />
  );
}
