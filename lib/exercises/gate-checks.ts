import { askedIn } from "#lib/exercises/entries";
import type { Exercise, Fault, Field, GateCondition, GateEffect } from "#lib/exercises/types";

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

/** Whether any rating from 0 to 10 meets it. */
function isMeetable({ op, value }: GateCondition): boolean {
  return typeof value !== "number" || !((op === "gt" && value >= 10) || (op === "lt" && value <= 0));
}

/** Why nothing would carry out a gate with this effect; one sentence for each reason. */
function effectFaults({ gate, effect, when, holds, alert }: GateEffect): (string | null)[] {
  const isAnswer = when?.source === "answer";
  return [
    gate === "G17" ? "Gate G17 holds nothing: it opens the notes on how to adapt an exercise." : null,
    gate === "G15" && !when ? "Gate G15 stops all work by itself: there is nothing to add to it here." : null,
    gate === "agreement" && !when
      ? 'The gate "agreement" needs an answer to read: nothing else says that it was not kept.'
      : null,
    gate === "calm_base" && !when && effect === "block"
      ? 'The gate "calm base" needs a check-in question to read before it can stop anything.'
      : null,
    alert && !isAnswer ? "A gate alerts you of an answer of this exercise alone." : null,
    holds && !isAnswer ? "A gate holds other work by an answer of this exercise alone." : null,
    holds && effect === "warn"
      ? "A gate that warns holds no work: let it stop, or take the classes out."
      : null,
    when && !isMeetable(when) ? `A gate on "${when.field}" is never met: no rating is that far out.` : null,
  ];
}

/** Why an answer to these questions can never meet a gate. */
function askedFaults({ when }: GateEffect, exercise: Exercise): (string | null)[] {
  if (when?.source !== "answer") return [];
  const named = [when.field, ...(when.alongside ? [when.alongside.field] : [])];
  const asked = exercise.fields.filter(({ name }) => named.includes(name));
  const inEntry = new Set(
    asked.map(
      (field) => exercise.repeat !== undefined && !["start", "end"].includes(askedIn(field, exercise)),
    ),
  );
  return [
    ...asked
      .filter(({ clinicianOnly }) => clinicianOnly)
      .map(
        ({ name }) => `A gate reads "${name}", which the therapist fills in: no partner's answer meets it.`,
      ),
    inEntry.size > 1 ? `A gate reads "${named.join('" and "')}", which never stand in one entry.` : null,
  ];
}

/** What the machine's part of each gate must name to be ever met, and what must be carried out where it is. */
export function gateFaults(exercise: Exercise): Fault[] {
  return exercise.gates.flatMap(({ machine }, index) =>
    (machine
      ? [
          ...(machine.when ? conditionFaults(machine.when, exercise.fields) : []),
          ...effectFaults(machine),
          ...askedFaults(machine, exercise),
        ]
      : []
    )
      .filter((message) => message !== null)
      .map((message) => ({ path: ["gates", index], message })),
  );
}
