import { describe, expect, it } from "vitest";
import { answersSchema } from "#lib/exercises/answers-schema";
import { catalogueFaults } from "#lib/exercises/catalogue-checks";
import { evaluateDone } from "#lib/exercises/evaluate";
import { findExercise } from "#lib/exercises/queries";
import {
  countedEntries,
  LEAST_CARDS_OF_A_MATCH,
  leftOutEntry,
  MOST_OWN_CARDS,
  ownCardEntry,
} from "#lib/exercises/rules-personal";
import type { Exercise, SortField } from "#lib/exercises/types";
import { isTaskDone, tooLittle } from "#lib/homework/rules";
import { gatherSorted, readTyped } from "#lib/homework/rules-typed";
import { saveStepInput } from "#lib/homework/schema";
import { matchesOf, offersOf } from "#lib/homework/sharing";
import { newId } from "#lib/kernel/ids";
import { leftOutOf, ownOf } from "../../../app/_ui/question/personal-entries.ts";
import { LIST_LIMITS } from "../../../app/_ui/question/text-limits.ts";
import { answerWords } from "../../../app/(couple)/do/[taskId]/[step]/_components/answer-words.ts";

const found = findExercise("private-yes-no-maybe");
if (!found) throw new Error("the library has no private list");
const EXERCISE: Exercise = found;
const LIST = EXERCISE.fields.find((field): field is SortField => field.type === "sort");
if (!LIST) throw new Error("the private list has no list");
const FIELD: SortField = LIST;
const CARDS = FIELD.options.map(({ value }) => value);

const schema = answersSchema({ fields: [FIELD] });
const takes = (list: unknown) => schema.safeParse({ list }).success;
const says = (list: unknown) => schema.safeParse({ list }).error?.issues[0]?.message;
const own = (words: string, pile = "yes") => ownCardEntry({ pile, words });
const out = (count: number) => CARDS.slice(0, count).map(leftOutEntry);

describe("a private list that its writer makes their own", () => {
  it("takes cards that are left out and own ones, with or without a pile", () => {
    expect(takes([`${CARDS[5]}=yes`, ...out(3), own("Swim at night"), own("a = b", "")])).toBe(true);
    expect(takes([])).toBe(true);
  });

  it("keeps at least twenty cards, each once and out or on one pile", () => {
    const most = CARDS.length - LEAST_CARDS_OF_A_MATCH;
    expect(takes(out(most))).toBe(true);
    expect(says(out(most + 1))).toBe("Please keep at least 20 cards on your list.");
    expect(says([`${CARDS[0]}=no`, ...out(1)])).toBe("Please put each card on one pile only.");
    expect(says([...out(1), ...out(1)])).toBe("Please put each card on one pile only.");
    for (const entry of ["\n", "\nno_such_card", "\n\nhold_hands", "\n__proto__"])
      expect(says([entry]), JSON.stringify(entry)).toBe("Please choose from the list.");
  });

  it("takes up to ten own cards, each one short line that can be seen", () => {
    const many = Array.from({ length: MOST_OWN_CARDS }, (_, place) => own(`Mine ${place}`));
    expect(takes(many)).toBe(true);
    expect(says([...many, own("One more")])).toBe("Please write 10 at most.");
    expect(takes([own("x".repeat(140))])).toBe(true);
    expect(says([own("x".repeat(141))])).toBe("Please keep each one to 140 characters.");
    expect(says([own("  ")])).toBe("Please leave out empty lines.");
    expect(says([own("a\nb")])).toBe("Please keep each one to a single line.");
    expect(says([own("a\u0007b")])).toBe("There is a sign in here that cannot be seen. Please type it anew.");
    expect(says([own("Mine", "never")])).toBe("Please choose from the list.");
    expect(says([own("Mine", "yes\n")])).toBe("Please choose from the list.");
  });

  it("is refused where the exercise does not allow it", () => {
    const { personal: _, ...plain } = FIELD;
    const strict = answersSchema({ fields: [plain] });
    for (const entry of [...out(1), own("Mine")])
      expect(strict.safeParse({ list: [entry] }).success).toBe(false);
  });

  it("counts for nothing: not as an answer, not as picks, not for the short version", () => {
    const alone = { list: [...out(20), ...Array.from({ length: 10 }, (_, n) => own(`Mine ${n}`))] };
    expect(evaluateDone({ op: "filled", field: "list" }, alone)).toBe(false);
    expect(evaluateDone(EXERCISE.done, alone)).toBe(false);
    expect(isTaskDone(EXERCISE, true, alone)).toBe(false);
    const some = { list: [...CARDS.slice(20, 39).map((card) => `${card}=no`), ...alone.list] };
    expect(evaluateDone(EXERCISE.done, some)).toBe(false);
    expect(tooLittle(EXERCISE, some).get("list")).toEqual({ unit: "cards", least: 20, have: 19 });
    expect(evaluateDone(EXERCISE.done, { list: [...some.list, `${CARDS[39]}=yes`] })).toBe(true);
  });

  it("is in nothing that is offered or matched", () => {
    const counted = [`${CARDS[30]}=yes`, `${CARDS[31]}=maybe`, `${CARDS[32]}=no`];
    const list = [...counted, ...out(5), own("Mine"), own(`${CARDS[33]}`, "yes")];
    expect(countedEntries(list)).toEqual(counted);
    expect(offersOf(EXERCISE, { list })).toEqual(offersOf(EXERCISE, { list: counted }));
    const theirs = { list: [...CARDS.map((card) => `${card}=yes`), own("Mine")] };
    expect(matchesOf(EXERCISE, { list }, theirs)).toEqual(matchesOf(EXERCISE, { list: counted }, theirs));
  });

  it("no text of any other question can be taken for one", () => {
    const lines = answersSchema({
      fields: [{ ...FIELD, type: "lines", name: "lines", max: 5 }],
    });
    for (const entry of [...out(1), own("Mine")])
      expect(lines.safeParse({ lines: [entry] }).success).toBe(false);
  });

  it("is read back to its writer in words", () => {
    const list = [`${CARDS[0]}=maybe`, leftOutEntry(CARDS[1] ?? ""), own("Mine", "no"), own("Later", "")];
    expect(answerWords(FIELD, list)).toBe(
      "Hold hands in bed: Maybe\nCuddle with clothes on: left out\nMine: No\nLater",
    );
  });
});

describe("the form of such a list", () => {
  const form = {
    "own-pile.1": "maybe",
    "own.1": "Mine = ours",
    "own.2": "   ",
    "own.3": "No pile",
    "card.hold_hands": "hold_hands=",
    "card.dance": "",
    "card.wash": "wash=yes",
  };
  const list = ["wash=yes", "\nhold_hands", "\nmaybe=Mine = ours", "\n=No pile"];

  it("is the same list whether a script reads it or the server, what counts first", () => {
    const read = readTyped(FIELD, gatherSorted(Object.entries(form)).map(String));
    expect(read).toEqual(list);
    const sent = saveStepInput.parse({
      taskId: newId(),
      step: "1",
      version: "0",
      intent: "continue",
      ...form,
    });
    expect(readTyped(FIELD, sent.answer)).toEqual(list);
  });

  it("is drawn from the same entries that the rules know, with the same numbers", () => {
    expect(leftOutOf(list)).toEqual(["hold_hands"]);
    expect(ownOf(list)).toEqual([
      { pile: "maybe", words: "Mine = ours" },
      { pile: "", words: "No pile" },
    ]);
    expect(LIST_LIMITS).toEqual({ leastKept: LEAST_CARDS_OF_A_MATCH, mostOwn: MOST_OWN_CARDS });
  });

  it("that is sent twice under one name is refused", () => {
    const twice = { taskId: newId(), step: "1", version: "0", intent: "continue", "own.1": ["a", "b"] };
    expect(saveStepInput.safeParse(twice).success).toBe(false);
  });
});

describe("the contract", () => {
  it("allows it of a private list with matches alone", () => {
    const { matches: _, ...plain } = FIELD;
    const changed = {
      ...EXERCISE,
      fields: EXERCISE.fields.map((field) => (field === FIELD ? plain : field)),
    };
    expect(catalogueFaults(EXERCISE)).toEqual([]);
    expect(catalogueFaults(changed).map(({ message }) => message)).toContain(
      "Only a private list with matches can be made one's own.",
    );
  });
});
