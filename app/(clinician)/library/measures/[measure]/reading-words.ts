import type { Said } from "#lib/auth/form-state";
import type { FormReading } from "#lib/measures/read-form";
import type { MeasureChange } from "#lib/measures/types";
import { scaleInWords } from "../_components/measure-words";

const CHANGE: Readonly<Record<MeasureChange["label"], string>> = {
  recovered: "Since the earlier total: recovered. The change is reliable and crosses the cut-off.",
  improved: "Since the earlier total: improved. The change is reliable.",
  unchanged: "Since the earlier total: unchanged, within noise.",
  worse: "Since the earlier total: worse. The change is reliable.",
};

/** What a form says: a check on the same day first and by itself, then the figures, one to a line. */
export function readingInWords({ measure, score, change }: FormReading): Said[] {
  const said: Said[] = [];
  if (score.sameDayCheck) {
    said.push({
      kind: "danger",
      title: "Check on this person today",
      lines: [
        `Answer ${measure.sameDayItem} is above 0. Ask about it on the same day, whatever the total says.`,
      ],
    });
  }
  const lines = score.scales.map(scaleInWords);
  if (score.band !== null) lines.push(`Band: ${score.band.toLowerCase()}.`);
  if (measure.cutOff && score.concern !== null) {
    lines.push(
      score.concern
        ? `Worth a look (${measure.cutOff.note}).`
        : `Not past the cut-off (${measure.cutOff.note}).`,
    );
  }
  if (change) {
    lines.push(
      change.crossedWithinNoise
        ? "Since the earlier total: unchanged; the cut-off was crossed, within noise."
        : CHANGE[change.label],
    );
  }
  said.push({ kind: "info", title: "The score", lines });
  return said;
}
