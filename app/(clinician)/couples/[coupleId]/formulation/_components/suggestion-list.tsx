import type { Suggestions } from "#lib/formulation/rules-suggest";
import type { Suggestion } from "#lib/formulation/types";
import { Link } from "#ui/link";
import { factorLine } from "../../../../_components/suggestion-words";
import { LEFT_OUT } from "./words";

type Named = Readonly<Record<string, { title: string; minutes: number }>>;

const TOP = 3;
const MORE = 9;

function Line({ suggestion, exercises }: { suggestion: Suggestion; exercises: Named }) {
  const found = exercises[suggestion.slug];
  return (
    <li className="flex flex-col gap-0.5 py-2">
      <span className="flex flex-wrap items-baseline gap-x-3">
        <Link href={`/library/${suggestion.slug}`}>{found?.title ?? suggestion.slug}</Link>
        <span className="type-note type-figure">{found?.minutes ?? 0} minutes</span>
      </span>
      <span className="type-note type-figure">{factorLine(suggestion)}</span>
    </li>
  );
}

/** The exercises the profile speaks for, each with what its place comes from; and what is held back, with the reason. */
export function SuggestionList({ suggestions, exercises }: { suggestions: Suggestions; exercises: Named }) {
  const { suggested, held, leftOut } = suggestions;
  const title = (slug: string) => exercises[slug]?.title ?? slug;
  return (
    <>
      {suggested.length === 0 ? (
        <p className="text-text-muted">
          Nothing yet. Suggestions begin when enough is rated; the library is open to you all the same.
        </p>
      ) : (
        <ol className="ruled">
          {suggested.slice(0, TOP).map((one) => (
            <Line key={one.slug} suggestion={one} exercises={exercises} />
          ))}
        </ol>
      )}
      {suggested.length > TOP ? (
        <details className="mt-2">
          <summary className="min-h-8 cursor-pointer py-1 text-text-muted">The next ones</summary>
          <ol className="ruled" start={TOP + 1}>
            {suggested.slice(TOP, TOP + MORE).map((one) => (
              <Line key={one.slug} suggestion={one} exercises={exercises} />
            ))}
          </ol>
        </details>
      ) : null}
      {held.length > 0 ? (
        <details className="mt-2">
          <summary className="min-h-8 cursor-pointer py-1 text-text-muted">Held back ({held.length})</summary>
          <ul className="ruled">
            {held.map(({ slug, reason }) => (
              <li key={slug} className="flex flex-col py-2">
                <Link href={`/library/${slug}`}>{title(slug)}</Link>
                <span className="type-note">{reason}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {leftOut.length > 0 ? (
        <details className="mt-2">
          <summary className="min-h-8 cursor-pointer py-1 text-text-muted">
            Not suggested now ({leftOut.length})
          </summary>
          <ul className="ruled">
            {leftOut.map(({ slug, why }) => (
              <li key={slug} className="flex flex-col py-2">
                <Link href={`/library/${slug}`}>{title(slug)}</Link>
                <span className="type-note">{LEFT_OUT[why]}.</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <p className="type-note mt-3">
        Nothing is chosen for you. <Link href="/how-chosen">How this is chosen</Link>
      </p>
    </>
  );
}
