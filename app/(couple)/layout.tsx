import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { deviceNow, isSentSignedOut, requireActor, shellFacts, tabletNow } from "#lib/auth/require-actor";
import { Badge } from "#ui/badge";
import { CoupleShell } from "#ui/shell/couple-shell";
import { DropRuns } from "./_components/drop-runs";

/** What the frame says beside the mark. */
async function frameLabel(): Promise<ReactNode> {
  try {
    if (await isSentSignedOut()) return null;
    // Frames every page, also the ones that stay open while a phone or tablet is passed on; each loader asks for itself.
    if (!(await tabletNow())) await requireActor("partner", () => true);
    const { isSample } = await shellFacts();
    return isSample ? <Badge kind="sample">Sample</Badge> : null;
  } catch (error) {
    unstable_rethrow(error);
    // The page fails for the same reason and says so; Leave and Help now stay where they always are.
    return null;
  }
}

export default async function Layout({ children }: { children: ReactNode }) {
  const [label, device] = await Promise.all([frameLabel(), deviceNow()]);
  return (
    <CoupleShell label={label} isShort={device === "tablet"}>
      {children}
      {/* A tablet that was handed over keeps what is sealed on it for its owner. */}
      {device === "phone" ? <DropRuns /> : null}
    </CoupleShell>
  );
}
