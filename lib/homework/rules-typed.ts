import { leftOutEntry, ownCardEntry } from "#lib/exercises/rules-personal";
import type { AnswerValue, Field } from "#lib/exercises/types";

/** How the form names the groups of a sorting question, one for each card. */
const CARD_NAME = "card.";
/** And its writer's own cards: the words of each, and the group of its piles. */
const OWN_NAME = "own.";
const OWN_PILE_NAME = "own-pile.";

/** Whether a form field is a part of the answer to a sorting question. */
export function isSortPart(name: string): boolean {
  return [CARD_NAME, OWN_NAME, OWN_PILE_NAME].some((start) => name.startsWith(start));
}

/**
 * The list that the parts of a sorting question make: `card.kindness` is `kindness=very`, and `kindness=` where it was left
 * out; `own.2` are the words of an own card and `own-pile.2` its pile. What counts comes first, so that the same answer is
 * the same list wherever its parts stood. What is no single text stays, to be refused.
 */
export function gatherSorted(form: readonly (readonly [name: string, value: unknown])[]): unknown[] {
  const piles = new Map(form.filter(([name]) => name.startsWith(OWN_PILE_NAME)));
  const [counted, leftOut, own]: [unknown[], string[], string[]] = [[], [], []];
  for (const [name, value] of form) {
    if (typeof value !== "string") counted.push(value);
    else if (name.startsWith(CARD_NAME)) {
      if (value.endsWith("=")) leftOut.push(leftOutEntry(value.slice(0, -1)));
      else counted.push(value);
    } else if (name.startsWith(OWN_NAME) && value.trim() !== "") {
      const pile = piles.get(OWN_PILE_NAME + name.slice(OWN_NAME.length)) ?? "";
      own.push(ownCardEntry({ pile: String(pile), words: value }));
    }
  }
  return [...counted, ...leftOut, ...own];
}

/** Form value of "not sure" on a scale of the couple's pages. */
const NOT_SURE = "not-sure";

const LISTS: readonly Field["type"][] = ["multi", "check", "lines", "rank", "sort", "dates"];

/** Whether a field is answered with a list. */
function isList(field: Field): boolean {
  return LISTS.includes(field.type);
}

/** A typed form value as an answer to its field; null where nothing was given. Not checked against the field. */
export function readTyped(field: Field, typed: string | readonly string[] | undefined): AnswerValue | null {
  if (isList(field)) {
    const picked = typed === undefined || typeof typed === "string" ? (typed ? [typed] : []) : typed;
    const given = picked.filter((one) => one.trim() !== "");
    return given.length > 0 ? given : null;
  }
  const text = typeof typed === "string" || typed === undefined ? (typed ?? "") : (typed.at(-1) ?? "");
  if (text.trim() === "") return null;
  switch (field.type) {
    case "scale":
      return text === NOT_SURE ? "not_sure" : Number(text);
    case "timer":
    case "turns":
    case "pacer":
      return Number(text) > 0 ? Number(text) : null;
    default:
      return text;
  }
}

/** An answer as the value of its form control; the other direction of `readTyped`. */
export function typedText(field: Field, answer: AnswerValue | null | undefined): string {
  if (answer === null || answer === undefined || typeof answer === "object") return "";
  return field.type === "scale" && answer === "not_sure" ? NOT_SURE : String(answer);
}
