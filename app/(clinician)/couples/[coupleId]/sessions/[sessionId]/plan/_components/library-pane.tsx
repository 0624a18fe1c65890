"use client";
import { useSearchParams } from "next/navigation";
import { memo, useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import {
  dropsFor,
  type FilterKey,
  filterLibrary,
  type LibraryFilter,
  withoutFilters,
} from "#lib/planning/rules-library";
import { addressWith, filterFromAddress } from "#lib/planning/rules-library-address";
import type { LibraryEntry } from "#lib/planning/types";
import { Button } from "#ui/button";
import { Field } from "#ui/field";
import { Icon } from "#ui/icon";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import { TextInput } from "#ui/text-input";
import { allOf } from "../../../../../../_components/exercise-words";
import { GradeBadge } from "../../../../../../_components/grade-badge";
import { useChoices } from "../../../../../../_components/use-choices";
import { filterInWords, LibraryFilters } from "./library-filters";

const WHO: Readonly<Record<LibraryEntry["who"], string>> = {
  solo: "alone",
  each: "each alone",
  together: "together",
  each_then_together: "alone, then together",
};

const FIRST: readonly string[] = ["words", "mechanism", "minutes"];
/** Stands under "More filters". */
const isFurther = (key: string) => !FIRST.includes(key);

type LibraryPaneProps = {
  coupleId: string;
  sessionId: string;
  entries: readonly LibraryEntry[];
  /** Slugs this couple has not had yet. */
  unused: readonly string[];
  onAdd: (entry: LibraryEntry) => void;
  /** Adds by key: below the item of the core phase that was at hand last. */
  onAddBelow: (entry: LibraryEntry) => void;
};

/**
 * The exercises that can be done in a session, as they are filtered; held ones stay, with their reason. A search finds
 * the rest of the library too: those come after what the page came with, and pass the same filters but for the words.
 */
function AllExercises(props: LibraryPaneProps & { begins: LibraryFilter }) {
  const { coupleId, sessionId, entries, unused, onAdd, onAddBelow, begins } = props;
  const [filter, setFilter] = useState(begins);
  // What is found and counted follows what is typed one paint later, so that no letter waits for it.
  const later = useDeferredValue(filter);
  const [wasMoreSet, setMoreSet] = useState(() => Object.keys(filter).some(isFurther));
  useEffect(() => {
    const { search, pathname, hash } = window.location;
    const next = addressWith(filter, search);
    if (next !== search) window.history.replaceState(null, "", pathname + next + hash);
  }, [filter]);
  const unusedHere = useMemo(() => new Set(unused), [unused]);
  const { found, state } = useChoices({ coupleId, sessionId, where: "session" }, filter.words ?? "");
  const beyond = useMemo(() => {
    const slugs = new Set(entries.map(({ slug }) => slug));
    return found.entries.filter(({ slug }) => !slugs.has(slug));
  }, [entries, found]);
  const fitting = (by: LibraryFilter, isOwnOnly = false) => [
    ...filterLibrary(entries, by, unusedHere),
    ...(isOwnOnly ? [] : filterLibrary(beyond, withoutFilters(by, ["words"]), unusedHere)),
  ];
  const shown = fitting(later);
  // Enter takes nothing that was found for other words than these.
  const first = () => fitting(filter, state !== "found").find(({ locked }) => locked === null);
  const count = useCallback(
    (change: LibraryFilter) => filterLibrary(entries, { ...later, ...change }, unusedHere).length,
    [entries, later, unusedHere],
  );
  const change = useCallback((key: FilterKey, choice: unknown) => {
    if (isFurther(key)) setMoreSet(true);
    setFilter((was) => ({
      ...withoutFilters(was, [key]),
      ...(choice === undefined ? {} : { [key]: choice }),
    }));
  }, []);
  return (
    <>
      <div className="mb-3">
        <Field
          id="library-words"
          label="Search"
          hint="Enter adds the first one to Core, below the item you were at."
        >
          {(control) => (
            <TextInput
              {...control}
              type="search"
              data-key="search"
              value={filter.words ?? ""}
              onChange={(event) => change("words", event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
                const taken = first();
                if (!taken) return;
                event.preventDefault();
                onAddBelow(taken);
              }}
              autoComplete="off"
            />
          )}
        </Field>
      </div>
      <LibraryFilters filter={filter} count={count} onChange={change} isMoreSet={wasMoreSet} />
      {state === "away" ? (
        <p className="type-note mb-2">
          Only what came with this page could be searched. For the rest a network is needed.
        </p>
      ) : state === "refused" ? (
        <p className="type-note mb-2">
          Only what came with this page could be searched. Open the page again for the rest.
        </p>
      ) : null}
      {shown.length === 0 && state === "old" ? (
        <p className="text-text-muted">Looking in the library</p>
      ) : shown.length === 0 ? (
        <div className="flex flex-col items-start gap-2">
          <p className="text-text-muted">Nothing fits all of these.</p>
          {dropsFor(entries, later, unusedHere).map(({ keys, found }) => (
            <Button key={keys.join()} onClick={() => setFilter(withoutFilters(later, keys))}>
              Remove: {allOf(keys.map((key) => filterInWords(later, key)))} ({found})
            </Button>
          ))}
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

const Exercises = memo(AllExercises);

function Pane(props: LibraryPaneProps) {
  const address = useSearchParams();
  // The address follows the filter from here on, and says nothing new.
  const [begins] = useState(() => filterFromAddress(address.toString()));
  return <Exercises {...props} begins={begins} />;
}

/** Drawn anew only when the library is another one: what is done to the plan leaves it as it is. */
export const LibraryPane = memo(Pane);

function Entry({ entry, onAdd }: { entry: LibraryEntry; onAdd: (entry: LibraryEntry) => void }) {
  const { min, typical, max } = entry.minutes;
  return (
    <li
      data-exercise={`${entry.slug} ${entry.version}`}
      className="flex items-start justify-between gap-3 py-2.5"
    >
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
          <GradeBadge grade={entry.grade} />
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

const LibraryRow = memo(Entry);
