import type { HoldGate } from "#lib/couples/gates";
import { GATE_WORDS } from "#lib/exercises/gate-words";
import type { Exercise } from "#lib/exercises/types";
import { Badge } from "#ui/badge";
import { gateInWords } from "../../../_components/exercise-gate-words";
import { CLASS_LABEL } from "../../../_components/exercise-words";

type GateListProps = { exercise: Exercise; stoppedBy: readonly HoldGate[] };

/** What can hold this exercise, by its class and on its own account. */
export function GateList({ exercise, stoppedBy }: GateListProps) {
  const { gates, fields, exerciseClass } = exercise;
  const kind = CLASS_LABEL[exerciseClass];
  return (
    <>
      <p className="max-w-measure">
        {stoppedBy.length === 0
          ? `${kind}: no safety hold stops it at home by itself.`
          : `${kind}: at home, these safety holds stop it. ${stoppedBy.map((gate) => GATE_WORDS[gate]).join("; ")}.`}{" "}
        {gates.length === 0 ? "Nothing else of its own holds it." : "On top of that:"}
      </p>
      {gates.length === 0 ? null : (
        <ul className="ruled">
          {gates.map((gate) => {
            const { firmness, text, basis } = gateInWords(gate, fields);
            return (
              <li
                key={text}
                className="keep-together grid gap-x-6 gap-y-1 py-2 sheet:grid-cols-[9rem_minmax(0,1fr)]"
              >
                <p>
                  <Badge kind={firmness === "Stop" ? "danger" : "plain"}>{firmness}</Badge>
                </p>
                <div className="max-w-measure">
                  <p>{text}</p>
                  {basis === null ? null : <p className="type-note">{basis}</p>}
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
