import type { Measure } from "#lib/measures/types";
import { type Definition, DefinitionList } from "#ui/definition-list";
import { DIRECTION, figure, hereInFull, partInWords, rangeInWords } from "../../_components/measure-words";

function changeInWords({ publishedChange, reliability }: Measure, bar: number | null): string {
  if (publishedChange) return `${publishedChange.value} points or more (${publishedChange.source})`;
  if (!reliability || bar === null) return "Not known: this measure has no change bar";
  const { sd, r, kind, sample } = reliability;
  const agreement = kind === "internal" ? "agreement within the form" : "agreement over time";
  return `More than ${figure(bar)} points. Worked out from a spread of ${sd} and an ${agreement} of ${r} (${sample}).`;
}

type MeasureFactsProps = {
  measure: Measure;
  bar: number | null;
  /** It may be used here for real. */
  isOn: boolean;
};

/** What is known of a measure, each fact on its line. */
export function MeasureFacts({ measure, bar, isOn }: MeasureFactsProps) {
  const { asks, itemCount, direction, scales, cutOff, bands, licence, source } = measure;
  const parts = scales.slice(1).map(partInWords);
  const items: Definition[] = [
    { term: "Asks about", detail: asks },
    { term: "Questions", detail: String(itemCount) },
    { term: "Here", detail: hereInFull(measure, isOn) },
    ...(scales.length > 0 ? [{ term: "Range", detail: rangeInWords(measure) }] : []),
    ...(parts.length > 0 ? [{ term: "Parts", detail: parts.join("; ") }] : []),
    ...(scales.length > 0 ? [{ term: "Direction", detail: DIRECTION[direction] }] : []),
    ...(cutOff ? [{ term: "Worth a look", detail: cutOff.note }] : []),
    ...(bands.length > 0
      ? [
          {
            term: "Bands",
            detail: bands.map(({ from, to, label }) => `${from} to ${to} ${label.toLowerCase()}`).join("; "),
          },
        ]
      : []),
    ...(scales.length > 0 ? [{ term: "A change that counts", detail: changeInWords(measure, bar) }] : []),
    { term: "Licence", detail: licence },
    { term: "Source", detail: source },
  ];
  return <DefinitionList items={items} />;
}
