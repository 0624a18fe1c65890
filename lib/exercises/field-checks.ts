import { askedIn } from "#lib/exercises/entries";
import { LEAST_CARDS_OF_A_MATCH } from "#lib/exercises/rules-personal";
import type { Exercise, Fault, Field } from "#lib/exercises/types";

const ANSWERS_OF_A_MATCH = ["yes", "maybe", "no"];

function faultsOfKind(field: Field): string[] {
  if (field.type === "rank" && field.max > field.options.length)
    return ["There are fewer cards than places."];
  if (field.type === "lines" && field.max < 2) return ["A single line is a short text."];
  if (field.type !== "sort") return [];
  const piles = field.piles.map((pile) => pile.value);
  if (new Set(piles).size !== piles.length) return ["Piles are unique."];
  if (field.matches !== true) {
    return field.personal === true ? ["Only a private list with matches can be made one's own."] : [];
  }
  const faults: string[] = [];
  if (field.visibility !== "me") faults.push("A list with matches is for the writer alone.");
  if (field.options.length < LEAST_CARDS_OF_A_MATCH)
    faults.push("A list with matches has at least 20 cards.");
  if (ANSWERS_OF_A_MATCH.some((answer) => !piles.includes(answer)) || piles.length !== 3) {
    faults.push("A list with matches has the piles yes, maybe and no.");
  }
  return faults;
}

/** What single kinds of fields must keep to. */
export function kindFaults({ fields }: Exercise): Fault[] {
  return fields.flatMap((field, index) =>
    faultsOfKind(field).map((message) => ({ path: ["fields", index], message })),
  );
}

function conditionFault(exercise: Exercise, index: number): string | null {
  const field = exercise.fields[index];
  if (!field?.onlyIf) return null;
  const { field: name, value } = field.onlyIf;
  const earlier = exercise.fields.slice(0, index).find((one) => one.name === name);
  const values =
    earlier?.type === "choice"
      ? earlier.options.map((option) => option.value)
      : earlier?.type === "yesno"
        ? ["yes", "no"]
        : [];
  if (!values.includes(value))
    return `A condition names an answer to an earlier choice; "${name}" has none such.`;
  const group = (one: Field) => {
    const asked = askedIn(one, exercise);
    return asked === "start" || asked === "end" ? asked : "entry";
  };
  return earlier && group(earlier) !== group(field)
    ? "A condition reads its own part of the exercise."
    : null;
}

/** What the parts of a repeated exercise must keep to: what is asked when, and under what condition. */
export function partFaults(exercise: Exercise): Fault[] {
  const { fields, repeat } = exercise;
  const faults: Fault[] = fields.flatMap((field, index) => {
    const path = ["fields", index];
    const messages = [
      !repeat && (field.asked === "each" || field.asked === "end")
        ? "Only a repeated exercise has entries and an end."
        : null,
      conditionFault(exercise, index),
    ];
    return messages.filter((message) => message !== null).map((message) => ({ path, message }));
  });
  if (repeat && !fields.some((field) => askedIn(field, exercise) === "each")) {
    faults.push({ path: ["repeat"], message: "A repeated exercise asks something in each entry." });
  }
  if (repeat?.perDay !== undefined && repeat.perDay > repeat.times) {
    faults.push({ path: ["repeat"], message: "There are not more entries on one day than in all." });
  }
  return faults;
}
