"use client";
import { memo, useState } from "react";
import { MECHANISMS, type Mechanism } from "#lib/exercises/types";
import { filterLibrary, type LibraryFilter } from "#lib/planning/rules";
import type { LibraryEntry } from "#lib/planning/types";
import { Button } from "#ui/button";
import { Checkbox } from "#ui/checkbox";
import { Field } from "#ui/field";
import { Icon } from "#ui/icon";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import { Select } from "#ui/select";
import { TextInput } from "#ui/text-input";

const LENGTHS = [5, 10, 15, 20, 30] as const;
const WHO: Readonly<Record<LibraryEntry["who"], string>> = {
  solo: "alone",
  each: "each alone",
  together: "together",
  each_then_together: "alone, then together",
};
const WHOS = ["solo", "each", "together", "each_then_together"] as const;
const LEVELS = [0, 1, 2] as const;
const NEED: Readonly<Record<Mechanism, string>> = {
  dissonance: "Dissonance",
  regulation: "Regulation",
  attachment: "Attachment",
  communication: "Communication",
};

const EVERYTHING: LibraryFilter = { mechanism: null, maxMinutes: null };

type LibraryPaneProps = {
  entries: readonly LibraryEntry[];
  /** Slugs this couple has not had yet. */
  unused: readonly string[];
  onAdd: (entry: LibraryEntry) => void;
};

/** The exercises that can be done in a session, filtered by need and length; held ones stay, with their reason. */
function AllExercises({ entries, unused, onAdd }: LibraryPaneProps) {
  const [filter, setFilter] = useState<LibraryFilter>(EVERYTHING);
  const shown = filterLibrary(entries, filter);
  const count = (change: Partial<LibraryFilter>) => filterLibrary(entries, { ...filter, ...change }).length;
  return (
    <>
      <div className="mb-3">
        <Field id="library-words" label="Search">
          {(control) => (
            <TextInput
              {...control}
              type="search"
              data-key="search"
              value={filter.words ?? ""}
              onChange={(event) => setFilter({ ...filter, words: event.target.value })}
              autoComplete="off"
            />
          )}
        </Field>
      </div>
      <div className="mb-3 grid grid-cols-2 gap-3">
        <Field id="library-need" label="Need">
          {(control) => (
            <Select
              {...control}
              value={filter.mechanism ?? ""}
              onChange={(event) => {
                const mechanism = MECHANISMS.find((need) => need === event.target.value) ?? null;
                setFilter({ ...filter, mechanism });
              }}
              options={[
                { value: "", label: `Any (${count({ mechanism: null })})` },
                ...MECHANISMS.map((need) => ({
                  value: need,
                  label: `${NEED[need]} (${count({ mechanism: need })})`,
                })),
              ]}
            />
          )}
        </Field>
        <Field id="library-minutes" label="Up to">
          {(control) => (
            <Select
              {...control}
              value={filter.maxMinutes === null ? "" : String(filter.maxMinutes)}
              onChange={(event) =>
                setFilter({ ...filter, maxMinutes: event.target.value ? Number(event.target.value) : null })
              }
              options={[
                { value: "", label: `Any (${count({ maxMinutes: null })})` },
                ...LENGTHS.map((minutes) => ({
                  value: String(minutes),
                  label: `${minutes} min (${count({ maxMinutes: minutes })})`,
                })),
              ]}
            />
          )}
        </Field>
        <Field id="library-who" label="Who">
          {(control) => (
            <Select
              {...control}
              value={filter.who ?? ""}
              onChange={(event) =>
                setFilter({ ...filter, who: WHOS.find((who) => who === event.target.value) ?? null })
              }
              options={[
                { value: "", label: `Any (${count({ who: null })})` },
                ...WHOS.map((who) => ({ value: who, label: `${WHO[who]} (${count({ who })})` })),
              ]}
            />
          )}
        </Field>
        <Field id="library-level" label="Level">
          {(control) => (
            <Select
              {...control}
              value={filter.explicitness == null ? "" : String(filter.explicitness)}
              onChange={(event) =>
                setFilter({ ...filter, explicitness: event.target.value ? Number(event.target.value) : null })
              }
              options={[
                { value: "", label: `Any (${count({ explicitness: null })})` },
                ...LEVELS.map((level) => ({
                  value: String(level),
                  label: `Up to ${level} (${count({ explicitness: level })})`,
                })),
              ]}
            />
          )}
        </Field>
      </div>
      <div className="mb-3">
        <Checkbox
          checked={filter.among != null}
          onChange={(event) => setFilter({ ...filter, among: event.target.checked ? new Set(unused) : null })}
          label={`Not used with this couple (${count({ among: new Set(unused) })})`}
        />
      </div>
      {shown.length === 0 ? (
        <div className="flex flex-col items-start gap-2">
          <p className="text-text-muted">Nothing fits all of these.</p>
          <Button onClick={() => setFilter(EVERYTHING)}>Show all</Button>
        </div>
      ) : (
        <ul className="ruled border-y">
          {shown.map((entry) => (
            <LibraryRow key={entry.slug} entry={entry} onAdd={onAdd} />
          ))}
        </ul>
      )}
    </>
  );
}

/** Drawn anew only when the library is another one: what is done to the plan leaves it as it is. */
export const LibraryPane = memo(AllExercises);

function LibraryRow({ entry, onAdd }: { entry: LibraryEntry; onAdd: (entry: LibraryEntry) => void }) {
  const { min, typical, max } = entry.minutes;
  return (
    <li className="flex items-start justify-between gap-3 py-2.5">
      <div className="flex min-w-0 flex-col gap-0.5">
        <a
          href={`/library/${entry.slug}`}
          target="_blank"
          rel="noopener"
          className="font-medium text-text underline decoration-border-strong underline-offset-2 hover:text-primary-hover"
        >
          {entry.title}
          <span className="sr-only"> (opens in a new tab)</span>
        </a>
        <span className="type-note type-figure flex flex-wrap gap-x-3">
          <MechanismGlyph name={entry.lead} />
          <span>
            {typical} min ({min} to {max}), {WHO[entry.who]}
          </span>
        </span>
        {entry.locked ? (
          <span className="type-note inline-flex items-start gap-1.5">
            <Icon name="lock" size={14} />
            {entry.locked}
          </span>
        ) : entry.care || entry.ask ? (
          <span className="type-note">{[entry.care, entry.ask].filter((one) => one !== null).join(" ")}</span>
        ) : null}
      </div>
      {entry.locked ? null : (
        <Button onClick={() => onAdd(entry)} aria-label={`Add ${entry.title}`}>
          Add
        </Button>
      )}
    </li>
  );
}
