import { SectionNav } from "#ui/section-nav";

const SHELVES = [
  { href: "/library", label: "Exercises" },
  { href: "/library/measures", label: "Measures" },
];

/** The two shelves of the library. */
export function LibraryNav({ current }: { current: "/library" | "/library/measures" }) {
  return <SectionNav label="Shelves of the library" items={SHELVES} current={current} />;
}
