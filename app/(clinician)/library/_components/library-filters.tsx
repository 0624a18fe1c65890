import { type FilterCounts, MINUTE_OPTIONS } from "#lib/exercises/rules";
import { STAGE_LABEL } from "#lib/exercises/stages";
import { FORMATS, MECHANISMS, STAGES } from "#lib/exercises/types";
import { Button } from "#ui/button";
import { Field } from "#ui/field";
import { Select, type SelectOption } from "#ui/select";
import { TextInput } from "#ui/text-input";
import { FORMAT_LABEL, MECHANISM_LABEL } from "../../_components/exercise-words";
import { type LibraryQuery, LONGEST_WORDS } from "../library-query";
import { libraryHref } from "./library-address";

const ANY: SelectOption = { value: "", label: "Any" };

type Choice = { id: "mechanism" | "stage" | "format" | "minutes"; label: string; options: SelectOption[] };

function choicesFor(counts: FilterCounts): Choice[] {
  const counted = (value: string | number, label: string, count: number) => ({
    value: String(value),
    label: `${label} (${count})`,
  });
  return [
    {
      id: "mechanism",
      label: "Mechanism",
      options: MECHANISMS.map((one) => counted(one, MECHANISM_LABEL[one], counts.mechanism[one])),
    },
    {
      id: "stage",
      label: "Stage",
      options: STAGES.map((one) => counted(one, STAGE_LABEL[one], counts.stage[one])),
    },
    {
      id: "format",
      label: "Format",
      options: FORMATS.map((one) => counted(one, FORMAT_LABEL[one], counts.format[one])),
    },
    {
      id: "minutes",
      label: "Minutes",
      options: MINUTE_OPTIONS.map((one) => counted(one, `Up to ${one}`, counts.maxMinutes[one])),
    },
  ];
}

/** The filters as a plain form: pressing the button is one new address, with or without scripts. */
export function LibraryFilters({ query, counts }: { query: LibraryQuery; counts: FilterCounts }) {
  return (
    // A new address is a new form, so that no choice of the last one is left standing in it.
    <search key={libraryHref(query, {})} aria-label="Exercises">
      <form
        method="get"
        action="/library"
        className="screen-only mb-6 grid grid-cols-2 items-end gap-x-4 gap-y-3 rail:grid-cols-[repeat(4,minmax(0,1fr))_auto] wide:grid-cols-[minmax(10rem,1.5fr)_repeat(4,minmax(0,1fr))_auto]"
      >
        {query.view === "table" ? <input type="hidden" name="view" value="table" /> : null}
        {query.sort === undefined ? null : <input type="hidden" name="sort" value={query.sort} />}
        {query.sort === undefined ? null : <input type="hidden" name="dir" value={query.dir} />}
        <div className="col-span-2 rail:col-span-5 wide:col-span-1">
          <Field id="words" label="Words">
            {(control) => (
              <TextInput
                {...control}
                type="search"
                name="words"
                defaultValue={query.words}
                maxLength={LONGEST_WORDS}
                autoComplete="off"
              />
            )}
          </Field>
        </div>
        {choicesFor(counts).map(({ id, label, options }) => (
          <Field key={id} id={id} label={label}>
            {(control) => (
              <Select {...control} name={id} defaultValue={query[id] ?? ""} options={[ANY, ...options]} />
            )}
          </Field>
        ))}
        <div>
          <Button type="submit">Show</Button>
        </div>
      </form>
    </search>
  );
}
