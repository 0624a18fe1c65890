import type { Metadata } from "next";
import { EmptyState } from "#ui/empty-state";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";
import { formatDate } from "../../../../../_ui/when";
import { CoupleHeader } from "../../_components/couple-header";
import { patternWords } from "../_components/episode-words";
import { LaneEntryRow } from "./_components/lane-entry";
import { NeedDays } from "./_components/need-days";
import { loadEpisodes } from "./loaders";

export const metadata: Metadata = { title: "Episodes" };

export default async function EpisodesPage({
  params,
  searchParams,
}: PageProps<"/couples/[coupleId]/formulation/episodes">) {
  const from = (await searchParams).before;
  const before = from === undefined ? null : String(from);
  const {
    couple,
    patterns,
    weeks,
    before: older,
    needDays,
    agreements,
    carveOut,
  } = await loadEpisodes((await params).coupleId, before);
  const base = `/couples/${couple.id}/formulation`;
  return (
    <>
      <CoupleHeader
        couple={couple}
        part="formulation"
        actions={<LinkButton href={base}>Back to the formulation</LinkButton>}
      />
      <h2 className="type-title mb-2">Episodes</h2>
      <p>
        {patternWords("A", patterns.A)} {patternWords("B", patterns.B)}
      </p>
      <p className="type-note mb-6 max-w-measure">
        An episode is stuck at three yes of four; what was left out counts as no. Until the second day after
        it more is still to be asked: it is open, and not in the pattern yet. Each partner tells their own
        view: the two are never merged, and neither reads the other's, but for what both share and you reveal.
        Parts of a day are kept, never a time.
      </p>
      {weeks.length > 0 && before === null ? <NeedDays coupleId={couple.id} days={needDays} /> : null}
      {weeks.length === 0 ? (
        <EmptyState title="Nothing is logged yet">
          Both find Moments on their own page. What they send stands here, a lane for each, and so do the
          loops of a seven-day log.
        </EmptyState>
      ) : (
        weeks.map(({ monday, lanes }) => (
          <section key={monday} aria-labelledby={`week-${monday}`} className="mb-8">
            <h3 id={`week-${monday}`} className="type-heading border-b pb-1">
              Week of {formatDate(monday)} {monday.slice(0, 4)}
            </h3>
            <div className="grid gap-x-8 wide:grid-cols-2">
              {lanes.map(({ slot, entries }) => (
                <div key={slot} className="min-w-0">
                  <p className="type-note pt-3">Partner {slot}</p>
                  {entries.length === 0 ? (
                    <p className="py-3 text-text-muted">Nothing logged.</p>
                  ) : (
                    <ul>
                      {entries.map((entry) => (
                        <LaneEntryRow key={entry.id} entry={entry} />
                      ))}
                    </ul>
                  )}
                </div>
              ))}
            </div>
          </section>
        ))
      )}
      {weeks.length === 0 ? null : (
        <section aria-label="Agreement on secrets" className="type-note mb-6 max-w-measure">
          {agreements.map(({ label, meaning }) => (
            <p key={label}>
              {label}: {meaning}
            </p>
          ))}
          <p>{carveOut}</p>
        </section>
      )}
      <nav aria-label="Pages" className="screen-only flex flex-wrap gap-x-6">
        {before === null ? null : (
          <Link href={`${base}/episodes`} className="inline-flex min-h-control items-center text-link">
            Newest
          </Link>
        )}
        {older === null ? null : (
          <Link
            href={`${base}/episodes?before=${older}`}
            rel="next"
            className="inline-flex min-h-control items-center text-link"
          >
            Older
          </Link>
        )}
      </nav>
    </>
  );
}
