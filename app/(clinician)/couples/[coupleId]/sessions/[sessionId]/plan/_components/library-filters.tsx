import { memo } from "react";
import { MINUTE_OPTIONS } from "#lib/exercises/rules";
import { STAGE_LABEL } from "#lib/exercises/stages";
import { EVIDENCE_GRADES, EXPLICITNESS, MECHANISMS, STAGES } from "#lib/exercises/types";
import { type FilterKey, type LibraryFilter, WAYS, type Way } from "#lib/planning/rules-library";
import { Checkbox } from "#ui/checkbox";
import { Field } from "#ui/field";
import { Select } from "#ui/select";
import { GRADE_LABEL, MECHANISM_LABEL } from "../../../../../../_components/exercise-words";

const WAY_LABEL: Readonly<Record<Way, string>> = {
  together: "Together",
  alone: "Alone",
  one_phone: "On one phone",
  in_room: "In the room",
  paper: "On paper",
};

type Choice<Key extends FilterKey> = NonNullable<LibraryFilter[Key]>;
type Chosen = Exclude<FilterKey, "words" | "unused">;

const CHOICES: { readonly [Key in Chosen]: readonly Choice<Key>[] } = {
  mechanism: MECHANISMS,
  minutes: MINUTE_OPTIONS,
  stage: STAGES,
  way: WAYS,
  level: EXPLICITNESS,
  grade: EVIDENCE_GRADES,
};

const LABEL: Readonly<Record<Chosen, string>> = {
  mechanism: "Mechanism",
  minutes: "Minutes",
  stage: "Stage",
  way: "Format",
  level: "Explicitness",
  grade: "Evidence",
};

const WORDS: { readonly [Key in FilterKey]: (choice: Choice<Key>) => string } = {
  words: (words) => `“${words.trim()}”`,
  mechanism: (mechanism) => MECHANISM_LABEL[mechanism],
  minutes: (minutes) => `Up to ${minutes} min`,
  stage: (stage) => STAGE_LABEL[stage],
  way: (way) => WAY_LABEL[way],
  level: (level) => `Up to level ${level}`,
  grade: (grade) => GRADE_LABEL[grade],
  unused: () => "Not used with this couple",
};

/** One filter as it is set, in a word or two. */
export function filterInWords(filter: LibraryFilter, key: FilterKey): string {
  const choice = filter[key];
  return choice === undefined ? "" : (WORDS[key] as (choice: unknown) => string)(choice);
}

type FilterProps = {
  name: Chosen;
  value: unknown;
  count: (change: LibraryFilter) => number;
  onChange: (key: FilterKey, choice: unknown) => void;
};

function OneFilter({ name, value, count, onChange }: FilterProps) {
  const choices: readonly unknown[] = CHOICES[name];
  const words = WORDS[name] as (choice: unknown) => string;
  return (
    <Field id={`library-${name}`} label={LABEL[name]}>
      {(control) => (
        <Select
          {...control}
          value={value === undefined ? "" : String(value)}
          onChange={(event) =>
            onChange(
              name,
              choices.find((choice) => String(choice) === event.target.value),
            )
          }
          options={[
            { value: "", label: "Any" },
            ...choices.map((choice) => ({
              value: String(choice),
              label: `${words(choice)} (${count({ [name]: choice })})`,
            })),
          ]}
        />
      )}
    </Field>
  );
}

/** Drawn anew for another choice or other counts alone. */
const Filter = memo(OneFilter);

const FIRST = ["mechanism", "minutes"] as const;
const MORE = ["way", "stage", "level", "grade"] as const;

type LibraryFiltersProps = Pick<FilterProps, "count" | "onChange"> & {
  filter: LibraryFilter;
  isMoreSet: boolean;
};

/** The filters beside the plan, with the number each value would leave. */
export function LibraryFilters({ filter, count, onChange, isMoreSet }: LibraryFiltersProps) {
  return (
    <>
      <div className="mb-3 grid grid-cols-2 gap-3">
        {FIRST.map((name) => (
          <Filter key={name} name={name} value={filter[name]} count={count} onChange={onChange} />
        ))}
      </div>
      <details className="mb-3" open={isMoreSet}>
        <summary className="inline-flex min-h-control cursor-pointer items-center text-link">
          More filters
        </summary>
        <div className="mt-1 mb-3 grid grid-cols-2 items-end gap-3">
          {MORE.map((name) => (
            <Filter key={name} name={name} value={filter[name]} count={count} onChange={onChange} />
          ))}
        </div>
        <Checkbox
          checked={filter.unused === true}
          onChange={(event) => onChange("unused", event.target.checked ? true : undefined)}
          label={`Not used with this couple (${count({ unused: true })})`}
        />
      </details>
    </>
  );
}
