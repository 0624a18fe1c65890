import type { Metadata } from "next";
import { EmptyState } from "#ui/empty-state";
import { HardLinkButton } from "#ui/hard-link";
import { LinkButton } from "#ui/link-button";
import { PageHeader } from "#ui/page-header";
import { TrendCharts } from "./_components/trend-charts";
import { loadTrends } from "./loaders";

export const metadata: Metadata = { title: "Trends" };

/** Takes no parameters: every supervisor of the practice gets the same page from the released figures alone. */
export default async function TrendsPage() {
  const { sentence, trends } = await loadTrends();
  return (
    <>
      <PageHeader
        title="Trends"
        description={sentence}
        actions={
          <>
            <HardLinkButton href="/export">Download figures</HardLinkButton>
            <LinkButton href="/method" kind="primary">
              Read the method
            </LinkButton>
          </>
        }
      />
      {trends.length === 0 ? (
        <EmptyState title="Figures appear here quarter by quarter">
          They come out 14 days after a quarter ends, once enough episodes of care have finished.
        </EmptyState>
      ) : (
        <TrendCharts trends={trends} />
      )}
    </>
  );
}
