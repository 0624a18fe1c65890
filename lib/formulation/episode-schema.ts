import { z } from "zod";
import { shownAgreementText } from "#lib/couples/agreement-schema";
import { answersSchema } from "#lib/exercises/answers-schema";
import { DAY_PARTS, type DayPart } from "#lib/exercises/entries";
import type { Answers, AnswerValue, Field } from "#lib/exercises/types";
import {
  LATER_QUESTIONS,
  QUESTIONS,
  RESPONSE_NEED,
  RESPONSE_QUESTION,
} from "#lib/formulation/episode-choices";
import { ASKED_LATER, EPISODE_PAGES, type EpisodePage, NEED_SOURCES } from "#lib/formulation/types";
import { isId } from "#lib/kernel/ids";

/** Bounds the request alone: how long a text may be, its own question says. */
const LONGEST_SENT = 100_000;
const MOST_PICKS = 40;
const TOO_LONG = "That is more text than one page can hold. Please shorten it.";
const typed = z
  .union([z.string().max(LONGEST_SENT, TOO_LONG), z.array(z.string().max(60)).max(MOST_PICKS)])
  .optional();
const day = z.iso.date("Pick a day.");
const part = z.enum(DAY_PARTS, "Pick a part of the day.");

type Typed = Readonly<Record<string, unknown>>;

/** A form value as an answer; absent where nothing was picked, where it is blank and where somebody is not sure. */
function answerOf(field: Field, value: unknown): AnswerValue | undefined {
  if (field.type === "multi") return value === undefined ? undefined : [value].flat().map(String);
  const text = String([value].flat().at(-1) ?? "");
  if (text.trim() === "" || (field.type === "scale" && text === "not-sure")) return undefined;
  return field.type === "scale" ? Number(text) : text.trim();
}

/** The answers to these questions, checked as answers to homework are; complaints stand beside their question. */
function answersTo(questions: readonly Field[], typedIn: Typed, context: z.RefinementCtx): Answers {
  const given = Object.fromEntries(
    questions.flatMap((field) => {
      const answer = answerOf(field, typedIn[field.name]);
      return answer === undefined || (Array.isArray(answer) && answer.length === 0)
        ? []
        : [[field.name, answer]];
    }),
  );
  const read = answersSchema({ fields: [...questions] }).safeParse(given);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) {
    context.addIssue({ code: "custom", path: path.slice(0, 1), message });
  }
  return {};
}

const fieldsNamed = (questions: readonly Field[]) =>
  Object.fromEntries(questions.map(({ name }) => [name, typed])) as Record<string, typeof typed>;
const ALL_QUESTIONS = Object.values(QUESTIONS).flat();

/** The version of the agreement on secrets that the page showed. */
type Shown = { agreement?: number };
const shownBy = ({ agreement }: { agreement?: number | undefined }): Shown =>
  agreement === undefined ? {} : { agreement };

/** The first page says when it was; every other one holds answers, and may be the last before it is sent. */
export type BegunEpisode = { page: "when"; isLast: false; day: string; part: DayPart };
export type AnsweredPage = Shown & {
  page: Exclude<EpisodePage, "when">;
  isLast: boolean;
  answers: Answers;
};
export type SaveEpisodeInput = BegunEpisode | AnsweredPage;

/** One page of an episode as its form sends it. Answers of other pages have no place on it. */
export const saveEpisodeInput = z
  .strictObject({
    page: z.enum(EPISODE_PAGES, "This page has lost its place. Please open it again."),
    press: z.enum(["next", "send"]),
    agreement: shownAgreementText,
    day: day.optional(),
    part: part.optional(),
    ...fieldsNamed(ALL_QUESTIONS),
  })
  .transform((sent, context): SaveEpisodeInput => {
    const { page, press } = sent;
    const own = page === "when" ? [] : QUESTIONS[page];
    for (const { name } of ALL_QUESTIONS) {
      const isOwn = own.some((field) => field.name === name);
      if ((sent as Typed)[name] !== undefined && !isOwn)
        context.addIssue({ code: "custom", path: [name], message: "This is not on this page." });
    }
    if (page === "when") {
      if (!sent.day) context.addIssue({ code: "custom", path: ["day"], message: "Pick a day." });
      if (!sent.part)
        context.addIssue({ code: "custom", path: ["part"], message: "Pick a part of the day." });
      return { page, isLast: false, day: sent.day ?? "", part: sent.part ?? DAY_PARTS[0] };
    }
    return { page, isLast: press === "send", answers: answersTo(own, sent, context), ...shownBy(sent) };
  });

/** No field at all: the writer throws away what they began. */
export const discardEpisodeInput = z.strictObject({});

const LATER = Object.values(LATER_QUESTIONS).flat();

/** What is told of an episode on a later day; a skipped question is answered with nothing. */
export const followUpInput = z
  .strictObject({
    episodeId: z.string().refine(isId, "This form has lost its number. Please open the page again."),
    asked: z.array(z.enum(ASKED_LATER)).min(1).max(ASKED_LATER.length),
    agreement: shownAgreementText,
    ...fieldsNamed(LATER),
  })
  .transform((sent, context) => {
    const { episodeId, asked } = sent;
    const answers = answersTo(
      asked.flatMap((kind) => LATER_QUESTIONS[kind]),
      sent,
      context,
    );
    return { episodeId, asked, answers, ...shownBy(sent) };
  });
export type FollowUpInput = z.output<typeof followUpInput>;

/** A partner's own view of how they responded on a day. */
export const tellResponseInput = z
  .strictObject({
    day,
    part,
    agreement: shownAgreementText,
    ...fieldsNamed([RESPONSE_QUESTION, ...RESPONSE_NEED]),
  })
  .transform((sent, context) => {
    const {
      response_given: response,
      real_need: realNeed,
      need_kind: needKind,
    } = answersTo([RESPONSE_QUESTION, ...RESPONSE_NEED], sent, context);
    if (typeof response !== "string")
      context.addIssue({ code: "custom", path: ["response_given"], message: "Pick one." });
    return {
      day: sent.day,
      part: sent.part,
      response: String(response),
      ...(typeof realNeed === "string" && { realNeed }),
      ...(typeof needKind === "string" && { needKind }),
      ...shownBy(sent),
    };
  });
export type TellResponseInput = z.output<typeof tellResponseInput>;

/** What a partner chooses about one of their own moments: to share it once both do, or to keep it. */
export const chooseNeedShareInput = z.strictObject({
  source: z.enum(NEED_SOURCES, "This page has lost its place. Please open it again."),
  sourceId: z.string().max(60),
  press: z.enum(["share", "keep"]),
});
export type ChooseNeedShareInput = z.output<typeof chooseNeedShareInput>;

/** The day of which the therapist reveals what both have shared. */
export const revealNeedsInput = z.strictObject({
  coupleId: z.string().refine(isId, "This form has lost its number. Please open the page again."),
  day,
});
export type RevealNeedsInput = z.output<typeof revealNeedsInput>;
