import type { BriefNews } from "#lib/progress/prep-brief";
import type { Moved } from "#lib/progress/rules-prep";

const ALERTS: Readonly<Record<Moved["alerts"][number], string>> = {
  below_start: "below the start",
  worse_on_measure: "worse on a measure",
  one_week_fall: "a fall of one week that is more than noise",
  tense_two_weeks: "tension of 8 or more twice running",
  low_mood_up: "low mood is up",
  upset_twice: "upset by two exercises",
};

const LABELS: Readonly<Record<NonNullable<Moved["label"]>, string>> = {
  recovered: "Clearly freer, past our line",
  improved: "Clearly freer",
  unchanged: "No clear change",
  worse: "Clearly less free",
};

/** A change of the score with its sign, such as "+18.2". */
export function signed(change: number): string {
  const shown = Math.abs(change).toFixed(1);
  return change < 0 ? `\u2212${shown}` : `+${shown}`;
}

/** What one partner's weeks say, in a line. */
export function movedWords({ label, change, alerts, notOnTrack, quietButWorse }: Moved): string {
  if (label === null)
    return alerts.length > 0 ? upper(alerts.map((one) => ALERTS[one])) : "Too few check-ins yet";
  const said = [
    ...alerts.map((one) => ALERTS[one]),
    ...(notOnTrack ? ["below the expected range"] : []),
    ...(quietButWorse ? ["asks less, and the rest got worse"] : []),
  ];
  const first = change === null ? LABELS[label] : `${LABELS[label]}, ${signed(change)}`;
  return [first, ...said].join("; ");
}

const upper = (parts: readonly string[]) => {
  const text = parts.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** So many of A and of B, such as "A 2, B 1". */
export const ofEach = ({ A, B }: BriefNews["sent"]): string => `A ${A}, B ${B}`;

export const percent = (part: number): string => `${Math.round(part * 100)} %`;
