import type { ReactNode } from "react";
import { Badge } from "../badge";
import { LiveRegion } from "./live-region";
import { type NavItem, NavList } from "./nav-list";
import { SkipLink } from "./skip-link";
import { Wordmark } from "./wordmark";

export type StaffCorner = {
  /** The name of the practice, as its people know it. */
  practiceName: string;
  /** The sign-out form, and a settings link where there is one. */
  signOut: ReactNode;
  /** True in the demo practice. */
  sample?: boolean;
};

type StaffFrameProps<Key extends string> = {
  shell: "clinician" | "supervisor" | "admin";
  items: readonly NavItem<Key>[];
  current: Key | null;
  corner: StaffCorner;
  children: ReactNode;
};

/** What the staff shells share: rail or bar, then the page. */
export function StaffFrame<Key extends string>({
  shell,
  items,
  current,
  corner,
  children,
}: StaffFrameProps<Key>) {
  const home = items[0]?.href ?? "/";
  return (
    <div data-shell={shell} className="staff-frame">
      <SkipLink />
      <header className="staff-rail screen-only">
        <div className="staff-brand">
          <Wordmark href={home} />
          {corner.sample ? <Badge kind="sample">Sample</Badge> : null}
        </div>
        <NavList items={items} current={current} />
        <div className="staff-corner">
          <span className="hidden text-text-muted rail:block">{corner.practiceName}</span>
          {corner.signOut}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="staff-main">
        {children}
      </main>
      <LiveRegion />
    </div>
  );
}
