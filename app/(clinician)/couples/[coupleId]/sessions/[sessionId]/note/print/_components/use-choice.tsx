import { Link } from "#ui/link";

const USES = [
  [false, "Working copy"],
  [true, "For release"],
] as const;

/** What the paper is for, as addresses of the same page: one's own work, or somebody else's hands. */
export function UseChoice({
  isRelease,
  hrefOf,
}: {
  isRelease: boolean;
  hrefOf: (release: boolean) => string;
}) {
  return (
    <nav aria-label="What it is for">
      <ul className="flex gap-4">
        {USES.map(([release, label]) => (
          <li key={label}>
            <Link
              href={hrefOf(release)}
              aria-current={isRelease === release ? "true" : undefined}
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
