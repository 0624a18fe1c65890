import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { Notice } from "#ui/notice";
import { PageHeader } from "#ui/page-header";
import { formatDayAndYear } from "../../../../_ui/when";
import { Part } from "../../[slug]/_components/part";
import { CheckForm } from "./_components/check-form";
import { MeasureFacts } from "./_components/measure-facts";
import { ScoreForm } from "./_components/score-form";
import { WordingForm } from "./_components/wording-form";
import { loadMeasure } from "./loaders";

export const metadata: Metadata = { title: "Measure" };

export default async function MeasurePage({ params }: PageProps<"/library/measures/[measure]">) {
  const { measure, wording, check, facts, isOn, lines, bar, timeZone } = await loadMeasure(
    (await params).measure,
  );
  return (
    <>
      <PageHeader
        title={measure.name}
        description={measure.asks}
        above={
          <Breadcrumb
            items={[
              { href: "/library", label: "Library" },
              { href: "/library/measures", label: "Measures" },
            ]}
          />
        }
      />
      <div className="flex max-w-reading flex-col gap-8">
        {measure.refusal === null ? null : (
          <Notice kind="warning" title="Not scored here">
            {measure.refusal}
          </Notice>
        )}
        <Part id="facts" title="What is known">
          <MeasureFacts measure={measure} bar={bar} isOn={isOn} />
        </Part>
        {measure.unsure.length === 0 ? null : (
          <Part
            id="unsure"
            title={check ? "Compared with the source" : "Look these up before you rely on them"}
          >
            <p className="type-note max-w-measure">
              {check
                ? `Compared with ${measure.source} by ${check.by} on ${formatDayAndYear(check.at, timeZone)}.`
                : `We took these from memory and have not compared them with ${measure.source}.`}
              {measure.refusal === null && !check ? " Nothing is scored until a clinician here has." : ""}
            </p>
            <ul className="max-w-measure list-disc pl-5">
              {measure.unsure.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
            {measure.refusal === null ? (
              <CheckForm measureSlug={measure.slug} facts={facts} isChecked={check !== null} />
            ) : null}
          </Part>
        )}
        {measure.refusal === null && isOn ? (
          <Part id="score" title={measure.shipClass === "G" ? "Score a form" : "Read the totals"}>
            <p className="type-note max-w-measure">
              Type what stands on the paper. It is scored once; nothing is kept.
            </p>
            <ScoreForm
              measureSlug={measure.slug}
              lines={lines}
              comparable={bar !== null && measure.direction !== "neither"}
            />
          </Part>
        ) : null}
        {measure.shipClass === "G" ? (
          <Part id="wording" title="Your licensed questions">
            <p className="type-note max-w-measure">
              Evenkeel ships none. Type in those your practice may use, in the order of the form.
            </p>
            <WordingForm
              measureSlug={measure.slug}
              itemCount={measure.itemCount}
              version={wording.version}
              lines={wording.lines}
            />
          </Part>
        ) : null}
      </div>
    </>
  );
}
