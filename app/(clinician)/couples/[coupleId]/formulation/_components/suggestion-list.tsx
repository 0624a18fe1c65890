import type { Suggestions } from "#lib/formulation/rules-suggest";
import type { Suggestion } from "#lib/formulation/types";
import { Badge } from "#ui/badge";
import { Link } from "#ui/link";
import { factorLine } from "../../../../_components/suggestion-words";
import { ChoiceForm, ShowAgain } from "./choice-form";
import { LEFT_OUT } from "./words";

type Named = Readonly<Record<string, { title: string; minutes: number; ask: string | null }>>;

const TOP = 3;
const MORE = 9;

type LineProps = {
  coupleId: string;
  suggestion: Suggestion;
  exercises: Named;
  /** From 1, among the pins or among the others. */
  place: number;
  last: number;
};

function Line({ coupleId, suggestion, exercises, place, last }: LineProps) {
  const { slug, isPinned, isPlaced, insteadOf } = suggestion;
  const found = exercises[slug];
  const title = found?.title ?? slug;
  return (
    <li className="flex flex-col gap-0.5 py-2">
      <span className="flex flex-wrap items-baseline gap-x-3">
        <Link href={`/library/${slug}`}>{title}</Link>
        <span className="type-note type-figure">{found?.minutes ?? 0} minutes</span>
        {isPinned ? <Badge>pinned</Badge> : isPlaced ? <Badge>moved</Badge> : null}
      </span>
      <span className="type-note type-figure">{factorLine(suggestion)}</span>
      {insteadOf === null ? null : (
        <span className="type-note">
          Your practice’s own, in place of {exercises[insteadOf]?.title ?? "the one it was made from"}.
        </span>
      )}
      {found?.ask ? (
        <span className="type-note">
          {found.ask} <Link href="#yes">Ask both</Link>
        </span>
      ) : null}
      <ChoiceForm
        coupleId={coupleId}
        slug={slug}
        title={title}
        from={{ up: place === 1 ? null : place, down: place === last ? null : place }}
        isPinned={isPinned}
        isPlaced={isPlaced}
      />
    </li>
  );
}

type SuggestionListProps = { coupleId: string; suggestions: Suggestions; exercises: Named };

/** The exercises the profile speaks for, each with what its place comes from; and what is held back, with the reason. */
export function SuggestionList({ coupleId, suggestions, exercises }: SuggestionListProps) {
  const { suggested, hidden, held, leftOut } = suggestions;
  const pins = suggested.filter(({ isPinned }) => isPinned).length;
  const lines = suggested
    .slice(0, TOP + MORE)
    .map((one, at) => (
      <Line
        key={one.slug}
        coupleId={coupleId}
        suggestion={one}
        exercises={exercises}
        place={one.isPinned ? at + 1 : at + 1 - pins}
        last={one.isPinned ? pins : suggested.length - pins}
      />
    ));
  const title = (slug: string) => exercises[slug]?.title ?? slug;
  return (
    <>
      {suggested.length === 0 ? (
        <p className="text-text-muted">
          {held.length > 0 && leftOut.every(({ why }) => why !== "not_rated")
            ? "Nothing can be suggested now: everything that would fit is held back. The reasons stand below."
            : "Nothing yet. Suggestions begin when enough is rated; the library is open to you all the same."}
        </p>
      ) : (
        <ol className="ruled">{lines.slice(0, TOP)}</ol>
      )}
      {suggested.length > TOP ? (
        <details className="mt-2">
          <summary className="min-h-8 cursor-pointer py-1 text-text-muted">The next ones</summary>
          <ol className="ruled" start={TOP + 1}>
            {lines.slice(TOP)}
          </ol>
        </details>
      ) : null}
      {hidden.length > 0 ? (
        <details className="mt-2">
          <summary className="min-h-8 cursor-pointer py-1 text-text-muted">Hidden ({hidden.length})</summary>
          <ul className="ruled">
            {hidden.map(({ slug, reason }) => (
              <li key={slug} className="flex flex-col py-2">
                <Link href={`/library/${slug}`}>{title(slug)}</Link>
                {reason === null ? null : <span className="type-note break-words">{reason}</span>}
                <ShowAgain coupleId={coupleId} slug={slug} title={title(slug)} />
              </li>
            ))}
          </ul>
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
