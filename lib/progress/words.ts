import { BAND, FREE_ENOUGH } from "#lib/progress/rules";
import type { AlertReason, HomeworkDone, Progress } from "#lib/progress/types";

/** What to go through when a partner is not on the expected line. Source: measures paper, section 3. */
export const WORTH_A_TALK: readonly string[] = [
  "Alliance: does each of them feel heard?",
  "Fit of plan: are we working on their own loop?",
  "Homework: is it the right size?",
  "Life event: what else happened?",
  "Safety: is it safe to say no, and to say so here?",
];

/** One clinician sentence per alert. */
export const ALERT_SENTENCES: Readonly<Record<AlertReason, string>> = {
  below_start: "The last two check-ins are clearly below the start.",
  worse_on_measure: "A satisfaction measure shows a clear decline.",
  one_week_fall: "The last check-in fell by more than week-to-week noise.",
  tense_two_weeks: "Tension was 8 or more in the last two check-ins.",
  low_mood_up: "Low mood rose by 6 points or more.",
  upset_twice: "Two different exercises of the last four weeks upset them by 7 or more.",
};

function shown(value: number): string {
  return (Math.floor(value * 10 + 0.5 + 1e-7) / 10).toFixed(1);
}

/** One partner's homework in a sentence: how much came in, and how it was rated. For the therapist alone. */
export function homeworkSentence({ given, sent, rated, quality }: HomeworkDone): string {
  if (given === 0) return "No homework yet.";
  const came = `Homework: ${sent} of ${given} sent`;
  return quality === null ? `${came}.` : `${came}, quality ${shown(quality)} of 4 (${rated} rated).`;
}

function changeSentence(progress: Progress): string {
  const { label, since, scored, baseline, current, points } = progress;
  if (scored === 0) return points.length === 0 ? "No check-in yet." : "No check-in with a score yet.";
  if (baseline === null) return "One check-in so far; two set the starting point.";
  if (current === null || label === null) {
    const more = since === 0 ? "two more check-ins" : "one more check-in";
    return `Starting point ${shown(baseline)}; change shows after ${more}.`;
  }
  // Both are means of two check-ins, so neither may be found among the single weeks.
  const numbers = `${shown(baseline)} at the start (mean of the first two check-ins), ${shown(current)} now (mean of the last two)`;
  switch (label) {
    case "recovered":
      return `Clearly freer: ${numbers}, past the free-enough line (our guess, ${FREE_ENOUGH}).`;
    case "improved":
      return `Clearly freer: ${numbers}.`;
    case "worse":
      return `Clearly less free: ${numbers}. Look closer.`;
    case "unchanged":
      return progress.crossedWithinNoise
        ? `Past the free-enough line (our guess, ${FREE_ENOUGH}), but within week-to-week noise: ${numbers}.`
        : `No clear change: ${numbers}, within week-to-week noise.`;
  }
}

/** Weeks whose answers make no score stay in sight: said, since the line has only a gap there. */
function unscoredSentence({ points, scored }: Progress): string | null {
  const without = points.length - scored;
  if (without === 0) return null;
  const count = without === 1 ? "One check-in came" : `${without} check-ins came`;
  return `${count} in without a score, since an answer was left out; what was answered is under Answers by week.`;
}

/** True when the last scored check-in alone lies below the expected range of its week. */
function lastIsBelow({ points, expected }: Progress): boolean {
  const last = points.findLast(({ score }) => score !== null);
  const range = expected.find(({ week }) => week === last?.week);
  return (
    last?.score !== undefined && last.score !== null && range !== undefined && last.score < range.value - BAND
  );
}

/** One partner's course in calm words for the clinician; the caption of the chart. */
export function findingSentence(progress: Progress): string {
  const sentences = [changeSentence(progress)];
  const unscored = unscoredSentence(progress);
  if (unscored) sentences.push(unscored);
  if (progress.notOnTrack && progress.label !== "worse") {
    sentences.push("Below the expected range: worth a talk.");
  } else if (progress.label !== "worse" && lastIsBelow(progress)) {
    sentences.push("The last check-in is below the expected range.");
  }
  if (progress.quietButWorse) {
    sentences.push(
      "Seeking went down while closeness, saying needs or tension got worse; the drop may be pushed down, not resolved.",
    );
  }
  for (const { reason } of progress.alerts) {
    if (reason !== "below_start") sentences.push(ALERT_SENTENCES[reason]);
  }
  return sentences.join(" ");
}
