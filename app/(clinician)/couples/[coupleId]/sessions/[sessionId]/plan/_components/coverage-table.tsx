import { MECHANISMS } from "#lib/exercises/types";
import { type CoverageMatrix, type Gap, REACHES, type Reach } from "#lib/planning/rules-coverage";
import { MechanismGlyph } from "#ui/mechanism-glyph";

const REACH: Readonly<Record<Reach, string>> = { session: "Room", homework: "Home", review: "Review" };
const SLOTS = ["A", "B"] as const;
const WORD = {
  dissonance: "dissonance",
  regulation: "regulation",
  attachment: "attachment",
  communication: "communication",
} as const;

/** "Nothing yet for B's dissonance (6.5 of 10)". */
const gapLine = ({ slot, need, score, isBare }: Gap) =>
  `${isBare ? "Nothing yet" : "Little"} for ${slot}'s ${WORD[need]} (${score.toFixed(1)} of 10)`;

/** Minutes by need, where they go and whom they reach, and what the profile speaks for that is missing. */
export function CoverageTable({ matrix, gaps }: { matrix: CoverageMatrix; gaps: readonly Gap[] }) {
  return (
    <>
      <table className="type-figure mt-5 w-full text-sm">
        <caption className="type-note mb-1 text-left">Minutes for A and B</caption>
        <thead>
          <tr>
            <td />
            {REACHES.map((reach) => (
              <th
                key={reach}
                colSpan={2}
                scope="colgroup"
                className="pb-0.5 text-right font-normal text-text-muted"
              >
                {REACH[reach]}
              </th>
            ))}
          </tr>
          <tr className="border-b">
            <td />
            {REACHES.flatMap((reach) =>
              SLOTS.map((slot) => (
                <th
                  key={`${reach}${slot}`}
                  scope="col"
                  className="pb-0.5 text-right font-normal text-text-muted"
                >
                  {slot}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {MECHANISMS.map((need) => (
            <tr key={need} className="border-b">
              <th scope="row" className="py-1 text-left font-normal">
                <MechanismGlyph name={need} wordless />
              </th>
              {REACHES.flatMap((reach) =>
                SLOTS.map((slot) => (
                  <td key={`${reach}${slot}`} className="py-1 text-right">
                    {Math.round(matrix[need][reach][slot]) || <span className="text-text-muted">0</span>}
                  </td>
                )),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {gaps.length > 0 ? (
        <ul aria-label="Gaps against the profile" className="mt-3 flex flex-col gap-1">
          {gaps.map((gap) => (
            <li key={`${gap.slot}${gap.need}`}>{gapLine(gap)}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
