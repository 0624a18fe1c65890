import { type PartnerRecord, RECORD_PARTS } from "#lib/formulation/rules-record";
import { RECORD_LABEL } from "./record-words";

/** The texts of one partner's record that are written. */
export function RecordTexts({ record }: { record: PartnerRecord }) {
  const written = RECORD_PARTS.filter((part) => record[part] !== "");
  if (written.length === 0) return <p className="text-text-muted">All three texts were taken out.</p>;
  return (
    <dl className="flex max-w-measure flex-col gap-3">
      {written.map((part) => (
        <div key={part} className="keep-together">
          <dt className="type-label">{RECORD_LABEL[part]}</dt>
          <dd className="whitespace-pre-line break-words">{record[part]}</dd>
        </div>
      ))}
    </dl>
  );
}
