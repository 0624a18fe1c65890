import type { WrittenRecord } from "#lib/formulation/find-records";
import { Link } from "#ui/link";
import { formatDay } from "../../../../../_ui/when";
import { RecordTexts } from "./record-texts";

type RecordSectionProps = {
  coupleId: string;
  records: Readonly<Record<"A" | "B", WrittenRecord | null>>;
  timeZone: string;
};

/** What is kept of each of the two. Folded, since the other one may sit beside the screen. */
export function RecordSection({ coupleId, records, timeZone }: RecordSectionProps) {
  return (
    <section aria-labelledby="each" className="mt-8">
      <h2 id="each" className="type-heading border-b pb-2">
        Each partner
      </h2>
      <p className="type-note mt-2 max-w-measure">
        History, body and goals: for you alone. Folded, and never both on one sheet.
      </p>
      <div className="mt-3 grid gap-x-12 gap-y-5 wide:grid-cols-2">
        {(["A", "B"] as const).map((slot) => {
          const kept = records[slot];
          const at = `/couples/${coupleId}/formulation/record/${slot.toLowerCase()}`;
          return (
            <div key={slot} className="flex min-w-0 flex-col gap-1">
              <h3 className="type-label">Partner {slot}</h3>
              {kept === null ? (
                <p className="text-text-muted">Nothing is written yet.</p>
              ) : (
                <details className="screen-only">
                  <summary className="min-h-6 cursor-pointer">
                    Version {kept.version}, saved on {formatDay(kept.savedAt, timeZone)}
                  </summary>
                  <div className="mt-2 mb-3 border-l-4 pl-4">
                    <RecordTexts record={kept.record} />
                  </div>
                </details>
              )}
              <p className="screen-only flex flex-wrap gap-x-5 gap-y-1">
                <Link href={at}>{`${kept === null ? "Write" : "Change"} the record of ${slot}`}</Link>
                {kept === null ? null : <Link href={`${at}/print`}>{`Print that of ${slot}`}</Link>}
              </p>
            </div>
          );
        })}
      </div>
    </section>
  );
}
