import { Link } from "#ui/link";

const PAPERS = [
  ["a4", "A4"],
  ["letter", "US Letter"],
] as const;

/** Paper a page is set for. */
export type Paper = (typeof PAPERS)[number][0];

/** The papers a page can be printed on, as addresses of the same page. */
export function PaperChoice({ paper, hrefOf }: { paper: Paper; hrefOf: (paper: Paper) => string }) {
  return (
    <nav aria-label="Paper">
      <ul className="flex gap-4">
        {PAPERS.map(([value, label]) => (
          <li key={value}>
            <Link
              href={hrefOf(value)}
              aria-current={paper === value ? "true" : undefined}
              className="inline-flex min-h-6 min-w-6 items-center text-link aria-[current]:font-medium aria-[current]:text-text aria-[current]:no-underline"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
