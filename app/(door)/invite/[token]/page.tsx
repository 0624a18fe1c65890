import type { Metadata } from "next";
import { LinkButton } from "#ui/link-button";
import { Notice } from "#ui/notice";
import { AcceptForm } from "./_components/accept-form";
import { loadInvitation } from "./loaders";

export const metadata: Metadata = { title: "Welcome" };

export default async function InvitationPage({ params }: PageProps<"/invite/[token]">) {
  const { token } = await params;
  const { found, wait } = await loadInvitation(token);
  if (wait) {
    return (
      <>
        <h1 className="type-display">Please wait a little</h1>
        <Notice>{wait}</Notice>
      </>
    );
  }
  if (!found) {
    return (
      <>
        <h1 className="type-display">This link is closed</h1>
        <Notice>
          <p>It was used already, or its 72 hours are over. Please ask for a new one.</p>
          <p>If you have joined before, you can sign in.</p>
        </Notice>
        <div>
          <LinkButton href="/sign-in">Sign in</LinkButton>
        </div>
      </>
    );
  }
  return (
    <>
      <h1 className="type-display">Welcome</h1>
      <p>You were invited to a private page of your own. Pick a passphrase to open it.</p>
      <AcceptForm token={token} forPartner={found.forPartner} />
    </>
  );
}
