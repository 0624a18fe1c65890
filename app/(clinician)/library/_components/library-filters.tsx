import { chosenFilters, type LibraryCounts } from "#lib/exercises/library-page";
import { FILTER_CHOICES, type FilterName } from "#lib/exercises/traits";
import { Button } from "#ui/button";
import { Field } from "#ui/field";
import { Select, type SelectOption } from "#ui/select";
import { TextInput } from "#ui/text-input";
import { type LibraryQuery, LONGEST_WORDS } from "../library-query";
import { choiceInWords, FILTER_LABEL } from "./filter-words";
import { libraryHref } from "./library-address";

const FIRST: readonly FilterName[] = ["mechanism", "stage", "format", "minutes"];
const MORE: readonly FilterName[] = ["class", "level", "evidence", "origin", "state"];

function optionsOf(name: FilterName, counts: LibraryCounts): SelectOption[] {
  const numbers = counts[name] as Readonly<Record<string, number>>;
  const choices = FILTER_CHOICES[name].map((choice) => ({
    value: String(choice),
    label: `${choiceInWords(name, choice as never)} (${numbers[String(choice)] ?? 0})`,
  }));
  // What is in use is listed without asking, so there is no "any" beside it.
  if (name !== "state") return [{ value: "", label: "Any" }, ...choices];
  return choices.map((option) => (option.value === "published" ? { ...option, value: "" } : option));
}

type FilterProps = { name: FilterName; query: LibraryQuery; counts: LibraryCounts };

function Filter({ name, query, counts }: FilterProps) {
  return (
    <Field id={name} label={FILTER_LABEL[name]}>
      {(control) => (
        <Select
          {...control}
          name={name}
          defaultValue={String(query[name] ?? "")}
          options={optionsOf(name, counts)}
        />
      )}
    </Field>
  );
}

/** The filters as a plain form: pressing the button is one new address, with or without scripts. */
export function LibraryFilters({ query, counts }: { query: LibraryQuery; counts: LibraryCounts }) {
  const isSet = chosenFilters(query).length > 0;
  const isMoreSet = chosenFilters(query).some((name) => MORE.includes(name));
  return (
    // A new address is a new form, so that no choice of the last one is left standing in it.
    <search key={libraryHref(query, {})} aria-label="Exercises">
      <form method="get" action="/library" className="screen-only mb-6 flex flex-col gap-3">
        {query.view === "table" ? <input type="hidden" name="view" value="table" /> : null}
        {query.sort === undefined ? null : <input type="hidden" name="sort" value={query.sort} />}
        {query.sort === undefined ? null : <input type="hidden" name="dir" value={query.dir} />}
        <div className="flex items-end gap-x-4">
          <div className="min-w-0 flex-1">
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
          <Button type="submit">Show</Button>
        </div>
        <details className="folded-when-narrow" open={isSet}>
          <summary className="inline-flex min-h-control cursor-pointer items-center text-link">
            Filters
          </summary>
          <div className="grid grid-cols-2 items-end gap-x-4 gap-y-3 rail:grid-cols-4">
            {FIRST.map((name) => (
              <Filter key={name} name={name} query={query} counts={counts} />
            ))}
          </div>
          <details open={isMoreSet}>
            <summary className="inline-flex min-h-control cursor-pointer items-center text-link">
              More filters
            </summary>
            <div className="mt-1 grid grid-cols-2 items-end gap-x-4 gap-y-3 rail:grid-cols-6">
              {MORE.map((name) => (
                <div key={name} className={name === "class" ? "col-span-2" : undefined}>
                  <Filter name={name} query={query} counts={counts} />
                </div>
              ))}
            </div>
          </details>
        </details>
      </form>
    </search>
  );
}
