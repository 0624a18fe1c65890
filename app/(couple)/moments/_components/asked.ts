import type { Field } from "#lib/exercises/types";
import type { Question } from "./ask";

/** What a page draws of a question, and nothing else of it. */
export function asked(field: Field): Question {
  const { name, label, why } = field;
  switch (field.type) {
    case "scale":
      return { type: "scale", name, label, why, low: field.low, high: field.high };
    case "choice":
    case "multi":
      return { type: field.type, name, label, why, options: field.options };
    case "yesno":
      return { type: "yesno", name, label, why };
    default:
      return { type: "short", name, label, why };
  }
}
