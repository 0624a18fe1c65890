import type { EvidenceGrade } from "#lib/exercises/types";
import type { ListPages } from "#lib/formulation/rules-paging";
import type { Suggestions } from "#lib/formulation/rules-suggest";
import type { Suggestion } from "#lib/formulation/types";
import { Badge } from "#ui/badge";
import { Link } from "#ui/link";
import { Pagination } from "#ui/pagination";
import { GradeBadge } from "../../../../_components/grade-badge";
import { factorLine } from "../../../../_components/suggestion-words";
import { AsideList } from "./aside-list";
import { ChoiceForm, ShowAgain } from "./choice-form";
import { NotNowList } from "./not-now-list";
import { LEFT_OUT } from "./words";

type Named = Readonly<
  Record<string, { title: string; minutes: number; grade: EvidenceGrade; ask: string | null }>
>;

/** In sight without a press. */
const TOP = 3;

type LineProps = {
  coupleId: string;
  suggestion: Suggestion;
  exercises: Named;
  /** From 1, among the pins or among the others. */
  place: number;
  last: number;
};

function Line({ coupleId, suggestion, exercises, place, last }: LineProps) {
  const { slug, isPinned, isPlaced, insteadOf, care } = suggestion;
  const found = exercises[slug];
  const title = found?.title ?? slug;
  return (
    <li className="flex flex-col gap-0.5 py-2">
      <span className="flex flex-wrap items-baseline gap-x-3">
        <Link href={`/library/${slug}`}>{title}</Link>
        <span className="type-note type-figure">{found?.minutes ?? 0} minutes</span>
        {found ? <GradeBadge grade={found.grade} /> : null}
        {isPinned ? (
          <Badge kind="strong">Pinned</Badge>
        ) : isPlaced ? (
          <Badge kind="strong">Moved</Badge>
        ) : null}
      </span>
      <span className="type-note type-figure">{factorLine(suggestion)}</span>
      {care === null ? null : <span className="type-note">{care}</span>}
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

type SuggestionListProps = {
  coupleId: string;
  /** Of each list the part that stands on the page now, as `pages` says it. */
  suggestions: Suggestions;
  pages: ListPages;
  exercises: Named;
};

/** The exercises the profile speaks for, each with what its place comes from; and what is held back, with the reason. */
export function SuggestionList({ coupleId, suggestions, pages, exercises }: SuggestionListProps) {
  const { suggested, hidden, notNow, held, leftOut, counts } = suggestions;
  const page = pages.fit;
  const { pins } = counts;
  const lines = suggested.map((one, at) => (
    <Line
      key={one.slug}
      coupleId={coupleId}
      suggestion={one}
      exercises={exercises}
      place={page.first + at - (one.isPinned ? 0 : pins)}
      last={one.isPinned ? pins : counts.suggested - pins}
    />
  ));
  const hrefOf = (to: number | null) =>
    to === null ? null : `/couples/${coupleId}/formulation${to === 1 ? "" : `?fit=${to}`}#suggestions`;
  const turn = (
    <Pagination
      label={`${page.first} to ${page.last} of ${counts.suggested}`}
      previousHref={hrefOf(page.previous)}
      nextHref={hrefOf(page.next)}
    />
  );
  const title = (slug: string) => exercises[slug]?.title ?? slug;
  return (
    <>
      {suggested.length === 0 ? (
        <p className="text-text-muted">
          {counts.held > 0 && counts.notRated === 0
            ? "Nothing can be suggested now: everything that would fit is held back. The reasons stand below."
            : "Nothing yet. Suggestions begin when enough is rated; the library is open to you all the same."}
        </p>
      ) : page.previous === null ? (
        <ol className="ruled">{lines.slice(0, TOP)}</ol>
      ) : (
        <>
          <ol className="ruled" start={page.first}>
            {lines}
          </ol>
          {turn}
        </>
      )}
      {page.previous === null && counts.suggested > TOP ? (
        <details className="mt-2">
          <summary className="min-h-8 cursor-pointer py-1 text-text-muted">
            The next ones ({counts.suggested - TOP})
          </summary>
          <ol className="ruled" start={TOP + 1}>
            {lines.slice(TOP)}
          </ol>
          {turn}
        </details>
      ) : null}
      <NotNowList coupleId={coupleId} left={notNow.map((slug) => ({ slug, title: title(slug) }))} />
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
      <AsideList
        heading="Held back"
        anchor={{ coupleId, name: "held" }}
        page={pages.held}
        count={counts.held}
        lines={held.map(({ slug, reason }) => ({
          slug,
          title: title(slug),
          why: reason,
        }))}
      />
      <AsideList
        heading="Not suggested now"
        anchor={{ coupleId, name: "out" }}
        page={pages.out}
        count={counts.leftOut}
        lines={leftOut.map(({ slug, why }) => ({
          slug,
          title: title(slug),
          why: `${LEFT_OUT[why]}.`,
        }))}
      />
      <p className="type-note mt-3">
        Nothing is chosen for you. <Link href="/how-chosen">How this is chosen</Link>
      </p>
    </>
  );
}
