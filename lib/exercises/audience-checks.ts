import type { DerivedValue, Exercise, Fault, Field, Visibility } from "#lib/exercises/types";

/**
 * How many may read an answer. What waits to be revealed counts as the therapist's: the other partner reads it only
 * once its writer chose to share, and with it gives away no more than that it was asked.
 */
const READERS: Readonly<Record<Visibility, number>> = { me: 0, therapist: 1, reveal: 1, shared: 2 };
/** The order in which an answer can come to more readers, for what is not to be told of at all. */
const WIDTH: Readonly<Record<Visibility, number>> = { me: 0, therapist: 1, reveal: 2, shared: 3 };

/** The fields a number is worked out from. */
function readBy(value: DerivedValue): readonly string[] {
  switch (value.kind) {
    case "difference":
      return [value.from, value.minus];
    case "kept":
      return [value.left, value.of];
    case "share":
      return [value.part, ...value.among];
    case "rate":
      return [value.of];
  }
}

/** Why a question may not hang on an earlier one; null where it may. */
function conditionFault(field: Field, earlier: Field): string | null {
  const { name } = earlier;
  if (earlier.clinicianOnly === true) {
    return `"${field.name}" hangs on "${name}", which the therapist fills in: no partner can meet that condition.`;
  }
  if (READERS[earlier.visibility] < READERS[field.visibility]) {
    return `"${field.name}" hangs on "${name}", which fewer may read: an answer here would give that one away.`;
  }
  if (earlier.sensitive !== undefined && WIDTH[earlier.visibility] < WIDTH[field.visibility]) {
    return `"${field.name}" hangs on "${name}", which asks about ${earlier.sensitive}: an answer here would give that one away.`;
  }
  return null;
}

/** That an answer never tells more readers of another one than may read that. */
export function audienceFaults({ fields, derived, gates }: Exercise): Fault[] {
  const named = new Map(fields.map((field) => [field.name, field]));
  const isPrivate = (name: string) => named.get(name)?.visibility === "me";
  const conditions = fields.flatMap((field, index): Fault[] => {
    const earlier = field.onlyIf && named.get(field.onlyIf.field);
    const message = earlier ? conditionFault(field, earlier) : null;
    return message === null ? [] : [{ path: ["fields", index, "onlyIf"], message }];
  });
  const worked = derived.flatMap((value, index): Fault[] => {
    return [...new Set(readBy(value))].filter(isPrivate).map((name) => ({
      path: ["derived", index],
      message: `A number for the therapist reads "${name}", which is for the writer alone.`,
    }));
  });
  const gated = gates.flatMap(({ machine }, index): Fault[] => {
    const when = machine?.when;
    if (when?.source !== "answer") return [];
    return [when.field, ...(when.alongside ? [when.alongside.field] : [])].filter(isPrivate).map((name) => ({
      path: ["gates", index],
      message: `A gate reads "${name}", which is for the writer alone.`,
    }));
  });
  return [...conditions, ...worked, ...gated];
}
