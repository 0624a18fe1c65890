"use client";
import { Link } from "#ui/link";
import { ShowAgain } from "./choice-form";

type NotNowListProps = {
  coupleId: string;
  left: readonly { slug: string; title: string }[];
  /** False where what is folded away is drawn later. */
  isDrawn?: boolean;
};

/** What was left for later: it comes back by itself with the next session, or at once by hand. */
export function NotNowList({ coupleId, left, isDrawn = true }: NotNowListProps) {
  if (left.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="min-h-8 cursor-pointer py-1 text-text-muted">
        Not now, back after the next session ({left.length})
      </summary>
      <ul className="ruled">
        {(isDrawn ? left : []).map(({ slug, title }) => (
          <li key={slug} className="flex flex-col py-2">
            <Link href={`/library/${slug}`}>{title}</Link>
            <ShowAgain coupleId={coupleId} slug={slug} title={title} />
          </li>
        ))}
      </ul>
    </details>
  );
}
