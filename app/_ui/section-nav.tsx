import { Link } from "./link";

/** `shortcut` is the id of the key that leads there. */
export type SectionLink = { href: string; label: string; shortcut?: string };

type SectionNavProps = {
  label: string;
  items: readonly SectionLink[] /** The href of the page shown. */;
  current: string;
};

/** The parts of one record (overview, homework, notes) as a row of links under its header. */
export function SectionNav({ label, items, current }: SectionNavProps) {
  return (
    <nav aria-label={label} className="screen-only -mt-4 mb-6">
      <ul className="flex flex-wrap gap-x-6 border-b">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              {...(item.shortcut ? { "data-key": item.shortcut } : {})}
              aria-current={item.href === current ? "page" : undefined}
              className="motion-press -mb-px inline-flex min-h-control items-center border-b-2 border-transparent text-text-muted hover:text-text aria-[current=page]:border-text aria-[current=page]:font-medium aria-[current=page]:text-text"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
