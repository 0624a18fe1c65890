import type { Metadata } from "next";
import { EmptyState } from "#ui/empty-state";
import { PageHeader } from "#ui/page-header";
import { Pagination } from "#ui/pagination";
import { InboxLine } from "./_components/inbox-line";
import { ReviewKeys } from "./_components/review-keys";
import { loadInbox } from "./loaders";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage({ searchParams }: PageProps<"/review">) {
  const { page, later, timeZone, singleKeys } = await loadInbox(await searchParams);
  return (
    <>
      <PageHeader title="Review" description="Homework that was sent and not reviewed, oldest first." />
      {page.rows.length === 0 ? (
        <EmptyState title="All read">What a partner sends appears here.</EmptyState>
      ) : (
        <>
          <ol className="ruled max-w-4xl">
            {page.rows.map((row) => (
              <InboxLine key={row.taskId} row={row} timeZone={timeZone} />
            ))}
          </ol>
          <ReviewKeys on={singleKeys} />
        </>
      )}
      <Pagination
        label={later ? "Later ones" : "Oldest first"}
        previousHref={later ? "/review" : null}
        nextHref={page.next ? `/review?after=${page.next}` : null}
      />
    </>
  );
}
