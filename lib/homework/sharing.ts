import { answerIn } from "#lib/exercises/entries";
import { evaluateDone } from "#lib/exercises/evaluate";
import { partnerFields } from "#lib/exercises/rules";
import type { Answers, AnswerValue, Exercise, Field, SortField } from "#lib/exercises/types";
import type {
  CardMatches,
  Matches,
  NamedMatches,
  SharedKind,
  ShareKind,
  SharingState,
} from "#lib/homework/types";
import { NO_PICK } from "#lib/homework/types";

/** The piles of a private list that may ever leave their writer's hands. A "no" is not among them. */
const OFFERED_PILES = ["yes", "maybe"] as const;

function isMatchField(field: Field): field is SortField {
  return field.type === "sort" && field.matches === true;
}

/** The private lists of an exercise of which the matches can be shared. */
export function matchFields(exercise: Pick<Exercise, "fields" | "repeat">): SortField[] {
  return partnerFields(exercise).filter(isMatchField);
}

/** What of an exercise the two partners can choose to share. */
export function shareKindsOf(exercise: Pick<Exercise, "fields" | "repeat">): ShareKind[] {
  const fields = partnerFields(exercise);
  const kinds: ShareKind[] = fields.some((field) => field.visibility === "reveal") ? ["reveal"] : [];
  return fields.some(isMatchField) ? [...kinds, "matches"] : kinds;
}

/** The same, and what is written for both to begin with; what a therapist can reveal. */
export function sharedKindsOf(exercise: Pick<Exercise, "fields" | "repeat">): SharedKind[] {
  const isForBoth = partnerFields(exercise).some((field) => field.visibility === "shared");
  return [...(isForBoth ? (["shared"] as const) : []), ...shareKindsOf(exercise)];
}

/** How far two partners are with one kind: what is written for both waits for both to send it, the rest for both to choose. */
export function sharingStateOf(
  kind: SharedKind,
  openings: readonly { kind: string; isOpen: boolean }[],
  isSentByBoth: boolean,
): SharingState {
  const opening = openings.find((one) => one.kind === kind);
  if (opening?.isOpen) return "open";
  return (kind === "shared" ? isSentByBoth : opening !== undefined) ? "ready" : "waiting";
}

const STATES_BY_URGENCY = ["ready", "open", "waiting"] as const;

/** How far they are with the whole homework: what can be revealed comes first. Null where there is nothing to share. */
export function sharingOf(
  exercise: Pick<Exercise, "fields" | "repeat">,
  openings: readonly { kind: string; isOpen: boolean }[],
  isSentByBoth: boolean,
): SharingState | null {
  const states = sharedKindsOf(exercise).map((kind) => sharingStateOf(kind, openings, isSentByBoth));
  return STATES_BY_URGENCY.find((state) => states.includes(state)) ?? null;
}

function answeredWith(fields: readonly Field[], answers: Answers): Record<string, AnswerValue> {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const answer = answerIn(answers, name);
      const isAnswered = answer !== undefined && evaluateDone({ op: "filled", field: name }, answers);
      return isAnswered ? [[name, answer] as const] : [];
    }),
  );
}

/** The cards of a private list that its writer offers: those on yes and maybe, as `card=pile`. */
function offeredCards(field: SortField, answer: AnswerValue | undefined): string[] {
  const placed: readonly string[] = Array.isArray(answer) ? answer : [];
  return field.options.flatMap(({ value }) =>
    OFFERED_PILES.map((pile) => `${value}=${pile}`).filter((one) => placed.includes(one)),
  );
}

/**
 * What of a partner's answers can reach the other one, by kind; a kind without an answer is absent. A private
 * list is offered whatever is on it, so that having an offer tells nothing, and a no or an unsorted card is
 * never part of it. Source: exercise paper, entry 27.
 */
export function offersOf(
  exercise: Pick<Exercise, "fields" | "repeat">,
  answers: Answers,
): Partial<Record<ShareKind | "shared", Record<string, AnswerValue>>> {
  const fields = partnerFields(exercise);
  const of = (visibility: Field["visibility"]) =>
    answeredWith(
      fields.filter((field) => field.visibility === visibility),
      answers,
    );
  const [shared, reveal] = [of("shared"), of("reveal")];
  const lists = fields.filter(isMatchField);
  return {
    ...(Object.keys(shared).length > 0 && { shared }),
    ...(Object.keys(reveal).length > 0 && { reveal }),
    ...(lists.length > 0 && {
      matches: Object.fromEntries(
        lists.map((field) => [field.name, offeredCards(field, answerIn(answers, field.name))]),
      ),
    }),
  };
}

function matchesOfOne(
  field: SortField,
  one: AnswerValue | undefined,
  other: AnswerValue | undefined,
): CardMatches {
  const [mine, theirs] = [offeredCards(field, one), offeredCards(field, other)];
  const both = field.options.map(({ value }) => value);
  const has = (list: readonly string[], card: string, pile: string) => list.includes(`${card}=${pile}`);
  return {
    yes: both.filter((card) => has(mine, card, "yes") && has(theirs, card, "yes")),
    yesMaybe: both.filter(
      (card) =>
        (has(mine, card, "yes") && has(theirs, card, "maybe")) ||
        (has(mine, card, "maybe") && has(theirs, card, "yes")),
    ),
    maybe: both.filter((card) => has(mine, card, "maybe") && has(theirs, card, "maybe")),
  };
}

/** The cards both said yes or maybe to, by list, in the order of the list; nothing says whose maybe it was. */
export function matchesOf(
  exercise: Pick<Exercise, "fields" | "repeat">,
  one: Answers,
  other: Answers,
): Matches {
  return Object.fromEntries(
    matchFields(exercise).map((field) => [
      field.name,
      matchesOfOne(field, answerIn(one, field.name), answerIn(other, field.name)),
    ]),
  );
}

/** Matches with the words of the cards, for a page. */
export function namedMatches(
  exercise: Pick<Exercise, "fields" | "repeat">,
  matches: Matches,
): NamedMatches[] {
  return matchFields(exercise).flatMap((field) => {
    const found = answerIn(matches, field.name);
    if (!found) return [];
    const words = (cards: readonly string[]) =>
      field.options.filter((card) => cards.includes(card.value)).map((card) => card.label);
    return [
      {
        label: field.label,
        yes: words(found.yes),
        yesMaybe: words(found.yesMaybe),
        maybe: words(found.maybe),
      },
    ];
  });
}

/** What can be picked of the matches, as `list=card` with the words of the card, in the order of the page. */
export function pickable(
  exercise: Pick<Exercise, "fields" | "repeat">,
  matches: Matches,
): { value: string; label: string }[] {
  return matchFields(exercise).flatMap(({ name, options }) => {
    const found = answerIn(matches, name);
    if (!found) return [];
    return [found.yes, found.yesMaybe, found.maybe].flatMap((cards) =>
      options
        .filter(({ value }) => cards.includes(value))
        .map(({ value, label }) => ({ value: `${name}=${value}`, label })),
    );
  });
}

/** What came of both picks in words. */
export function jointPickOf(
  picked: string,
  options: readonly { value: string; label: string }[],
): { label: string | null } {
  return { label: options.find(({ value }) => value === picked)?.label ?? null };
}

/** What comes of two picks: the match both picked, else none, whoever picked what (exercise paper, entry 27). */
export function jointPick(one: string, other: string): string {
  return one === other ? one : NO_PICK;
}
