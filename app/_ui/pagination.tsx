import { Icon } from "./icon";
import { Link } from "./link";

type PaginationProps = {
  /** Where one is, such as "11 to 20 of 84". */
  label: string;
  previousHref: string | null;
  nextHref: string | null;
};

const STEP = "inline-flex min-h-control items-center gap-1.5 text-link";

/** Links to the page before and after. Draws nothing when everything fits on one page. */
export function Pagination({ label, previousHref, nextHref }: PaginationProps) {
  if (previousHref === null && nextHref === null) return null;
  return (
    <nav aria-label="Pages" className="screen-only mt-3 flex flex-wrap items-center gap-x-6">
      {previousHref === null ? null : (
        <Link href={previousHref} rel="prev" className={STEP}>
          <Icon name="arrow-left" size={16} />
          Previous
        </Link>
      )}
      <span className="type-note type-figure">{label}</span>
      {nextHref === null ? null : (
        <Link href={nextHref} rel="next" className={STEP}>
          Next
          <Icon name="arrow-right" size={16} />
        </Link>
      )}
    </nav>
  );
}
