import type { ReactNode } from "react";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { type SupervisorSection, SupervisorShell } from "#ui/shell/supervisor-shell";
import { SignOutForm } from "#ui/sign-out-form";

/** One section of the supervisor's room, inside its shell. */
export async function Section({ current, children }: { current: SupervisorSection; children: ReactNode }) {
  await requireActor("supervisor");
  const { practiceName, isSample } = await shellFacts();
  return (
    <SupervisorShell
      current={current}
      practiceName={practiceName}
      sample={isSample}
      signOut={<SignOutForm />}
    >
      {children}
    </SupervisorShell>
  );
}
