import type { ReactNode } from "react";
import type { IndicatorCell, IndicatorGroup } from "#lib/formulation/rules-indicators";
import { MECHANISM_LABEL } from "../../../../_components/exercise-words";

const SLOTS = ["A", "B"] as const;

function Figure({ value, places = 0 }: { value: number | null; places?: 0 | 1 }) {
  if (value !== null) return value.toFixed(places);
  return (
    <>
      <span aria-hidden="true" className="text-text-muted">
        –
      </span>
      <span className="sr-only">not rated</span>
    </>
  );
}

/** Own, the therapist's and the number that counts; bold where the first two lie far apart. */
function Cells({ cell }: { cell: IndicatorCell }) {
  const both = cell.isApart ? "apart" : undefined;
  return (
    <>
      <td className={both}>
        <Figure value={cell.self} />
      </td>
      <td className={both}>
        <Figure value={cell.therapist} />
      </td>
      <td className="counts">
        <Figure value={cell.combined} places={1} />
        {cell.isApart ? <span className="sr-only">, far apart</span> : null}
      </td>
    </>
  );
}

const HEADS = ["Own", "Yours", "Used"] as const;

/** Under each partner the three numbers; `lead` stands before them where the statement has a column of its own. */
function Heads({ lead = null }: { lead?: ReactNode }) {
  return (
    <thead>
      <tr>
        {lead}
        {SLOTS.map((slot) => (
          <th key={slot} scope="colgroup" colSpan={HEADS.length}>
            Partner {slot}
          </th>
        ))}
      </tr>
      <tr>
        {SLOTS.flatMap((slot) =>
          HEADS.map((head) => (
            <th key={`${slot} ${head}`} scope="col">
              {head}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

/** One mechanism on the screen: the numbers under each statement, so that it fits a phone. */
function GroupTable({ group }: { group: IndicatorGroup }) {
  return (
    <table className="chart-table indicator-table">
      <caption className="sr-only">{MECHANISM_LABEL[group.mechanism]}, statement by statement</caption>
      <Heads />
      {group.rows.map(({ key, words, of }) => (
        <tbody key={key}>
          <tr>
            <th scope="rowgroup" colSpan={SLOTS.length * HEADS.length}>
              <span className="type-figure text-text-muted">{key}</span> {words}
            </th>
          </tr>
          <tr>
            <Cells cell={of.A} />
            <Cells cell={of.B} />
          </tr>
        </tbody>
      ))}
    </table>
  );
}

/** All four on paper: one line for each statement. */
function PaperTable({ groups }: { groups: readonly IndicatorGroup[] }) {
  return (
    <table className="chart-table indicator-paper">
      <caption className="sr-only">The 27 statements, by mechanism</caption>
      <Heads
        lead={
          <th scope="col" rowSpan={2}>
            Statement
          </th>
        }
      />
      {groups.map((group) => (
        <tbody key={group.mechanism}>
          <tr>
            <th scope="rowgroup" colSpan={SLOTS.length * HEADS.length + 1}>
              <strong>{MECHANISM_LABEL[group.mechanism]}</strong> {scoreLine(group)}
            </th>
          </tr>
          {group.rows.map(({ key, words, of }) => (
            <tr key={key}>
              <th scope="row">
                <span className="type-figure text-text-muted">{key}</span> {words}
              </th>
              <Cells cell={of.A} />
              <Cells cell={of.B} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** The scores of a mechanism in one line: what its statements come to. */
function scoreLine({ scores, rows }: IndicatorGroup): string {
  const said = (value: number | null) => (value === null ? "not enough yet" : value.toFixed(1));
  if (rows.every(({ of }) => SLOTS.every((slot) => of[slot].combined === null))) return "nothing rated yet";
  const couple = scores.couple === null ? "" : `, both ${said(scores.couple)}`;
  return `A ${said(scores.A)}, B ${said(scores.B)}${couple}`;
}

type IndicatorPartProps = { groups: readonly IndicatorGroup[]; isEmpty: boolean; onPaper?: boolean };

/** The 27 statements with both ratings of each and the number that counts; folded by mechanism on the screen, whole on paper. */
export function IndicatorPart({ groups, isEmpty, onPaper = false }: IndicatorPartProps) {
  if (isEmpty)
    return <p className="text-text-muted">All 27 statements stand here once one of them is rated.</p>;
  return (
    <div className="flex max-w-reading flex-col gap-2">
      <p className="type-note max-w-measure">
        What each said of themself, what you rated, and the number that counts: 0.6 of yours and 0.4 of
        theirs, or the one there is. Bold lies 4 or more apart. Neither partner sees yours, or the other's.
      </p>
      {onPaper ? (
        <PaperTable groups={groups} />
      ) : (
        groups.map((group) => (
          <details key={group.mechanism} className="border-b">
            <summary className="min-h-8 cursor-pointer py-1.5">
              <span className="me-3 font-medium">{MECHANISM_LABEL[group.mechanism]}</span>
              <span className="type-note type-figure">{scoreLine(group)}</span>
            </summary>
            <GroupTable group={group} />
          </details>
        ))
      )}
    </div>
  );
}
