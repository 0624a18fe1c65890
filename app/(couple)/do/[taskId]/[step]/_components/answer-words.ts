import type { AnswerValue, Field } from "#lib/exercises/types";

/** An answer as its writer would read it; null where there is none. */
export function answerWords(field: Field, answer: AnswerValue | null): string | null {
  if (answer === null) return null;
  switch (field.type) {
    case "choice":
    case "multi":
    case "check": {
      const picked: readonly unknown[] = typeof answer === "object" ? answer : [answer];
      const labels = field.options.filter((option) => picked.includes(option.value));
      return labels.map((option) => option.label).join(", ");
    }
    case "yesno":
      return answer === "yes" ? "Yes" : "No";
    case "timer":
    case "turns": {
      const minutes = Math.max(1, Math.round(Number(answer) / 60));
      return minutes === 1 ? "1 minute" : `${minutes} minutes`;
    }
    default:
      return answer === "not_sure" ? "Not sure" : String(answer);
  }
}
