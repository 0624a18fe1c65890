import type { ListPage } from "#lib/formulation/rules-paging";
import { Link } from "#ui/link";
import { Pagination } from "#ui/pagination";

type AsideListProps = {
  heading: string;
  /** Whose page it stands on, and the name its pages have in the address. */
  anchor: { coupleId: string; name: string };
  page: ListPage;
  /** How many there are, and those on this page. */
  count: number;
  lines: readonly { slug: string; title: string; why: string | null }[];
};

/** Exercises that are not suggested, each with why, a page of them at a time: a practice may have thousands. */
export function AsideList({ heading, anchor, page, count, lines }: AsideListProps) {
  if (count === 0) return null;
  const hrefOf = (to: number | null) =>
    to === null ? null : `/couples/${anchor.coupleId}/formulation?${anchor.name}=${to}#suggestions`;
  return (
    <details className="mt-2" open={page.previous !== null}>
      <summary className="min-h-8 cursor-pointer py-1 text-text-muted">
        {heading} ({count})
      </summary>
      <ul className="ruled">
        {lines.map(({ slug, title, why }) => (
          <li key={slug} className="flex flex-col py-2">
            <Link href={`/library/${slug}`}>{title}</Link>
            {why === null ? null : <span className="type-note">{why}</span>}
          </li>
        ))}
      </ul>
      <Pagination
        label={`${page.first} to ${page.last} of ${count}`}
        previousHref={hrefOf(page.previous)}
        nextHref={hrefOf(page.next)}
      />
    </details>
  );
}
