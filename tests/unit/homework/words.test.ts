import { describe, expect, it } from "vitest";
import { passedOn, tabletIsPassedOn } from "#lib/auth/handed-over";
import { PLAINLY, toRefusal } from "#lib/auth/refusal";
import { heldForBoth } from "#lib/couples/own-consent";
import { agreementLine, POLICY_KINDS } from "#lib/couples/rules-secrets";
import { agreementChanged } from "#lib/couples/same-agreement";
import { SESSION_CHECK_ITEMS } from "#lib/couples/session-check-items";
import { answersSchema } from "#lib/exercises/answers-schema";
import { catalogue } from "#lib/exercises/catalogue/index";
import { readingGrade, wordsOf } from "#lib/exercises/reading-grade";
import { audienceOfField } from "#lib/exercises/rules";
import type { SortField } from "#lib/exercises/types";
import { RESPONSE_QUESTION } from "#lib/formulation/episode-choices";
import { MAP_WORDS } from "#lib/formulation/map-words";
import { nothingBegun, THREE_OF_THAT_DAY, THREE_WITH_LOG } from "#lib/formulation/save-episode";
import {
  LONGER_THAN_CLOCK,
  LONGER_THAN_OPEN,
  LONGER_THAN_SINCE,
  TOO_SOON,
} from "#lib/homework/entry-writing";
import {
  noSuchMatch,
  notOpenNow,
  openForADay,
  pickedBefore,
  pickedTooSoon,
  sentBefore,
} from "#lib/homework/policy";
import { stale } from "#lib/kernel/errors";
import { LIST_WORDS } from "../../../app/_ui/question/list-words.ts";
import { QUESTION_WORDS } from "../../../app/_ui/question/question-words.ts";
import { TIME_WORDS } from "../../../app/_ui/question/time-words.ts";
import * as kept from "../../../app/(couple)/_components/kept-words.ts";
import * as putting from "../../../app/(couple)/_components/put-words.ts";
import * as shared from "../../../app/(couple)/_components/words.ts";
import * as after from "../../../app/(couple)/after/words.ts";
import * as checkIn from "../../../app/(couple)/check-in/_components/words.ts";
import * as later from "../../../app/(couple)/do/[taskId]/[step]/_components/later-words.ts";
import * as over from "../../../app/(couple)/do/[taskId]/[step]/_components/over-words.ts";
import * as step from "../../../app/(couple)/do/[taskId]/[step]/_components/words.ts";
import * as end from "../../../app/(couple)/do/[taskId]/end/_components/words.ts";
import * as notNow from "../../../app/(couple)/do/[taskId]/later/words.ts";
import * as sharing from "../../../app/(couple)/do/[taskId]/together/_components/words.ts";
import * as linePages from "../../../app/(couple)/lines/words.ts";
import * as moments from "../../../app/(couple)/moments/words.ts";
import * as okay from "../../../app/(couple)/okay/words.ts";
import * as ourMap from "../../../app/(couple)/our-map/words.ts";
import * as ourPlan from "../../../app/(couple)/our-plan/words.ts";
import * as questions from "../../../app/(couple)/questions/words.ts";
import * as tablet from "../../../app/(couple)/tablet/words.ts";
import * as talk from "../../../app/(couple)/talk/words.ts";
import * as together from "../../../app/(couple)/together/_components/words.ts";
import * as whoCanSee from "../../../app/(couple)/who-can-see/_components/words.ts";
import * as own from "../../../app/(couple)/who-can-see/own/words.ts";

type Line = string | ((...parts: never[]) => string) | readonly string[] | { readonly [key: string]: Line };

/** Every line, the ones with numbers filled in. */
function everyLine(words: Line): string[] {
  if (typeof words === "string") return [words];
  if (typeof words === "function") return [words(...([2, 5] as never[]))];
  return Object.values(words).flatMap((line) => everyLine(line as Line));
}

const matches: SortField = {
  type: "sort",
  name: "list",
  label: "The list",
  why: "For you.",
  visibility: "me",
  required: false,
  step: 1,
  options: [],
  piles: [],
  matches: true,
};

const BANNED = [
  /\b(husband|wife|spouse|he|she|him|her|his|hers)\b/i,
  /\b(should|fail\w*|missed|overdue|streaks?|complian\w+)\b/i,
  /\b(score|scores|grade|counsell?or|clinician|patient|client)\b/i,
  /\b(dissonance|attachment|regulation|mechanism|dysfunction\w*)\b/i,
  /your partner has (finished|answered|done|sent)/i,
];

/** What a partner is told of answers that are none, whatever the kind of question. */
function refusals(): string[] {
  const fields = catalogue.flatMap(({ fields: own }) => own);
  const wrong = [
    -1,
    1.5,
    "\u0007",
    "x".repeat(5000),
    ["\u0007"],
    [""],
    ["a", "a"],
    Array(40).fill("b"),
    null,
  ];
  return fields.flatMap((field) =>
    wrong.flatMap((value) => {
      const read = answersSchema({ fields: [field] }).safeParse({ [field.name]: value }, PLAINLY);
      return (read.error?.issues ?? []).map(({ message }) => message);
    }),
  );
}

const lines = [
  ...new Set(refusals()),
  toRefusal(new Error("lost"), "00000000").message,
  ...everyLine({
    shared,
    after,
    statements: SESSION_CHECK_ITEMS.map(({ statement }) => statement),
    checkIn,
    kept,
    putting,
    later,
    over,
    step,
    end,
    sharing,
    notNow,
    together,
    whoCanSee,
    own,
    questions,
    okay,
    linePages,
    moments,
    ourMap,
    ourPlan,
    map: MAP_WORDS,
    tablet,
    talk,
    question: QUESTION_WORDS,
    lists: LIST_WORDS,
    time: TIME_WORDS,
  }),
  ...Object.values(TOO_SOON),
  LONGER_THAN_CLOCK,
  LONGER_THAN_OPEN,
  LONGER_THAN_SINCE,
  ...[RESPONSE_QUESTION.label, RESPONSE_QUESTION.why],
  nothingBegun().message,
  THREE_OF_THAT_DAY,
  THREE_WITH_LOG,
  heldForBoth().message,
  audienceOfField(matches),
  ...[null, ...POLICY_KINDS].flatMap((kind) => [agreementLine(kind), agreementChanged(kind)]),
  notOpenNow().message,
  sentBefore().message,
  openForADay().message,
  pickedBefore().message,
  pickedTooSoon().message,
  ...Object.values(noSuchMatch().fields).flat(),
  passedOn().message,
  tabletIsPassedOn().message,
  stale().message,
];

describe("what the couple's pages say", () => {
  it("is all collected", () => {
    expect(lines.length).toBeGreaterThan(100);
    expect(lines).toContain("You can skip any question. You do not have to say why.");
    expect(lines).toContain("About 2 minutes left");
  });

  it("promises nothing of answers that are only in the window when an agreement has changed", () => {
    for (const kind of [null, ...POLICY_KINDS]) {
      expect(agreementChanged(kind)).toContain("Your answers are still on this page.");
      expect(agreementChanged(kind)).not.toMatch(/\b(kept|saved|safe)\b/);
    }
  });

  it("does not say after the turns that their time is kept: it is when the tablet goes back, where it still can be", () => {
    expect(tablet.tablet.turnsDone).not.toMatch(/\b(kept|saved|time)\b/);
  });

  it.each(lines)("%s", (line) => {
    for (const pattern of BANNED) expect(line).not.toMatch(pattern);
    if (wordsOf(line).length > 4) expect(readingGrade(line)).toBeLessThanOrEqual(6);
  });
});
