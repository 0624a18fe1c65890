import type { Profile } from "#lib/formulation/types";
import { formatDate } from "../../../../../_ui/when";
import { MECHANISM_LABEL } from "../../../../_components/exercise-words";

type Version = { day: string; byTherapist: boolean; byPartners: readonly ("A" | "B")[]; profile: Profile };

/** In the letters that the statements bear. */
const COLUMNS = [
  ["dissonance", "D"],
  ["regulation", "R"],
  ["attachment", "A"],
  ["communication", "K"],
] as const;
const words = (value: number | null) => (value === null ? "none" : value.toFixed(1));

/** The couple's scores after each day of ratings, newest first. */
export function VersionTable({ versions }: { versions: readonly Version[] }) {
  return (
    <table className="chart-table">
      <caption>The couple's scores after each day of ratings, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Rated on</th>
          <th scope="col">By</th>
          {COLUMNS.map(([mechanism, letter]) => (
            <th key={mechanism} scope="col">
              <span aria-hidden="true">{letter}</span>
              <span className="sr-only">{MECHANISM_LABEL[mechanism]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {versions.map(({ day, byTherapist, byPartners, profile }) => (
          <tr key={day}>
            <th scope="row">{formatDate(day)}</th>
            <td>{[...(byTherapist ? ["you"] : []), ...byPartners].join(", ")}</td>
            {COLUMNS.map(([mechanism]) => (
              <td key={mechanism}>{words(profile.couple[mechanism])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
