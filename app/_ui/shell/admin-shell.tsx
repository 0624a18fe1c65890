import type { ReactNode } from "react";
import { type StaffCorner, StaffFrame } from "./staff-frame";

const ITEMS = [
  { key: "members", href: "/members", label: "Members" },
  { key: "caseloads", href: "/caseloads", label: "Caseloads" },
  { key: "practice", href: "/practice", label: "Practice" },
  { key: "outbox", href: "/outbox", label: "Outbox" },
  { key: "audit", href: "/audit", label: "Audit" },
] as const;

export type AdminSection = (typeof ITEMS)[number]["key"];

type AdminShellProps = StaffCorner & { current: AdminSection | null; children: ReactNode };

/** The practice admin's room: members, whose couple is whose, settings and records without content. */
export function AdminShell({ current, children, ...corner }: AdminShellProps) {
  return (
    <StaffFrame shell="admin" items={ITEMS} current={current} corner={corner}>
      {children}
    </StaffFrame>
  );
}
