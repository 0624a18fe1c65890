import type { Metadata } from "next";
import { Link } from "#ui/link";
import { PageHeader } from "#ui/page-header";
import { Pagination } from "#ui/pagination";
import { InviteMemberForm } from "./_components/invite-member-form";
import { MemberLine } from "./_components/member-line";
import { loadMembers } from "./loaders";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ searchParams }: PageProps<"/members">) {
  const { after } = await searchParams;
  const { rows, next, hasMailServer } = await loadMembers(after);
  return (
    <>
      <PageHeader
        title="Members"
        description="Who works here, and as what. Admins read no records of couples."
      />
      <div className="grid gap-x-12 gap-y-8 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section aria-labelledby="people">
          <h2 id="people" className="type-heading border-b pb-2">
            People
          </h2>
          <ul className="ruled">
            {rows.map((member) => (
              <MemberLine key={member.id} member={member} />
            ))}
          </ul>
          <Pagination
            label={after ? "More people" : "First people"}
            previousHref={after ? "/members" : null}
            nextHref={next ? `/members?after=${next}` : null}
          />
        </section>
        <section aria-labelledby="invite" className="flex flex-col gap-4">
          <h2 id="invite" className="type-heading border-b pb-2">
            Invite somebody
          </h2>
          <InviteMemberForm />
          {hasMailServer ? null : (
            <p className="type-note">
              No mail server is set: invitations wait in the <Link href="/outbox">outbox</Link>, and you pass
              each on to its own person.
            </p>
          )}
        </section>
      </div>
    </>
  );
}
