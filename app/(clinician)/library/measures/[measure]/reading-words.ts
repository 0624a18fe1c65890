import type { FormReading } from "#lib/measures/read-form";
import type { MeasureChange } from "#lib/measures/types";
import { scaleInWords } from "../_components/measure-words";

const CHANGE: Readonly<Record<MeasureChange["label"], string>> = {
  recovered: "Since the earlier total: recovered. The change is reliable and crosses the cut-off.",
  improved: "Since the earlier total: improved. The change is reliable.",
  unchanged: "Since the earlier total: unchanged, within noise.",
  worse: "Since the earlier total: worse. The change is reliable.",
};

/** What a form says, in sentences, the most pressing one first. */
export function readingInWords({ measure, score, change }: FormReading): string {
  const sentences: string[] = [];
  if (score.sameDayCheck) {
    sentences.push(`Answer ${measure.sameDayItem} is above 0: check on this person today.`);
  }
  sentences.push(...score.scales.map(scaleInWords));
  if (score.band !== null) sentences.push(`Band: ${score.band.toLowerCase()}.`);
  if (measure.cutOff && score.concern !== null) {
    sentences.push(
      score.concern
        ? `Worth a look (${measure.cutOff.note}).`
        : `Not past the cut-off (${measure.cutOff.note}).`,
    );
  }
  if (change) {
    sentences.push(
      change.crossedWithinNoise
        ? "Since the earlier total: unchanged; the cut-off was crossed, within noise."
        : CHANGE[change.label],
    );
  }
  return sentences.join(" ");
}
