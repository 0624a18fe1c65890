import { PrintButton } from "#ui/print-button";
import { PaperChoice } from "../../../../../_components/paper-choice";
import { PrintChoice } from "../../../../../_components/print-choice";
import { type PrintKind, type PrintQuery, printAddress } from "../print-address";

type PrintChoicesProps = { slug: string; kind: PrintKind; query: PrintQuery };

const COPIES = [
  [1, "One copy"],
  [2, "One for each partner"],
] as const;

/** Which paper it goes on, and how often; shown on the screen alone. */
export function PrintChoices({ slug, kind, query }: PrintChoicesProps) {
  const to = (change: Partial<PrintQuery>) => printAddress(slug, kind, { ...query, ...change });
  return (
    <div className="screen-only mb-8 flex flex-wrap items-center gap-x-8 gap-y-3 border-b pb-4">
      <PaperChoice paper={query.paper} hrefOf={(paper) => to({ paper })} />
      {kind === "handout" ? (
        <PrintChoice
          label="Copies"
          options={COPIES}
          chosen={query.copies}
          hrefOf={(copies) => to({ copies })}
        />
      ) : null}
      <PrintButton />
      <p className="type-note">Or print this page from your browser’s menu.</p>
    </div>
  );
}
