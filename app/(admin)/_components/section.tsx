import type { ReactNode } from "react";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { type AdminSection, AdminShell } from "#ui/shell/admin-shell";
import { SignOutForm } from "#ui/sign-out-form";

/** One section of the admin's room, inside its shell. */
export async function Section({ current, children }: { current: AdminSection; children: ReactNode }) {
  await requireActor("admin");
  const { practiceName, isSample } = await shellFacts();
  return (
    <AdminShell current={current} practiceName={practiceName} sample={isSample} signOut={<SignOutForm />}>
      {children}
    </AdminShell>
  );
}
