import type { Exercise, Field } from "#lib/exercises/types";

type Choice = { readonly value: string; readonly label: string };

const YES_NO: readonly Choice[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/** The questions a rule or a number can read, by the words a partner reads; those of some kinds alone. */
export function questionChoices(
  { fields }: Pick<Exercise, "fields">,
  kinds: readonly Field["type"][] | null = null,
): readonly Choice[] {
  return fields
    .map((field, index) => ({ field, index }))
    .filter(({ field }) => kinds === null || kinds.includes(field.type))
    .map(({ field, index }) => ({
      value: field.name,
      label: `${index + 1}. ${field.label === "" ? "Not written yet" : field.label}`,
    }));
}

/** The answers a question offers, by name of the question. */
export function answerChoices({ fields }: Pick<Exercise, "fields">, name: string): readonly Choice[] {
  const field = fields.find((one) => one.name === name);
  if (field?.type === "yesno") return YES_NO;
  return field && "options" in field ? field.options.map(({ value, label }) => ({ value, label })) : [];
}
