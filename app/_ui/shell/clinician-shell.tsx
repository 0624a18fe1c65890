import type { ReactNode } from "react";
import { type StaffCorner, StaffFrame } from "./staff-frame";

const ITEMS = [
  { key: "today", href: "/today", label: "Today" },
  { key: "couples", href: "/couples", label: "Couples" },
  { key: "library", href: "/library", label: "Library" },
  { key: "review", href: "/review", label: "Review" },
] as const;

export type ClinicianSection = (typeof ITEMS)[number]["key"];

type ClinicianShellProps = StaffCorner & { current: ClinicianSection | null; children: ReactNode };

/** The clinician's room: dense, a rail of four places beside the page. */
export function ClinicianShell({ current, children, ...corner }: ClinicianShellProps) {
  return (
    <StaffFrame shell="clinician" items={ITEMS} current={current} corner={corner}>
      {children}
    </StaffFrame>
  );
}
