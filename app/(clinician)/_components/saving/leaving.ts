/** What is on this page and holds work that no save has taken; as a rule none or one. */
const stuck = new Set<() => boolean>();

/** Says of work on this page whether it would be lost by leaving, until the answer is called. */
export function mayBeStuck(isStuck: () => boolean): () => void {
  stuck.add(isStuck);
  return () => stuck.delete(isStuck);
}

/** Whether work on this page was not saved when it was tried last. */
export const isAnythingStuck = (): boolean => [...stuck].some((isStuck) => isStuck());

type Press = Pick<MouseEvent, "defaultPrevented" | "button" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;
type Link = Pick<HTMLAnchorElement, "href" | "origin" | "pathname" | "search" | "hash" | "target"> & {
  hasAttribute: (name: string) => boolean;
};
type Here = Pick<Location, "origin" | "pathname" | "search">;

/** Where a plain press on a link leads within this window and site; null for every other press, and within this page. */
export function pageBehind(press: Press, link: Link | null, here: Here): string | null {
  if (press.defaultPrevented || press.button !== 0 || !link) return null;
  if (press.altKey || press.ctrlKey || press.metaKey || press.shiftKey) return null;
  if (link.origin !== here.origin || link.hasAttribute("download")) return null;
  if (link.target !== "" && link.target !== "_self") return null;
  const isWithin = link.pathname === here.pathname && link.search === here.search && link.hash !== "";
  return isWithin ? null : link.href;
}

/**
 * While something on the page is not saved since saving it failed, a link is followed by the browser, which asks first:
 * the router would leave without a question.
 */
export function askBeforeLinks(): () => void {
  const onClick = (press: MouseEvent) => {
    if (!isAnythingStuck()) return;
    const link = press.target instanceof Element ? press.target.closest<HTMLAnchorElement>("a[href]") : null;
    const page = pageBehind(press, link, location);
    if (page === null) return;
    press.preventDefault();
    location.assign(page);
  };
  // Before the router hears of it.
  document.addEventListener("click", onClick, true);
  return () => document.removeEventListener("click", onClick, true);
}

/** Leads to a page of ours by the router; while something would be lost, by the browser, which asks first. */
export function leaveFor(page: string, byRouter: (page: string) => void): void {
  if (isAnythingStuck()) location.assign(page);
  else byRouter(page);
}
