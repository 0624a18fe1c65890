import type { JointMap } from "#lib/formulation/map-types";
import { MAP_PARTS } from "#lib/formulation/rules-map";
import { DefinitionList } from "#ui/definition-list";
import { partLabel } from "./words";

/** Everything on a map in words, in the order in which it is talked through. */
export function MapInWords({ map }: { map: JointMap }) {
  const filled = MAP_PARTS.filter((part) => map[part] !== "" && !part.endsWith(".called"));
  return (
    <DefinitionList
      hasLongTerms
      items={filled.map((part) => ({
        term: partLabel(part, map),
        detail: <span className="whitespace-pre-line break-words">{map[part]}</span>,
      }))}
    />
  );
}
