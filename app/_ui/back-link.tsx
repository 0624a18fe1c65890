import { Icon } from "./icon";

/** One step back on the couple side; always a whole page load. */
export function BackLink({ href, children = "Back" }: { href: string; children?: string }) {
  return (
    <a
      href={href}
      className="-ml-1 inline-flex min-h-control items-center gap-1.5 text-text-muted hover:text-text"
    >
      <Icon name="arrow-left" />
      {children}
    </a>
  );
}
