import { EmptyState } from "#ui/empty-state";
import { LinkButton } from "#ui/link-button";
import type { Drop } from "../drop-filters";
import type { LibraryQuery } from "../library-query";
import { dropInWords } from "./filter-words";
import { libraryHref } from "./library-address";

type NoMatchProps = { query: LibraryQuery; drops: readonly Drop[] };

/** Stands in for the list when nothing passes: names the filters whose removal brings exercises back. */
export function NoMatch({ query, drops }: NoMatchProps) {
  return (
    <EmptyState
      title="No exercise passes all these filters"
      action={drops.map(({ keys, count }) => (
        <LinkButton
          key={keys.join()}
          href={libraryHref(query, Object.fromEntries(keys.map((key) => [key, undefined])))}
        >
          {dropInWords(query, keys)} ({count})
        </LinkButton>
      ))}
    >
      The number says how many exercises come back.
    </EmptyState>
  );
}
