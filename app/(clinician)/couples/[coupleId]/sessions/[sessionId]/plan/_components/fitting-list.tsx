import type { Suggestion } from "#lib/formulation/types";
import type { LibraryEntry } from "#lib/planning/types";
import { Button } from "#ui/button";
import { Link } from "#ui/link";
import { factorLine } from "../../../../../../_components/suggestion-words";

const SHOWN = 3;

type FittingListProps = {
  coupleId: string;
  suggested: readonly Suggestion[];
  entries: readonly LibraryEntry[];
  /** Slugs that are in the plan already. */
  taken: ReadonlySet<string>;
  /** Minutes still free; once there are none, length leaves nothing out. */
  freeMinutes: number;
  onAdd: (entry: LibraryEntry) => void;
};

/** The three that fit this couple best and the time that is left, each with what its place comes from. */
export function FittingList({ coupleId, suggested, entries, taken, freeMinutes, onAdd }: FittingListProps) {
  const entryOf = new Map(entries.map((entry) => [entry.slug, entry]));
  const shown = suggested
    .flatMap((suggestion) => {
      const entry = entryOf.get(suggestion.slug);
      return entry && !entry.locked && !taken.has(suggestion.slug) ? [{ suggestion, entry }] : [];
    })
    .filter(({ entry }) => freeMinutes <= 0 || entry.minutes.typical <= freeMinutes)
    .slice(0, SHOWN);
  return (
    <>
      {freeMinutes <= 0 && shown.length > 0 ? (
        <p className="type-note mb-2">The plan is full: each of these runs over.</p>
      ) : null}
      {shown.length === 0 ? (
        <p className="text-text-muted">
          {suggested.length === 0 ? "Nothing to go by yet: " : "Nothing more that fits the free minutes. "}
          <Link href={`/couples/${coupleId}/formulation`}>
            {suggested.length === 0 ? "rate what you have seen" : "See the whole list"}
          </Link>
        </p>
      ) : (
        <ol className="ruled border-y">
          {shown.map(({ suggestion, entry }) => (
            <li key={entry.slug} className="flex items-start justify-between gap-3 py-2.5">
              <span className="flex min-w-0 flex-col gap-0.5">
                <span className="font-medium">{entry.title}</span>
                <span className="type-note type-figure">
                  {suggestion.isPinned ? "pinned; " : suggestion.isPlaced ? "moved; " : ""}
                  {entry.minutes.typical} min; {factorLine(suggestion)}
                </span>
              </span>
              <Button onClick={() => onAdd(entry)} aria-label={`Add ${entry.title}, which fits`}>
                Add
              </Button>
            </li>
          ))}
        </ol>
      )}
      <p className="type-note mt-2 mb-6">
        Nothing is added on its own. <Link href="/how-chosen">How this is chosen</Link>
      </p>
    </>
  );
}
