import type { ReactNode } from "react";
import { CoupleShell } from "#ui/shell/couple-shell";

/** Open to everybody, signed in or not, and read from no record: visiting it means nothing. */
export default function Layout({ children }: { children: ReactNode }) {
  return <CoupleShell>{children}</CoupleShell>;
}
