import type { Metadata } from "next";
import { Badge } from "#ui/badge";
import { EmptyState } from "#ui/empty-state";
import { Notice } from "#ui/notice";
import { PageHeader } from "#ui/page-header";
import { Pagination } from "#ui/pagination";
import { ToolIcon } from "#ui/tool-icon";
import { formatMoment } from "../../_ui/when";
import { MailText } from "./_components/mail-text";
import { loadOutbox } from "./loaders";

export const metadata: Metadata = { title: "Outbox" };

export default async function OutboxPage({ searchParams }: PageProps<"/outbox">) {
  const { before } = await searchParams;
  const { mails, next, hasMailServer, timeZone } = await loadOutbox(before);
  return (
    <>
      <PageHeader title="Outbox" description="Mail that has not left by itself." />
      {hasMailServer ? null : (
        <div className="mb-8">
          <Notice title="No mail server is set">
            Pass these notes on yourself, each to its own person, or set SMTP_URL and start again.
          </Notice>
        </div>
      )}
      {mails.length === 0 ? (
        <EmptyState title="Nothing is waiting">Invitations appear here until they have been sent.</EmptyState>
      ) : (
        <ul className="ruled">
          {mails.map((mail) => (
            <li key={mail.id} className="py-4">
              <details>
                <summary className="flex min-h-control cursor-pointer flex-wrap items-center justify-between gap-x-6 gap-y-1 hover:bg-hover">
                  <span className="inline-flex min-w-0 items-center gap-2 font-medium">
                    <span className="in-open:rotate-180">
                      <ToolIcon name="chevron-down" size={16} />
                    </span>
                    <span className="min-w-0 wrap-anywhere underline decoration-border-strong underline-offset-2">
                      {mail.to}
                    </span>
                  </span>
                  <span className="inline-flex items-center gap-3">
                    <span className="type-note type-figure">{formatMoment(mail.createdAt, timeZone)}</span>
                    <Badge>{mail.state}</Badge>
                  </span>
                </summary>
                <div className="mt-2 max-w-measure">
                  <p className="type-label">{mail.subject}</p>
                  {hasMailServer ? (
                    <p className="mt-1">The mail server sends this by itself.</p>
                  ) : (
                    <MailText body={mail.body} />
                  )}
                </div>
              </details>
            </li>
          ))}
        </ul>
      )}
      <Pagination
        label={before ? "Earlier mail" : "Newest mail"}
        previousHref={before ? "/outbox" : null}
        nextHref={next ? `/outbox?before=${next}` : null}
      />
    </>
  );
}
