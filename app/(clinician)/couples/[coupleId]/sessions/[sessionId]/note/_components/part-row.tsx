"use client";
import { limitOf } from "#lib/notes/rules";
import { type NotePart, PART_HINT, PART_LABEL, type RiskCheck } from "#lib/notes/types";
import { FieldErrors } from "#ui/field-errors";
import { TextArea } from "#ui/text-area";

type PartRowProps = {
  part: NotePart;
  text: string;
  errors: readonly string[];
  onChange: (text: string) => void;
};

/** One part of a note: its name, and beside it as many lines as were written. */
export function PartRow({ part, text, errors, onChange }: PartRowProps) {
  const id = `note-${part}`;
  return (
    <div className="grid gap-x-4 py-1 sheet:grid-cols-[8.5rem_minmax(0,1fr)]">
      <label htmlFor={id} className="pt-1.5 text-text-muted">
        {PART_LABEL[part]}
      </label>
      <div className="min-w-0">
        <FieldErrors id={`${id}-errors`} errors={errors} />
        <TextArea
          id={id}
          name={part}
          length="line"
          limit={limitOf(part)}
          placeholder={PART_HINT[part]}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          aria-describedby={errors.length > 0 ? `${id}-errors` : undefined}
          aria-invalid={errors.length > 0 || undefined}
        />
      </div>
    </div>
  );
}

const CHECKS: readonly { value: "" | RiskCheck; label: string }[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "", label: "Not said" },
];

/** Whether risk was checked; a word of its own, since a note must always say it. */
export function RiskRow({
  risk,
  onChange,
}: {
  risk: RiskCheck | null;
  onChange: (risk: RiskCheck | null) => void;
}) {
  return (
    <fieldset className="grid gap-x-4 py-1 sheet:grid-cols-[8.5rem_minmax(0,1fr)]">
      <legend className="sr-only">Risk checked</legend>
      <span aria-hidden="true" className="pt-1.5 text-text-muted">
        Risk checked
      </span>
      <div className="flex flex-wrap gap-x-6">
        {CHECKS.map(({ value, label }) => (
          <label key={value} className="choice">
            <span className="choice-box">
              <input
                type="radio"
                name="riskChecked"
                value={value}
                checked={(risk ?? "") === value}
                onChange={() => onChange(value === "" ? null : value)}
              />
            </span>
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
