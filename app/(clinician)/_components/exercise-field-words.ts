import { audienceOfField } from "#lib/exercises/rules";
import type { Field, SensitiveTopic } from "#lib/exercises/types";
import { oneOf, plural, times } from "./exercise-words";

function pickedFrom(most: number | undefined, options: readonly unknown[]): string {
  return most === undefined || most >= options.length
    ? `Any number of ${options.length}`
    : `Up to ${most} of ${options.length}`;
}

/** How a question is answered, as a therapist reads it. The options themselves are not repeated. */
export function answerInWords(field: Field): string {
  switch (field.type) {
    case "scale":
      return `A rating from 0 (${field.low}) to 10 (${field.high}), or not sure`;
    case "short":
      return "One line, up to 140 characters";
    case "long":
      return "Free text, up to 4000 characters";
    case "choice":
      return `One of ${field.options.length}`;
    case "multi":
      return pickedFrom(field.max, field.options);
    case "check":
      return `A checklist: any number of ${field.options.length}`;
    case "yesno":
      return "Yes or no";
    case "timer": {
      const length = `${oneOf(field.minutes.map(String))} ${field.minutes.at(-1) === 1 ? "minute" : "minutes"}`;
      return field.parts === 1
        ? `A timer of ${length}`
        : `A timer of ${length}, run ${times(field.parts)} with a swap between`;
    }
    case "turns":
      return `Taking turns: ${plural(field.rounds, "round")}, ${plural(field.minutesEach, "minute")} each`;
    case "lines":
      return `Up to ${field.max} lines of 140 characters`;
    case "rank":
      return `${field.max} of ${field.options.length}, in order`;
    case "sort":
      return `${field.options.length} cards on ${field.piles.length} piles${field.personal ? PERSONAL : ""}`;
    case "dates":
      return field.max === 1 ? "A day" : `Up to ${field.max} days`;
    case "pacer":
      return PACE(field);
    case "stamp":
      return "Kept by itself: the day and the part of day";
  }
}

const PERSONAL = ", with cards to leave out and own ones to add, for the writer alone";

const PACE = (field: Extract<Field, { type: "pacer" }>) =>
  `Paced breathing for ${plural(field.minutes, "minute")}: ${field.inSeconds} seconds in, ${field.outSeconds} out`;

/** The options a question offers, in its order; none where it is answered freely. */
export function optionsOf(field: Field): readonly string[] {
  return "options" in field ? field.options.map((option) => option.label) : [];
}

/** Who will see the answer: the very line the partner reads, or that the couple is not asked at all. */
export function audienceOf(field: Field): string {
  return field.clinicianOnly === true
    ? "You fill this in. Neither partner is asked, and neither sees it."
    : audienceOfField(field);
}

const TOPIC: Readonly<Record<SensitiveTopic, string>> = {
  safety: "safety",
  pressure: "pressure",
  freedom: "freedom to say no",
  upset: "being upset",
};

/** What else a therapist needs to know about a question. */
export function marksOf(field: Field): readonly string[] {
  const marks: string[] = [];
  if (field.required) marks.push("Counts towards done. It can still be skipped.");
  if (field.sensitive !== undefined) marks.push(`About ${TOPIC[field.sensitive]}: never shared by default.`);
  return marks;
}
