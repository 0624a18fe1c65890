import type { ReactNode } from "react";
import { isSentSignedOut, requireActor, shellFacts } from "#lib/auth/require-actor";
import { CoupleShell } from "#ui/shell/couple-shell";

export default async function Layout({ children }: { children: ReactNode }) {
  if (await isSentSignedOut()) return <CoupleShell>{children}</CoupleShell>;
  await requireActor("partner");
  const { isSample } = await shellFacts();
  return <CoupleShell sample={isSample}>{children}</CoupleShell>;
}
