import { z } from "zod";
import { LINE_LIMIT } from "#lib/couples/rules";
import { NOT_NOW } from "#lib/couples/rules-not-now";
import { MOST_OWN_CARDS } from "#lib/exercises/rules-personal";
import { askNumber, isReleaseNumber, type ReleaseNumber } from "#lib/homework/rules-release";
import { gatherSorted, isSortPart } from "#lib/homework/rules-typed";
import {
  ASSIGNED_FOR,
  KEPT,
  OUTCOMES,
  RELEASES,
  SHARE_KINDS,
  SHARED_KINDS,
  SUGGESTED,
} from "#lib/homework/types";
import { isId } from "#lib/kernel/ids";

const id = z.string().refine(isId, "This form has lost its number. Please open the page again.");
const ticked = z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false);
const orNone = z.union([id, z.null(), z.literal("").transform(() => null)]);

/** Why work goes on that a gate asks to weigh first; the verb says where it is missing. */
const reason = z.string().trim().max(LINE_LIMIT, `Use at most ${LINE_LIMIT} characters.`).optional();

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Choose an exercise.");

/** What takes its place while it is held: what is suggested, nothing, or an exercise by its slug. */
const standIn = z
  .union([
    z.literal("").transform(() => null),
    z.literal(SUGGESTED).transform(() => ({ suggested: true as const })),
    slug.transform((chosen) => ({ slug: chosen })),
  ])
  .optional();

/** When it opens for each partner; a number may stay empty here, the verb asks for those that the choice needs. */
const days = (name: ReleaseNumber) =>
  z
    .union(
      [
        z.literal("").transform(() => undefined),
        z.coerce.number(askNumber(name)).refine((value) => isReleaseNumber(name, value), askNumber(name)),
      ],
      askNumber(name),
    )
    .optional();
const release = {
  opens: z.enum(RELEASES, "Choose when it opens.").optional(),
  afterDays: days("afterDays"),
  everyDays: days("everyDays"),
  times: days("times"),
};

/** Homework as a form or a verb gives it. `requestId` makes a repeated send the same send. */
export const assignHomeworkInput = z.strictObject({
  requestId: id,
  coupleId: id,
  sessionId: orNone.default(null),
  exerciseSlug: slug,
  smaller: ticked,
  dueOn: z.iso.date("Choose a date."),
  for: z.enum(ASSIGNED_FOR, "Choose who it is for."),
  reason,
  standIn,
  ...release,
});
export type AssignHomeworkInput = z.output<typeof assignHomeworkInput>;

/** The same from the form of the wrap-up: one of those offered first, or another one from the list. */
export const giveHomeworkInput = z
  .looseObject({ exerciseSlug: z.string().default(""), other: z.string().default("") })
  .transform(({ other, exerciseSlug, ...rest }) => ({
    ...rest,
    exerciseSlug: exerciseSlug === "" || exerciseSlug === "other" ? other : exerciseSlug,
  }))
  .pipe(
    assignHomeworkInput.extend({
      more: z.string().trim().max(LINE_LIMIT, `Use at most ${LINE_LIMIT} characters.`).default(""),
    }),
  );
export type GiveHomeworkInput = z.output<typeof giveHomeworkInput>;

/** The item of a running session's plan whose exercise both partners get now. */
export const giveInSessionInput = z.strictObject({ coupleId: id, sessionId: id, itemId: id, reason });
export type GiveInSessionInput = z.output<typeof giveInSessionInput>;

/** Homework that waits and is to open now, and why where two are open already. */
export const openNowInput = z.strictObject({
  coupleId: id,
  assignmentId: id,
  more: z.string().trim().max(LINE_LIMIT, `Use at most ${LINE_LIMIT} characters.`).optional(),
});
export type OpenNowInput = z.output<typeof openNowInput>;
/** A form of one button. */
export const noFields = z.strictObject({});

/** Who gets the tablet in a session, and for what: the lines after it, or the task of an exercise given in it. */
export const handTabletInput = z.strictObject({
  coupleId: id,
  sessionId: id,
  slot: z.enum(["A", "B"], "Choose who gets it."),
  thing: z.union([z.literal("check"), id], "Choose what it is for."),
});
export type HandTabletInput = z.output<typeof handTabletInput>;

export const withdrawHomeworkInput = z.strictObject({ coupleId: id, assignmentId: id });
export type WithdrawHomeworkInput = z.output<typeof withdrawHomeworkInput>;

export const markReviewedInput = z.strictObject({ taskId: id });

const PICK_ONE = "Pick the line that fits best.";

/** The review of one response: a rating on the way to the inbox where one was picked, or the rating by itself. */
export const reviewResponseInput = z
  .strictObject({
    taskId: id,
    quality: z.enum(["0", "1", "2", "3", "4"], PICK_ONE).transform(Number).optional(),
    onward: z.enum(["inbox", "stay"]),
  })
  .refine(({ quality, onward }) => onward === "inbox" || quality !== undefined, {
    path: ["quality"],
    message: PICK_ONE,
  });
export type MarkReviewedInput = z.output<typeof markReviewedInput> & { readonly quality?: number };

/** The longest list of picks; every exercise checks its own, this only bounds the request. */
const MOST_PICKS = 120 + MOST_OWN_CARDS;
const MOST_FIELDS = 40;
const MOST_QUESTIONS = 999;
const MOST_TURNS = 99;
/** Bounds the request alone: how long an answer may be, its own question says. */
const LONGEST_SENT = 100_000;
const TOO_LONG = "That is more text than one page can hold. Please shorten it.";
const LOST_PLACE = "This page has lost its place. Please open it again.";
const UNKNOWN = "This page sent something we do not know. Please open it again.";
const version = z.int(LOST_PLACE).min(0).max(2_000_000_000);

/** One key alone sets what an object is made from; no question has its name. */
const namesNoMaker = (sent: unknown) =>
  typeof sent !== "object" || sent === null || !Object.hasOwn(sent, "__proto__");

/** Answers of one step by field name; null clears one. What fits which field, the exercise decides. */
export const saveDraftInput = z.strictObject({
  version,
  // Looked at as it was sent: a record leaves that key out without a word.
  answers: z
    .unknown()
    .refine(namesNoMaker, UNKNOWN)
    .pipe(
      z
        .record(
          z.string().max(60),
          z.union([
            z.number(),
            z.string().max(LONGEST_SENT, TOO_LONG),
            z.array(z.string().max(LONGEST_SENT, TOO_LONG)).max(MOST_PICKS).readonly(),
            z.null(),
          ]),
        )
        .refine((answers) => Object.keys(answers).length <= MOST_FIELDS, "That is too much for one step."),
    ),
});
export type SaveDraftInput = z.output<typeof saveDraftInput>;

/** Each card of a sorting question is a group of its own in the form; together they are its answer. */
function gatherCards(form: unknown): unknown {
  if (typeof form !== "object" || form === null || Array.isArray(form)) return form;
  const fields = Object.entries(form);
  const parts = fields.filter(([name]) => isSortPart(name));
  if (parts.length === 0) return form;
  const rest = fields.filter(([name]) => !isSortPart(name));
  return Object.fromEntries([...rest, ["answer", gatherSorted(parts)]]);
}

const typedAnswer = z
  .union([
    z.string().max(LONGEST_SENT, TOO_LONG),
    z.array(z.string().max(LONGEST_SENT, TOO_LONG)).max(MOST_PICKS),
  ])
  .optional();

/** The therapist's own answer to one question, as its form sends it. */
export const saveTherapistAnswerInput = z.preprocess(
  gatherCards,
  z.strictObject({
    taskId: id,
    version: z.coerce.number(LOST_PLACE).pipe(version),
    field: z.string().min(1, LOST_PLACE).max(60, LOST_PLACE),
    answer: typedAnswer,
  }),
);
export type SaveTherapistAnswerInput = z.output<typeof saveTherapistAnswerInput>;

const oneStep = z.strictObject({
  taskId: id,
  step: z.coerce.number(LOST_PLACE).int(LOST_PLACE).min(1, LOST_PLACE).max(MOST_QUESTIONS, LOST_PLACE),
  version: z.coerce.number(LOST_PLACE).pipe(version),
  answer: typedAnswer,
  minutes: z
    .union(
      [
        z.literal("").transform(() => undefined),
        z.coerce.number().min(0, "Write 0 or more.").max(1440, "Write 1440 or less."),
      ],
      "Write the minutes as a number.",
    )
    .optional(),
  intent: z.enum(["continue", "skip", "stop", "pass"]),
  /** Which turn it was, where partners take turns. */
  turn: z.coerce.number(LOST_PLACE).int(LOST_PLACE).min(1, LOST_PLACE).max(MOST_TURNS, LOST_PLACE).optional(),
});

/** One question's page as its form sends it; `minutes` where a timer is filled in by hand. */
export const saveStepInput = z.preprocess(gatherCards, oneStep);
export type SaveStepInput = z.output<typeof saveStepInput>;

/** The turn for which a phone is passed on. */
export const passOnInput = z.strictObject({
  place: z.int(LOST_PLACE).min(1, LOST_PLACE).max(MOST_QUESTIONS, LOST_PLACE),
  turn: z.int(LOST_PLACE).min(2, LOST_PLACE).max(MOST_TURNS, LOST_PLACE),
});
export type PassOnInput = z.output<typeof passOnInput>;

/** What only the owner of a phone that was passed on can say. */
export const takeBackInput = z.strictObject({
  passphrase: z.string().min(1, "Type your passphrase.").max(1000, "That is too long for a passphrase."),
});

const slider = z
  .int("Pick a number from 0 to 10, or leave it empty.")
  .min(0, "Pick a number from 0 to 10.")
  .max(10, "Pick a number from 0 to 10.")
  .nullable();

/** A finished or stopped task on its way to the therapist. The id is made by the sender. */
export const sendResponseInput = z.strictObject({
  submissionId: id,
  draftVersion: version,
  outcome: z.enum(OUTCOMES, "Choose how to send it."),
  /** The version of the agreement on secrets that the page showed; 0 before any. */
  agreement: version.optional(),
  check: z
    .strictObject({
      useful: slider,
      upset: slider,
      again: slider,
      /** Whether the two kept their agreement; only where the exercise is one of touch (measures paper, section 5). */
      kept: z.enum(KEPT, "Choose yes or no, or leave it empty.").nullable().optional(),
    })
    .nullable(),
});
export type SendResponseInput = z.output<typeof sendResponseInput>;

const sliderText = z
  .enum(
    ["", "not-sure", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
    "Pick a number from 0 to 10.",
  )
  .optional()
  .transform((text) => (text === undefined || text === "" || text === "not-sure" ? null : Number(text)));

/** As `sendResponseInput`, from a form. */
export const sendResponseForm = z
  .strictObject({
    taskId: id,
    submissionId: id,
    draftVersion: z.coerce.number(LOST_PLACE).pipe(version),
    outcome: z.enum(OUTCOMES, "Choose how to send it."),
    agreement: z.coerce.number(LOST_PLACE).pipe(version).optional(),
    useful: sliderText,
    upset: sliderText,
    again: sliderText,
    kept: z.enum(KEPT, "Choose yes or no, or leave it empty.").optional(),
  })
  .transform(({ taskId, useful, upset, again, kept = null, ...rest }) => ({
    taskId,
    send: { ...rest, check: { useful, upset, again, kept } } satisfies SendResponseInput,
  }));

/** The two-minute version of one's own task, or the whole again. */
export const chooseFormInput = z.strictObject({ taskId: id, form: z.enum(["short", "whole"], LOST_PLACE) });
export type ChooseFormInput = z.output<typeof chooseFormInput>;

/** Why homework is not done now, in one tap. */
export const sayNotNowInput = z.strictObject({
  taskId: id,
  reason: z.enum(NOT_NOW, "Tap the line that fits."),
});
export type SayNotNowInput = z.output<typeof sayNotNowInput>;

/** A piece of homework that was sent, of which its writer deletes what was for them alone. */
export const deleteKeptInput = z.strictObject({ taskId: id });
export type DeleteKeptInput = z.output<typeof deleteKeptInput>;

/** The same of all of it. */
export const deleteAllKeptInput = z.strictObject({});

/** What to share with the partner, or to keep. */
export const shareInput = z.strictObject({
  taskId: id,
  kind: z.enum(SHARE_KINDS, LOST_PLACE),
});
export type ShareInput = z.output<typeof shareInput>;

const PICK_A_MATCH = "Pick one of these, or none for now.";

/** One of the matches that are open to both, or none. */
export const pickMatchInput = z.strictObject({
  taskId: id,
  pick: z.string(PICK_A_MATCH).min(1, PICK_A_MATCH).max(200, PICK_A_MATCH),
});
export type PickMatchInput = z.output<typeof pickMatchInput>;

/** The homework of which the therapist reveals one kind of what both have shared. */
export const revealTogetherInput = z.strictObject({ taskId: id, kind: z.enum(SHARED_KINDS, LOST_PLACE) });
export type RevealTogetherInput = z.output<typeof revealTogetherInput>;

/** The inbox's address bar; anything unknown is the first page. */
export const inboxQuery = z.object({ after: z.string().max(200).optional().catch(undefined) });
export type InboxQuery = z.output<typeof inboxQuery>;

/** The reader's choice about single keys on the review pages. */
export const singleKeysInput = z.strictObject({ keys: z.enum(["on", "off"]) });
