import type { Metadata } from "next";
import { ScoreLine } from "#ui/chart/score-line";
import { CoupleHeader } from "../_components/couple-header";
import { SharedLines } from "../_components/shared-lines";
import { AnswerWeeks } from "./_components/answer-weeks";
import { CoupleSummary } from "./_components/couple-summary";
import { loadCoupleProgress } from "./loaders";

export const metadata: Metadata = { title: "Progress" };

export default async function ProgressPage({ params }: PageProps<"/couples/[coupleId]/progress">) {
  const { couple, courses, summary, items, span, band, freeEnough, worthATalk, lines } =
    await loadCoupleProgress((await params).coupleId);
  return (
    <>
      <CoupleHeader couple={couple} part="progress" />
      <CoupleSummary summary={summary} worthATalk={worthATalk} />
      <div className="chart-pair">
        {courses.map(({ slot, progress, answers, finding, homework }) => (
          <section key={slot} aria-labelledby={`partner-${slot}`}>
            <h2 id={`partner-${slot}`} className="type-heading mb-2 border-b pb-2">
              Partner {slot}
            </h2>
            <ScoreLine
              title={`Loop freedom by week, partner ${slot}`}
              finding={finding}
              points={progress.points}
              expected={progress.expected}
              band={band}
              freeEnough={freeEnough}
              series={slot}
              span={span}
            />
            <p className="my-4">{homework}</p>
            <AnswerWeeks slot={slot} items={items} points={answers} />
          </section>
        ))}
      </div>
      <div className="mt-8">
        <SharedLines coupleId={couple.id} kind="check_in" lines={lines} />
      </div>
      <p className="type-note mt-8 max-w-measure">
        Six weekly questions made for this program, not a validated test. Higher is freer. The change bars,
        the expected range and the free-enough line are our own first guesses, not norms.
      </p>
    </>
  );
}
