import { Link } from "./link";

export type Crumb = { href: string; label: string };

/** The way back up, from the top; the page itself is not in it, its h1 follows. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="screen-only text-sm">
      <ol className="flex flex-wrap gap-x-2">
        {items.map((item, place) => (
          <li key={item.href} className="flex items-center gap-x-2">
            {place > 0 ? (
              <span aria-hidden="true" className="text-text-subtle">
                /
              </span>
            ) : null}
            <Link
              href={item.href}
              className="inline-flex min-h-6 items-center text-text-muted underline-offset-4 hover:text-text hover:underline"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
