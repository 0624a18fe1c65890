import { Temporal } from "temporal-polyfill";
import { latestQuarterDueBy, quarterOf, releaseDay } from "#lib/release/calendar";
import { errorBandPoints, LEAST_FOR_MECHANISMS } from "#lib/release/rules";
import { type Quarter, type ReleasedRow, type ReleaseStatistic, WAITING_SENTENCE } from "#lib/release/types";

/** One released number with its quarter. */
export type ReleasedFigure = ReleasedRow & { readonly quarter: Quarter };

/** A quarter on a chart: released, in whole points with its error band, or without a figure, with the reason: it waits, or it was left out for good. */
export type TrendQuarter =
  | { readonly quarter: Quarter; readonly share: number; readonly band: number; readonly n: number }
  | { readonly quarter: Quarter; readonly waits: string; readonly mark: "waits" | "left out" };

export type Trend = {
  readonly statistic: ReleaseStatistic;
  readonly title: string;
  readonly finding: string;
  readonly quarters: readonly TrendQuarter[];
};

/** Calendar quarters a trend shows. */
export const TREND_QUARTERS = 8;

/** What a chart says where the batch was released without the three-way split; the count beside it says as much. */
export const SPLIT_LEFT_OUT = `Fewer than ${LEAST_FOR_MECHANISMS} couples were in this release, so the split was left out.`;

/** Said in place of charts while no quarter shown has a figure. */
export const NOTHING_RELEASED = `No figures in the last ${TREND_QUARTERS} quarters.`;

const TITLES: Readonly<Record<ReleaseStatistic, string>> = {
  engaged: "Did most of their homework",
  better: "Got clearly better",
  mechanism_dissonance: "Worked mainly on dissonance",
  mechanism_regulation: "Worked mainly on regulation",
  mechanism_attachment: "Worked mainly on attachment",
};

/** The last quarters up to the newest whose release day has come, oldest first; `today` is an ISO date. */
export function trendQuarters(today: string): readonly Quarter[] {
  // A release day lies in the quarter after its own, so three months before it is its own quarter.
  const newest = Temporal.PlainDate.from(releaseDay(latestQuarterDueBy(today)));
  return Array.from({ length: TREND_QUARTERS }, (_, index) =>
    quarterOf(newest.subtract({ months: 3 * (TREND_QUARTERS - index) }).toString()),
  );
}

function named(quarter: Quarter): string {
  return quarter.split("-").reverse().join(" ");
}

type Shown = Extract<TrendQuarter, { share: number }>;

function isShown(quarter: TrendQuarter): quarter is Shown {
  return "share" in quarter;
}

/** What changed between two releases; only bands that do not meet count as a change. */
function comparison(before: Shown, last: Shown): string {
  const since = named(before.quarter);
  if (last.share - last.band > before.share + before.band) return `That is clearly more than in ${since}.`;
  if (last.share + last.band < before.share - before.band) return `That is clearly less than in ${since}.`;
  return `No clear change since ${since}.`;
}

function findingOf(quarters: readonly TrendQuarter[]): string {
  const shown = quarters.filter(isShown);
  const last = shown.at(-1);
  if (last === undefined) return NOTHING_RELEASED;
  const before = shown.at(-2);
  const now = `About ${last.share}% of couples in ${named(last.quarter)}, give or take ${last.band} points.`;
  return before === undefined ? now : `${now} ${comparison(before, last)}`;
}

/** One statistic over the quarters of a page, with a sentence that says what it shows. Pure. */
export function trendOf(
  statistic: ReleaseStatistic,
  figures: readonly ReleasedFigure[],
  quarters: readonly Quarter[],
): Trend {
  const shown = quarters.map((quarter): TrendQuarter => {
    const released = figures.filter((figure) => figure.quarter === quarter);
    const figure = released.find((one) => one.statistic === statistic);
    if (figure === undefined) {
      return released.length > 0
        ? { quarter, waits: SPLIT_LEFT_OUT, mark: "left out" }
        : { quarter, waits: WAITING_SENTENCE, mark: "waits" };
    }
    return { quarter, share: figure.share5pp, band: errorBandPoints(statistic, figure.n5), n: figure.n5 };
  });
  return { statistic, title: TITLES[statistic], finding: findingOf(shown), quarters: shown };
}

/** The page's one sentence: the latest released quarter in words. Pure. */
export function trendsSentence(figures: readonly ReleasedFigure[], quarters: readonly Quarter[]): string {
  const lastQuarter = quarters.findLast((quarter) => figures.some((figure) => figure.quarter === quarter));
  if (lastQuarter === undefined) return `${NOTHING_RELEASED} ${WAITING_SENTENCE}`;
  const of = (statistic: ReleaseStatistic) =>
    figures.find((figure) => figure.quarter === lastQuarter && figure.statistic === statistic);
  const [engaged, better] = [of("engaged"), of("better")];
  const parts = [
    ...(engaged ? [`about ${engaged.share5pp}% did most of their homework`] : []),
    ...(better ? [`about ${better.share5pp}% got clearly better`] : []),
  ];
  const couples = engaged?.n5 ?? better?.n5;
  return `Of the couples released in ${named(lastQuarter)}${couples ? ` (at least ${couples})` : ""}, ${parts.join(" and ")}.`;
}
