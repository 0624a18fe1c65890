import { Link } from "../link";

export type NavItem<Key extends string> = { key: Key; href: string; label: string };

type NavListProps<Key extends string> = { items: readonly NavItem<Key>[]; current: Key | null };

/** The main links of a staff shell: a column in the rail, a row in the bar. */
export function NavList<Key extends string>({ items, current }: NavListProps<Key>) {
  return (
    <nav aria-label="Main">
      <ul className="nav-list">
        {items.map((item) => (
          <li key={item.key}>
            <Link
              href={item.href}
              aria-current={item.key === current ? "page" : undefined}
              className="nav-link"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
