import type { RankField, SortField } from "#lib/exercises/types";
import { Checkbox } from "#ui/checkbox";
import { FieldGroup } from "#ui/field-group";
import { RadioGroup } from "#ui/radio-group";

/** Cards to pick from, the most important one first. */
export function RankedCards({ question, name }: { question: RankField; name: string }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="type-note">Pick up to {question.max}, the most important one first.</p>
      {question.options.map(({ value, label }) => (
        <Checkbox key={value} name={name} value={value} label={label} />
      ))}
    </div>
  );
}

/** Cards to put on piles. */
export function SortedCards({ question, name }: { question: SortField; name: string }) {
  return (
    <div className="flex flex-col gap-4">
      {question.options.map(({ value, label }) => (
        <FieldGroup key={value} id={`${name}-${value}`} legend={label}>
          <RadioGroup name={`${name}-${value}`} options={question.piles} />
        </FieldGroup>
      ))}
    </div>
  );
}
