import { z } from "zod";
import { shownAgreementText } from "#lib/couples/agreement-schema";
import { LINE_LIMIT } from "#lib/couples/rules";
import { RATING } from "#lib/formulation/constants";
import { INDICATORS, type IndicatorKey } from "#lib/formulation/indicators";
import type { Ratings } from "#lib/formulation/types";

const ASK = `Write a whole number from ${RATING.min} to ${RATING.max}, or leave it empty.`;
const id = z.uuid("This form has lost its number. Please open it again.");

/** A rating as a form sends it: digits, or nothing. */
const typed = z
  .string()
  .trim()
  .regex(/^(?:\d|10)?$/, ASK)
  .optional()
  .transform((text) => (text ? Number(text) : null));

const KEYS = INDICATORS.map(({ key }) => key);

/** Fields such as "A.D1" for these keys, every one of them optional, no others beside them. */
function typedFields(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, typed])) as Record<string, typeof typed>;
}

function ratingsIn(
  fields: Readonly<Record<string, unknown>>,
  nameOf: (key: IndicatorKey) => string,
): Ratings {
  return Object.fromEntries(
    KEYS.flatMap((key) => {
      const number = fields[nameOf(key)];
      return typeof number === "number" ? [[key, number] as const] : [];
    }),
  );
}

/** What was answered with "not sure"; no key at all where nothing was. */
function unsureIn(fields: Readonly<Record<IndicatorKey, unknown>>): { unsure?: readonly IndicatorKey[] } {
  const unsure = KEYS.filter((key) => fields[key] === UNSURE);
  return unsure.length > 0 ? { unsure } : {};
}

const SLOT_FIELDS = (["A", "B"] as const).flatMap((slot) => KEYS.map((key) => `${slot}.${key}`));

/** What the therapist rates of both partners: a number or nothing for each of the 27, as "A.D1" and "B.D1". */
export const rateCoupleInput = z
  .strictObject({ coupleId: id, ...typedFields(SLOT_FIELDS) })
  .transform(({ coupleId, ...fields }) => ({
    coupleId,
    A: ratingsIn(fields, (key) => `A.${key}`),
    B: ratingsIn(fields, (key) => `B.${key}`),
  }));
export type RateCoupleInput = z.output<typeof rateCoupleInput>;

export const askForRatingsInput = z.strictObject({ coupleId: id });
export type AskForRatingsInput = z.output<typeof askForRatingsInput>;

/** The pages of a partner's own rating: one for each mechanism, in the paper's order. */
export const RATING_PAGES = ["dissonance", "regulation", "attachment", "communication"] as const;
export type RatingPage = (typeof RATING_PAGES)[number];

const UNSURE = "not-sure";

/** A refusal names its statement: in the list above the form several of them stand together. */
const choiceOf = (words: string) =>
  z
    .enum(
      ["", UNSURE, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
      `Pick a number from 0 to 10 for this line: ${words}`,
    )
    .optional()
    .transform((text) => (text === undefined || text === "" ? null : text === UNSURE ? text : Number(text)));

const CHOICE_FIELDS = Object.fromEntries(
  INDICATORS.map(({ key, words }) => [key, choiceOf(words)]),
) as Record<IndicatorKey, ReturnType<typeof choiceOf>>;

/** One page of a partner's own rating. Numbers of other pages have no place on it. */
export const saveRatingsInput = z
  .strictObject({
    page: z.enum(RATING_PAGES),
    press: z.enum(["next", "send"]),
    agreement: shownAgreementText,
    /** One box on the last part, without a tick until somebody makes one. */
    reread: z.literal("on").optional(),
    ...CHOICE_FIELDS,
  })
  .superRefine((input, context) => {
    for (const { key, mechanism } of INDICATORS) {
      if (mechanism !== input.page && typeof input[key] === "number")
        context.addIssue({ code: "custom", path: [key], message: "This is not on this page." });
    }
  })
  .transform(({ page, press, agreement, reread, ...fields }) => ({
    page,
    ...(agreement !== undefined && { agreement }),
    isLast: press === "send",
    ...(press === "send" && reread && { mayReread: true }),
    ratings: ratingsIn(fields, (key) => key),
    ...unsureIn(fields),
  }));
export type SaveRatingsInput = z.output<typeof saveRatingsInput>;

/** A partner who was seen alone about consent, the newest rating the page showed of them, and a line for the record. */
export const markConsentCheckInput = z.strictObject({
  coupleId: id,
  slot: z.enum(["A", "B"]),
  ratedAt: z.iso
    .datetime("This page has lost its place. Please open it again.")
    .transform((text) => new Date(text)),
  note: z
    .string()
    .trim()
    .min(1, "Write one line for the record.")
    .max(LINE_LIMIT, `Use at most ${LINE_LIMIT} characters.`),
});
export type MarkConsentCheckInput = z.output<typeof markConsentCheckInput>;
