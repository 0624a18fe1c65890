import type { Metadata } from "next";
import { Notice } from "#ui/notice";
import { PrintButton } from "#ui/print-button";
import { formatDay } from "../../../../../../../_ui/when";
import { PaperChoice } from "../../../../../../_components/paper-choice";
import { RecordTexts } from "../../../_components/record-texts";
import { MapHeader } from "../../../map/_components/map-header";
import { loadRecord } from "../loaders";

export const metadata: Metadata = { title: "One partner on paper" };

type Props = PageProps<"/couples/[coupleId]/formulation/record/[slot]/print">;

/** One partner on a sheet of their own, for the therapist's record: nothing of the other, and no name. */
export default async function PrintRecordPage({ params, searchParams }: Props) {
  const [{ coupleId, slot: letter }, search] = await Promise.all([params, searchParams]);
  const { couple, slot, shown, timeZone, paper } = await loadRecord(coupleId, letter, search);
  const here = `/couples/${couple.id}/formulation/record/${slot.toLowerCase()}/print`;
  return (
    <div className={paper === "letter" ? "on-letter" : "on-a4"}>
      <div className="screen-only">
        <MapHeader couple={couple} title="Print one partner's record" />
        <div className="mb-8 flex flex-wrap items-center gap-x-8 gap-y-3">
          <PaperChoice paper={paper} hrefOf={(value) => `${here}?paper=${value}`} />
          {shown === null ? null : <PrintButton />}
        </div>
      </div>
      {shown === null ? (
        <Notice title="There is nothing to print yet">Nothing is written of this partner.</Notice>
      ) : (
        <article className="flex max-w-reading flex-col gap-5">
          <h2 className="type-display">Partner {slot}</h2>
          <p className="type-note">
            Version {shown.version}, saved on {formatDay(shown.savedAt, timeZone)}. Working copy, not for
            release.
          </p>
          <RecordTexts record={shown.record} />
        </article>
      )}
    </div>
  );
}
