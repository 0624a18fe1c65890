import type { Profile } from "#lib/formulation/types";
import { formatDate } from "../../../../../_ui/when";
import { MECHANISM_LABEL } from "../../../../_components/exercise-words";

type Version = { at: Date; slot: "A" | "B"; rater: "self" | "therapist"; profile: Profile };

const COLUMNS = ["dissonance", "regulation", "attachment", "communication"] as const;
const words = (value: number | null) => (value === null ? "Not enough" : value.toFixed(1));

/** The couple's scores after each rating, newest first. */
export function VersionTable({ versions }: { versions: readonly Version[] }) {
  return (
    <div className="overflow-x-auto">
      <table className="chart-table">
        <caption>The couple's scores after each rating, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Rated on</th>
            <th scope="col">By</th>
            {COLUMNS.map((one) => (
              <th key={one} scope="col">
                {MECHANISM_LABEL[one]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map(({ at, slot, rater, profile }) => (
            <tr key={`${at.toISOString()} ${slot} ${rater}`}>
              <th scope="row">{formatDate(at.toISOString().slice(0, 10))}</th>
              <td>{rater === "therapist" ? `You, of partner ${slot}` : `Partner ${slot}`}</td>
              {COLUMNS.map((one) => (
                <td key={one}>{words(profile.couple[one])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
