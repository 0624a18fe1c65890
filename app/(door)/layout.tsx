import type { ReactNode } from "react";
import { DoorShell } from "#ui/shell/door-shell";

export default function DoorLayout({ children }: { children: ReactNode }) {
  return <DoorShell>{children}</DoorShell>;
}
