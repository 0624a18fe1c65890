import { SectionNav } from "#ui/section-nav";

const SHELVES = [
  { href: "/library", label: "Exercises" },
  { href: "/templates", label: "Templates" },
  { href: "/library/measures", label: "Measures" },
];

/** The shelves of the library. */
export function LibraryNav({ current }: { current: "/library" | "/library/measures" | "/templates" }) {
  return <SectionNav label="Shelves of the library" items={SHELVES} current={current} />;
}
