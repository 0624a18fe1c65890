import type { ReleaseStatistic } from "#lib/release/types";
import { ShareLine, type ShareLineProps } from "#ui/chart/share-line";
import { Link } from "#ui/link";

type Trend = ShareLineProps & { readonly statistic: ReleaseStatistic };

const isOfSplit = ({ statistic }: Trend) => statistic.startsWith("mechanism_");

function Charts({ trends }: { trends: readonly Trend[] }) {
  return (
    <div className="flex flex-col gap-8">
      {trends.map(({ statistic, title, finding, quarters }) => (
        <section key={statistic} aria-labelledby={`trend-${statistic}`}>
          <h3 id={`trend-${statistic}`} className="type-label mb-1">
            {title}
          </h3>
          <ShareLine title={title} finding={finding} quarters={quarters} />
        </section>
      ))}
    </div>
  );
}

/** One chart per released statistic. */
export function TrendCharts({ trends }: { trends: readonly Trend[] }) {
  return (
    <div className="flex flex-col gap-10">
      <section aria-labelledby="work-and-change" className="flex flex-col gap-4">
        <h2 id="work-and-change" className="type-heading border-b pb-2">
          Homework and change
        </h2>
        <Charts trends={trends.filter((trend) => !isOfSplit(trend))} />
      </section>
      <section aria-labelledby="mechanisms" className="flex flex-col gap-4">
        <h2 id="mechanisms" className="type-heading border-b pb-2">
          Main mechanism
        </h2>
        <Charts trends={trends.filter(isOfSplit)} />
      </section>
      <p className="type-note">
        Each couple is counted once, in one quarter. n is the number of couples, rounded down to a multiple of
        5. <Link href="/method">How each figure is made</Link>
      </p>
    </div>
  );
}
