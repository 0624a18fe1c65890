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

const WHOSE = [
  ["couple", "Both"],
  ["A", "A"],
  ["B", "B"],
] as const;

const scoresOf = ({ couple, partners }: Profile, whose: (typeof WHOSE)[number][0]) =>
  whose === "couple" ? couple : partners[whose];

/** The scores of the couple and of each partner after each day of ratings, newest first. */
export function VersionTable({ versions }: { versions: readonly Version[] }) {
  return (
    <table className="chart-table">
      <caption>The scores of both, and of each, after each day of ratings, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Rated on</th>
          <th scope="col">Whose</th>
          {COLUMNS.map(([mechanism, letter]) => (
            <th key={mechanism} scope="col">
              <span aria-hidden="true">{letter}</span>
              <span className="sr-only">{MECHANISM_LABEL[mechanism]}</span>
            </th>
          ))}
        </tr>
      </thead>
      {versions.map(({ day, byTherapist, byPartners, profile }) => (
        <tbody key={day}>
          {WHOSE.map(([whose, label], row) => (
            <tr key={whose}>
              {row === 0 ? (
                <th scope="rowgroup" rowSpan={WHOSE.length}>
                  {formatDate(day)}
                  <span className="type-note block">
                    by {[...(byTherapist ? ["you"] : []), ...byPartners].join(", ")}
                  </span>
                </th>
              ) : null}
              <th scope="row">{label}</th>
              {COLUMNS.map(([mechanism]) => (
                <td key={mechanism}>{words(scoresOf(profile, whose)[mechanism])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
