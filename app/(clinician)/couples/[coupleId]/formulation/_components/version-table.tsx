import type { Profile } from "#lib/formulation/types";
import { formatDate } from "../../../../../_ui/when";
import { MECHANISM_LABEL } from "../../../../_components/exercise-words";

type Version = { day: string; byTherapist: boolean; byPartners: readonly ("A" | "B")[]; profile: Profile };

const COLUMNS = ["dissonance", "regulation", "attachment", "communication"] as const;
const words = (value: number | null) => (value === null ? "Not enough" : value.toFixed(1));

/** The couple's scores after each day of ratings, newest first. */
export function VersionTable({ versions }: { versions: readonly Version[] }) {
  return (
    // Focusable, so that keys can push it sideways where it is wider than the page.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus.
    <section className="overflow-x-auto" aria-label="Scores over time" tabIndex={0}>
      <table className="chart-table">
        <caption>The couple's scores after each day of ratings, newest first</caption>
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
          {versions.map(({ day, byTherapist, byPartners, profile }) => (
            <tr key={day}>
              <th scope="row">{formatDate(day)}</th>
              <td>{[...(byTherapist ? ["you"] : []), ...byPartners].join(", ")}</td>
              {COLUMNS.map((one) => (
                <td key={one}>{words(profile.couple[one])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
