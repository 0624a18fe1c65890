import type { DrawnMap } from "#lib/formulation/open-map";
import type { PartChange } from "#lib/formulation/rules-map";
import { partLabel } from "../../_components/words";

const KIND_LABEL: Readonly<Record<PartChange["kind"], string>> = {
  same: "Same",
  new: "New",
  taken_out: "Taken out",
  changed: "Changed",
};

function Words({ text, kind }: { text: string; kind: "same" | "gone" | "come" }) {
  if (text === "") return <span className="text-text-subtle">Nothing</span>;
  const words = <span className="whitespace-pre-line break-words">{text}</span>;
  if (kind === "gone") return <del className="decoration-1">{words}</del>;
  if (kind === "come") return <ins className="underline decoration-1 underline-offset-4">{words}</ins>;
  return words;
}

type ChangesTableProps = { changes: readonly PartChange[]; before: DrawnMap; after: DrawnMap };

/** Two versions part by part; what changed says so in a word. Below the width of a table, one part after the other. */
export function ChangesTable({ changes, before, after }: ChangesTableProps) {
  return (
    <table className="w-full border-collapse max-sheet:block">
      <thead className="max-sheet:sr-only">
        <tr>
          {["Part", `Version ${before.version}`, `Version ${after.version}`, "Change"].map((head) => (
            <th
              key={head}
              scope="col"
              className="border-b py-1 pe-4 text-start text-sm font-medium text-text-muted"
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sheet:block">
        {changes.map(({ part, before: was, after: is, kind }) => (
          <tr key={part} className="border-b align-top max-sheet:flex max-sheet:flex-col max-sheet:py-2">
            <th scope="row" className="py-2 pe-4 text-start font-normal text-text-muted max-sheet:py-0">
              {partLabel(part, after.map)}
            </th>
            <td className="w-1/3 py-2 pe-4 max-sheet:w-auto max-sheet:py-1">
              <span className="type-note sheet:hidden">Version {before.version}: </span>
              <Words text={was} kind={kind === "same" ? "same" : "gone"} />
            </td>
            <td className="w-1/3 py-2 pe-4 max-sheet:w-auto max-sheet:py-1">
              <span className="type-note sheet:hidden">Version {after.version}: </span>
              <Words text={is} kind={kind === "same" ? "same" : "come"} />
            </td>
            <td className={kind === "same" ? "py-2 text-text-muted" : "py-2 font-medium"}>
              {KIND_LABEL[kind]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
