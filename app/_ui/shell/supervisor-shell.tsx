import type { ReactNode } from "react";
import { type StaffCorner, StaffFrame } from "./staff-frame";

const ITEMS = [
  { key: "trends", href: "/trends", label: "Trends" },
  { key: "method", href: "/method", label: "Method" },
  { key: "co-sign", href: "/co-sign", label: "Co-sign" },
] as const;

export type SupervisorSection = (typeof ITEMS)[number]["key"];

type SupervisorShellProps = StaffCorner & { current: SupervisorSection | null; children: ReactNode };

/** The supervisor's room: few figures at reading width under a plain bar. */
export function SupervisorShell({ current, children, ...corner }: SupervisorShellProps) {
  return (
    <StaffFrame shell="supervisor" items={ITEMS} current={current} corner={corner}>
      {children}
    </StaffFrame>
  );
}
