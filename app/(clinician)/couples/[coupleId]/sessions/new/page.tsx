import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { CodeName } from "#ui/code-name";
import { PageHeader } from "#ui/page-header";
import { NewSessionForm } from "./_components/new-session-form";
import { loadNewSession } from "./loaders";

export const metadata: Metadata = { title: "New session" };

export default async function NewSessionPage({ params }: PageProps<"/couples/[coupleId]/sessions/new">) {
  const { couple, number, suggestedTime } = await loadNewSession((await params).coupleId);
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { href: "/couples", label: "Couples" },
              { href: `/couples/${couple.id}`, label: couple.codeName },
            ]}
          />
        }
        title={`Session ${number}`}
        description={
          <>
            <CodeName>{couple.codeName}</CodeName> Set a date; the plan comes next.
          </>
        }
      />
      <NewSessionForm coupleId={couple.id} suggested={suggestedTime} minutes={couple.sessionMinutes} />
    </>
  );
}
