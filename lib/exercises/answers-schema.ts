import { z } from "zod";
import { partnerFields } from "#lib/exercises/rules";
import { LEAST_CARDS_OF_A_MATCH, leftOutCard, MOST_OWN_CARDS, ownCard } from "#lib/exercises/rules-personal";
import {
  type Exercise,
  type Field,
  LONG_TEXT,
  type Option,
  SHORT_TEXT,
  type SortField,
} from "#lib/exercises/types";

/** The longest a timer can have run, in seconds: one whole day. */
const LONGEST_RUN = 86_400;
const NOT_A_TIME = "That is not a time.";
const NOT_ON_SCALE = "Please choose a number from 0 to 10, or not sure.";

// Line ends and tabs belong to text; other control characters cannot be seen, and no keyboard sends them.
// So are signs that turn the order of the letters round for all that follows, and half a character.
const UNSEEN = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/u;
const NOT_SEEN = "There is a sign in here that cannot be seen. Please type it anew.";
const NOT_ONE_LINE = "Please keep each one to a single line.";
const isSeen = (text: string) => !UNSEEN.test(text);

const TOO_LONG_A_LINE = `Please keep each one to ${SHORT_TEXT} characters.`;
const NOT_LISTED = "Please choose from the list.";
const ONE_PILE_ONLY = "Please put each card on one pile only.";
const NO_EMPTY_LINES = "Please leave out empty lines.";
const TOO_MANY_OWN = `Please write ${MOST_OWN_CARDS} at most.`;
const TOO_FEW_KEPT = `Please keep at least ${LEAST_CARDS_OF_A_MATCH} cards on your list.`;
const isEachOnce = (list: readonly string[]) => new Set(list).size === list.length;

function pickedFrom(field: { options: readonly Option[] }, most: number) {
  return z
    .array(
      z.enum(
        field.options.map((one) => one.value),
        "Please choose from the list.",
      ),
    )
    .max(most, `Please choose ${most} at most.`)
    .refine(isEachOnce, "Please choose each one only once.");
}

/** Whether an entry names a card and a pile of this question, or is one that its writer may keep for themselves alone. */
function isListed(field: SortField) {
  const allowed = new Set(
    field.options.flatMap((card) => field.piles.map((pile) => `${card.value}=${pile.value}`)),
  );
  return (entry: string) => {
    const [card, own] = [leftOutCard(entry), ownCard(entry)];
    if (card === null && own === null) return allowed.has(entry);
    if (!field.personal) return false;
    return own
      ? own.pile === "" || field.piles.some(({ value }) => value === own.pile)
      : field.options.some(({ value }) => value === card);
  };
}

/** Cards on piles as `card=pile`; each card is on one pile at most, or left out where its writer may do that. */
function sorted(field: SortField) {
  const most = field.options.length + (field.personal ? MOST_OWN_CARDS : 0);
  const words = (entry: string) => ownCard(entry)?.words ?? entry;
  const cards = (list: readonly string[]) =>
    list.flatMap((entry) => (ownCard(entry) ? [] : [leftOutCard(entry) ?? entry.split("=")[0] ?? ""]));
  const entry = z
    .string()
    .refine(isListed(field), NOT_LISTED)
    .refine((one) => words(one).length <= SHORT_TEXT, TOO_LONG_A_LINE)
    .refine((one) => words(one).trim() !== "", NO_EMPTY_LINES)
    .refine((one) => ownCard(one) === null || !/[\r\n]/.test(words(one)), NOT_ONE_LINE)
    .refine((one) => isSeen(words(one)), NOT_SEEN);
  return z
    .array(entry)
    .max(most, ONE_PILE_ONLY)
    .refine((list) => isEachOnce(cards(list)), ONE_PILE_ONLY)
    .refine((list) => list.filter(ownCard).length <= MOST_OWN_CARDS, TOO_MANY_OWN)
    .refine((list) => keepsEnough(field, list), TOO_FEW_KEPT);
}

/** With fewer cards shown, an empty list of matches would give a "no" away. */
function keepsEnough(field: SortField, list: readonly string[]): boolean {
  const out = list.filter((entry) => leftOutCard(entry) !== null).length;
  return out === 0 || field.options.length - out >= LEAST_CARDS_OF_A_MATCH;
}

function answerSchema(field: Field): z.ZodType<number | string | string[]> {
  switch (field.type) {
    case "scale":
      return z.union(
        [z.int(NOT_ON_SCALE).min(0, NOT_ON_SCALE).max(10, NOT_ON_SCALE), z.literal("not_sure")],
        {
          error: NOT_ON_SCALE,
        },
      );
    case "short":
      return z
        .string("Please write some text.")
        .max(SHORT_TEXT, `Please keep this to ${SHORT_TEXT} characters.`)
        .refine(isSeen, NOT_SEEN);
    case "long":
      return z
        .string("Please write some text.")
        .max(LONG_TEXT, `Please keep this to ${LONG_TEXT} characters.`)
        .refine(isSeen, NOT_SEEN);
    case "choice":
      return z.enum(
        field.options.map((one) => one.value),
        "Please choose from the list.",
      );
    case "multi":
      return pickedFrom(field, field.max ?? field.options.length);
    case "check":
      return pickedFrom(field, field.options.length);
    case "lines":
      return z
        .array(
          z
            .string("Please write some text.")
            .max(SHORT_TEXT, TOO_LONG_A_LINE)
            .refine((line) => line.trim() !== "", NO_EMPTY_LINES)
            .refine((line) => !/[\r\n]/.test(line), NOT_ONE_LINE)
            .refine(isSeen, NOT_SEEN),
          "Please write some text.",
        )
        .max(field.max, `Please write ${field.max} at most.`);
    case "rank":
      return pickedFrom(field, field.max);
    case "sort":
      return sorted(field);
    case "dates":
      return z
        .array(z.iso.date("Please choose a day."), "Please choose a day.")
        .max(field.max, `Please choose ${field.max} days at most.`)
        .refine(isEachOnce, "Please choose each day only once.");
    case "stamp":
      return z.string().regex(/^\d{4}-\d{2}-\d{2} (morning|afternoon|evening|night)$/, NOT_A_TIME);
    case "yesno":
      return z.enum(["yes", "no"], "Please choose yes or no.");
    case "timer":
    case "turns":
    case "pacer":
      return z.int(NOT_A_TIME).min(0, NOT_A_TIME).max(LONGEST_RUN, NOT_A_TIME);
  }
}

/**
 * What a draft or a response may hold: the partner's own fields, or only those handed in, each optional since
 * any may be skipped. Keys that are not among them, the therapist's fields included, are refused.
 */
export function answersSchema(
  exercise: Pick<Exercise, "fields" | "repeat">,
  fields: readonly Field[] = partnerFields(exercise),
) {
  return z.strictObject(
    Object.fromEntries(fields.map((field) => [field.name, answerSchema(field).exactOptional()])),
    {
      error: (issue) =>
        issue.code === "unrecognized_keys" ? "This is not one of the questions here." : undefined,
    },
  );
}
