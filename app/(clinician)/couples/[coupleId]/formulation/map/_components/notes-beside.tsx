import type { JointMap, MapNotes } from "#lib/formulation/map-types";
import { isNoted, LINK_KEYS } from "#lib/formulation/rules-map";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import { CONFIDENCE_LABEL, linkLabel } from "./words";

/** What the therapist thinks of the arrows, and the hypotheses as a whole. Nobody else reads it. */
export function NotesBeside({ map, notes }: { map: JointMap; notes: MapNotes }) {
  const noted = LINK_KEYS.filter((key) => isNoted(notes.links[key]));
  return (
    <div className="flex flex-col gap-4">
      {noted.length === 0 ? (
        <p className="text-text-muted">No arrow has a mechanism or evidence yet.</p>
      ) : (
        <ul className="ruled">
          {noted.map((key) => {
            const { mechanism, confidence, evidence } = notes.links[key];
            return (
              <li key={key} className="flex flex-col gap-0.5 py-2">
                <span>{linkLabel(key, map)}</span>
                <span className="flex flex-wrap gap-x-4 gap-y-1 text-text-muted">
                  {mechanism === null ? null : <MechanismGlyph name={mechanism} />}
                  {confidence === null ? null : <span>{CONFIDENCE_LABEL[confidence]}</span>}
                </span>
                {evidence === "" ? null : <span className="type-note break-words">{evidence}</span>}
              </li>
            );
          })}
        </ul>
      )}
      {notes.hypotheses === "" ? null : (
        <div>
          <h3 className="type-label">Working hypotheses</h3>
          <p className="max-w-measure whitespace-pre-line break-words">{notes.hypotheses}</p>
        </div>
      )}
    </div>
  );
}
