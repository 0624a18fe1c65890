import type { ReactNode } from "react";
import { isSentSignedOut, requireActor, shellFacts } from "#lib/auth/require-actor";
import { Badge } from "#ui/badge";
import { CoupleShell } from "#ui/shell/couple-shell";

export default async function Layout({ children }: { children: ReactNode }) {
  if (await isSentSignedOut()) return <CoupleShell>{children}</CoupleShell>;
  // Frames every page, also the ones that stay open while the phone is passed on; each loader asks for itself.
  await requireActor("partner", () => true);
  const { isSample } = await shellFacts();
  return <CoupleShell label={isSample ? <Badge kind="sample">Sample</Badge> : null}>{children}</CoupleShell>;
}
