import type { Asked, Exercise, Field, Visibility } from "#lib/exercises/types";

const READERS: Readonly<Record<Visibility, string>> = {
  me: "For you alone.",
  therapist: "For you and your therapist. Not for your partner.",
  shared: "For the two of you and your therapist.",
  reveal: "For you and your therapist. Your partner may read it only if you both want to share.",
};

const MATCHES =
  "For you alone. No one is to see a no. If you both want to, you may tell what you said yes or maybe to.";

/** Who an answer is for, said on paper, where the one who holds the sheet decides who reads it. */
export function readersOf(field: Field): string {
  return field.type === "sort" && field.matches ? MATCHES : READERS[field.visibility];
}

const UNIT: Readonly<Record<NonNullable<Exercise["repeat"]>["unit"], string>> = {
  day: "day",
  log: "entry",
  try: "try",
  time: "time",
};

export type PaperPart = {
  readonly title: string;
  /** A line below the title; null where it needs none. */
  readonly note: string | null;
  readonly questions: readonly Field[];
};

function titleOf(asked: Asked, repeat: Exercise["repeat"]): string {
  switch (asked) {
    case "start":
      return repeat ? "To begin" : "Questions";
    case "each":
      return repeat ? `Each ${UNIT[repeat.unit]}` : "Questions";
    case "next_day":
      return "The next day";
    case "two_days":
      return "Two days later";
    case "seven_days":
      return "Seven days later";
    case "end":
      return "At the end";
  }
}

const ORDER: readonly Asked[] = ["start", "each", "next_day", "two_days", "seven_days", "end"];

/**
 * The questions of a handout in the parts they are asked in. What is asked in several entries stands there once,
 * with a line that says how many sheets of it to use. What the therapist fills in is left out.
 */
export function paperParts({ fields, repeat }: Pick<Exercise, "fields" | "repeat">): PaperPart[] {
  const asked = fields.filter((field) => field.clinicianOnly !== true && field.type !== "stamp");
  return ORDER.map((part) => ({
    title: titleOf(part, repeat),
    note:
      part === "each" && repeat
        ? `Use one copy of this part for each ${UNIT[repeat.unit]}, up to ${repeat.times}.`
        : null,
    questions: asked.filter((field) => (field.asked ?? (repeat ? "each" : "start")) === part),
  })).filter(({ questions }) => questions.length > 0);
}

/** "Only if you answered “Yes” to “Did you pause?”." Null where the question is always asked. */
export function conditionOf(question: Field, fields: readonly Field[]): string | null {
  if (!question.onlyIf) return null;
  const { field: name, value } = question.onlyIf;
  const earlier = fields.find((one) => one.name === name);
  if (!earlier) return null;
  const label =
    earlier.type === "yesno"
      ? value === "yes"
        ? "Yes"
        : "No"
      : "options" in earlier
        ? earlier.options.find((option) => option.value === value)?.label
        : undefined;
  return label === undefined ? null : `Only if you chose “${label}” at “${earlier.label}”.`;
}
