import type { ReactNode } from "react";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { Link } from "#ui/link";
import { type ClinicianSection, ClinicianShell } from "#ui/shell/clinician-shell";
import { ShutWhenPassedOn } from "#ui/shell/shut-when-passed-on";
import { SignOutForm } from "#ui/sign-out-form";
import { Keys } from "./keys/keys";

/** One section of the clinician's room, inside its shell. */
export async function Section({
  current,
  children,
}: {
  current: ClinicianSection | null;
  children: ReactNode;
}) {
  await requireActor("clinician");
  const { practiceName, isSample, singleKeys } = await shellFacts();
  return (
    <ClinicianShell
      current={current}
      practiceName={practiceName}
      sample={isSample}
      signOut={
        <>
          <span className="pointer-coarse:hidden">
            <Link href="/keys">Keys</Link>
          </span>
          <SignOutForm />
        </>
      }
    >
      {children}
      <ShutWhenPassedOn />
      <Keys single={singleKeys} />
    </ClinicianShell>
  );
}
