import type { Exercise, Fault, Field, GateCondition } from "#lib/exercises/types";

/** The ratings a gate can read. Source: formulation paper, section 4; measures paper, section 3. */
const INDICATOR = /^(D[1-7]|R[1-7]|A[1-7]|K[1-6])$/;
const CHECK_IN_QUESTION = /^q[1-6]$/;

const isRating = (value: GateCondition["value"]) => typeof value === "number" && value >= 0 && value <= 10;

function isPickOf(fields: readonly Field[], name: string, value: string): boolean {
  const list = fields.find((field) => field.name === name);
  const picks = list?.type === "multi" || list?.type === "check" ? list.options : [];
  return picks.some((option) => option.value === value);
}

/** What is wrong with a gate on an answer of the exercise itself. */
function answerFault(when: GateCondition, fields: readonly Field[]): string | null {
  const { field: name, op, value } = when;
  const field = fields.find((one) => one.name === name);
  if (!field) return `A gate reads "${name}", which is no field.`;
  if (field.type === "scale") {
    return isRating(value) ? null : `A gate on "${name}" needs a number from 0 to 10.`;
  }
  const answers =
    field.type === "choice"
      ? field.options.map((option) => option.value)
      : field.type === "yesno"
        ? ["yes", "no"]
        : null;
  if (!answers) return `A gate cannot read "${name}": it reads a rating, a choice or a yes or no.`;
  return op === "eq" && typeof value === "string" && answers.includes(value)
    ? null
    : `A gate on "${name}" is met by exactly one of its answers.`;
}

function conditionFaults(when: GateCondition, fields: readonly Field[]): (string | null)[] {
  const { source, field, value, alongside } = when;
  if (source === "answer") {
    const isOffered = !alongside || isPickOf(fields, alongside.field, alongside.picked);
    return [
      answerFault(when, fields),
      isOffered
        ? null
        : `A gate reads the pick "${alongside.picked}", which "${alongside.field}" does not offer.`,
    ];
  }
  const known = source === "indicator" ? INDICATOR.test(field) : CHECK_IN_QUESTION.test(field);
  const names = source === "indicator" ? "an indicator D1 to K6" : "a question q1 to q6 of the check-in";
  return [
    known ? null : `A gate reads "${field}", which is not ${names}.`,
    isRating(value) ? null : `A gate on "${field}" needs a number from 0 to 10.`,
    alongside ? `A gate on "${field}" has no entries, so no pick stands alongside.` : null,
  ];
}

/** What the machine's part of each gate must name to be ever met. */
export function gateFaults({ gates, fields }: Exercise): Fault[] {
  return gates.flatMap(({ machine }, index) =>
    (machine?.when ? conditionFaults(machine.when, fields) : [])
      .filter((message) => message !== null)
      .map((message) => ({ path: ["gates", index], message })),
  );
}
