import type { ClassGates } from "#lib/couples/gates";
import { GATE_WORDS } from "#lib/exercises/gate-words";
import type { Exercise } from "#lib/exercises/types";
import { Badge } from "#ui/badge";
import { DefinitionList } from "#ui/definition-list";
import { gateInWords } from "../../../_components/exercise-gate-words";
import { CLASS_LABEL } from "../../../_components/exercise-words";

type GateListProps = { exercise: Exercise; byClass: readonly ClassGates[] };

const FIRMNESS = { block: "Stop", warn: "Check first", none: "Free" } as const;

/** How firm, and where: "Stop", "Stop at home, check first in session". */
function firmnessOf({ home, session }: Omit<ClassGates, "gates">): string {
  if (home === session) return FIRMNESS[home];
  return `${FIRMNESS[home]} at home, ${FIRMNESS[session].toLowerCase()} in session`;
}

/** What can hold this exercise, by its class and on its own account. */
export function GateList({ exercise, byClass }: GateListProps) {
  const { gates, fields, exerciseClass } = exercise;
  const kind = CLASS_LABEL[exerciseClass];
  return (
    <>
      <p className="max-w-measure">{kind}. What the safety holds of a couple do to it:</p>
      <DefinitionList
        items={byClass.map((one) => ({
          term: firmnessOf(one),
          detail: `${one.gates.map((gate) => GATE_WORDS[gate]).join("; ")}.`,
        }))}
      />
      <p>{gates.length === 0 ? "Nothing else of its own holds it." : "On top of that:"}</p>
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
