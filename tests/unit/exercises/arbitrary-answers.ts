import fc from "fast-check";
import type { AnswerValue, Field, SortField } from "#lib/exercises/types";

/** What the writer of a private list may keep beside it for themselves. */
function alone(field: SortField): fc.Arbitrary<string[]> {
  const pile = fc.constantFrom("", ...field.piles.map(({ value }) => value));
  return fc.array(
    fc.tuple(pile, fc.stringMatching(/^[a-z= ]{0,20}[a-z]$/)).map(([on, words]) => `\n${on}=${words}`),
    { maxLength: 10 },
  );
}

function arbitraryAnswer(field: Field): fc.Arbitrary<AnswerValue> {
  switch (field.type) {
    case "scale":
      return fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constant("not_sure"));
    case "short":
      return fc.string({ maxLength: 140 });
    case "long":
      return fc.string({ maxLength: 400 });
    case "yesno":
      return fc.constantFrom("yes", "no");
    case "choice":
      return fc.constantFrom(...field.options.map((option) => option.value));
    case "multi":
    case "check": {
      const values = field.options.map((option) => option.value);
      return fc.subarray(values, {
        maxLength: field.type === "multi" ? (field.max ?? values.length) : values.length,
      });
    }
    case "lines":
      return fc.array(
        fc.string({ minLength: 1, maxLength: 140 }).filter((line) => line.trim() !== ""),
        { maxLength: field.max },
      );
    case "rank":
      return fc.shuffledSubarray(
        field.options.map((option) => option.value),
        { maxLength: field.max },
      );
    case "sort":
      return fc
        .tuple(
          fc
            .subarray([...field.options])
            .chain((cards) =>
              fc.tuple(
                ...cards.map((card) =>
                  fc.constantFrom(...field.piles).map((p) => `${card.value}=${p.value}`),
                ),
              ),
            ),
          field.personal ? alone(field) : fc.constant([]),
        )
        .map(([placed, own]) => [...placed, ...own]);
    case "dates":
      return fc.uniqueArray(
        fc
          .date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true })
          .map((day) => day.toISOString().slice(0, 10)),
        { maxLength: field.max },
      );
    case "stamp":
      return fc.constantFrom("2026-11-03 morning", "2026-11-04 evening");
    case "pacer":
    case "timer":
    case "turns":
      return fc.integer({ min: 0, max: 3600 });
  }
}

/** Answers a partner could give: each field present or skipped, each value allowed for its field. */
export function arbitraryAnswers(fields: readonly Field[]): fc.Arbitrary<Record<string, AnswerValue>> {
  return fc
    .tuple(...fields.map((field) => fc.option(arbitraryAnswer(field), { nil: undefined })))
    .map((values) =>
      Object.fromEntries(
        fields.flatMap((field, index) => {
          const value = values[index];
          return value === undefined ? [] : [[field.name, value] as const];
        }),
      ),
    );
}
