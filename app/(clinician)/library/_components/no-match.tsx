import type { Drop } from "#lib/exercises/library-page";
import { EmptyState } from "#ui/empty-state";
import { LinkButton } from "#ui/link-button";
import type { LibraryQuery } from "../library-query";
import { dropInWords } from "./filter-words";
import { libraryHref } from "./library-address";

type NoMatchProps = { query: LibraryQuery; drops: readonly Drop[] };

/** Stands in for the list when nothing passes: names the filters whose removal brings exercises back. */
export function NoMatch({ query, drops }: NoMatchProps) {
  if (drops.length === 0) return <EmptyState title="There is no exercise here yet" />;
  return (
    <EmptyState
      title="No exercise passes all of this"
      action={drops.map((drop) => {
        const gone = [...drop.names, ...(drop.words ? ["words"] : [])];
        return (
          <LinkButton
            key={gone.join()}
            href={libraryHref(query, Object.fromEntries(gone.map((name) => [name, undefined])))}
          >
            {dropInWords(query, drop)} ({drop.found})
          </LinkButton>
        );
      })}
    >
      The number says how many exercises come back.
    </EmptyState>
  );
}
