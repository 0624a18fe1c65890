import type { Metadata } from "next";
import { Notice } from "#ui/notice";
import { FirstAdminForm } from "./_components/first-admin-form";
import { loadFirstAdmin } from "./loaders";

export const metadata: Metadata = { title: "Welcome" };

export default async function FirstAdminPage({ params }: PageProps<"/first-admin/[token]">) {
  const { token } = await params;
  const { open, zones } = await loadFirstAdmin(token);
  if (!open) {
    return (
      <>
        <h1 className="type-display">This link is closed</h1>
        <Notice>
          It was used already, or its 72 hours are over. Start the server again to get a new one.
        </Notice>
      </>
    );
  }
  return (
    <>
      <h1 className="type-display">Make your practice</h1>
      <p>
        You will be its first admin: you invite people and set how things work. Admins read no records of
        couples.
      </p>
      <FirstAdminForm token={token} zones={zones} />
    </>
  );
}
