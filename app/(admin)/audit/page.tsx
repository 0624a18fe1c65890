import type { Metadata } from "next";
import { PageHeader } from "#ui/page-header";
import { Pagination } from "#ui/pagination";
import { formatMoment } from "../../_ui/when";
import { loadAudit } from "./loaders";

export const metadata: Metadata = { title: "Audit" };

const ROLE: Readonly<Record<string, string>> = { door: "at the door", job: "Evenkeel, by the clock" };

function whoWords({ actorName, actorRole }: { actorName: string | null; actorRole: string }): string {
  return actorName ? `${actorName}, ${actorRole}` : (ROLE[actorRole] ?? actorRole);
}

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const { before } = await searchParams;
  const { rows, next, timeZone } = await loadAudit(before);
  return (
    <>
      <PageHeader
        title="Audit"
        description="Who did what to which kind of record, without content. Newest first."
      />
      <div className="data-table">
        <table>
          <caption className="sr-only">Audit trail</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">Did</th>
              <th scope="col">To</th>
              <th scope="col">For</th>
              <th scope="col">Outcome</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const cells = [
                ["When", formatMoment(row.at, timeZone)],
                ["Who", whoWords(row)],
                ["Did", row.action.replaceAll("_", " ")],
                ["To", row.entity.replaceAll("_", " ")],
                ["For", row.purpose],
                ["Outcome", row.outcome],
              ] as const;
              return (
                <tr key={row.id}>
                  {cells.map(([label, text]) => (
                    <td key={label}>
                      <span className="data-table-label" aria-hidden="true">
                        {label}
                      </span>
                      <span>{text}</span>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
        <Pagination
          label={before ? "Earlier entries" : "Newest entries"}
          previousHref={before ? "/audit" : null}
          nextHref={next ? `/audit?before=${next}` : null}
        />
      </div>
    </>
  );
}
