import type { ReactNode } from "react";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { type ClinicianSection, ClinicianShell } from "#ui/shell/clinician-shell";
import { SignOutForm } from "#ui/sign-out-form";

/** One section of the clinician's room, inside its shell. */
export async function Section({ current, children }: { current: ClinicianSection; children: ReactNode }) {
  await requireActor("clinician");
  const { practiceName, isSample } = await shellFacts();
  return (
    <ClinicianShell current={current} practiceName={practiceName} sample={isSample} signOut={<SignOutForm />}>
      {children}
    </ClinicianShell>
  );
}
