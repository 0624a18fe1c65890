import { pictureOf } from "#lib/formulation/map-picture";
import type { JointMap } from "#lib/formulation/map-types";
import { MAP_WORDS } from "#lib/formulation/map-words";
import { LoopDrawing } from "#ui/chart/loop-drawing";
import { DefinitionList } from "#ui/definition-list";
import { ourMap as words } from "../words";

const SIDE = ["soft", "reach", "respond", "wish"] as const;

/** The picture of the loop, and the same in words. */
export function OurPicture({ map }: { map: JointMap }) {
  const nameOf = (slot: "A" | "B") => map[`${slot}.called`] || words.side[slot];
  const picture = pictureOf(map, nameOf);
  const lines = [
    ...(["A", "B"] as const).flatMap((slot) =>
      SIDE.map((part) => ({
        term: `${nameOf(slot)}: ${MAP_WORDS[part].toLowerCase()}`,
        detail: map[`${slot}.${part}`],
      })),
    ),
    ...(["stressors", "strengths", "exceptions"] as const).map((part) => ({
      term: MAP_WORDS[part],
      detail: map[part],
    })),
  ].filter(({ detail }) => detail !== "");
  return (
    <>
      <LoopDrawing
        picture={picture}
        title={MAP_WORDS.title}
        description={lines.map(({ term, detail }) => `${term}: ${detail}.`).join(" ")}
        nothing={MAP_WORDS.nothing}
      />
      <section aria-labelledby="in-words">
        <h2 id="in-words" className="type-title mb-2">
          {words.inWords}
        </h2>
        <DefinitionList
          items={lines.map(({ term, detail }) => ({
            term,
            detail: <span className="whitespace-pre-line break-words">{detail}</span>,
          }))}
        />
      </section>
    </>
  );
}
