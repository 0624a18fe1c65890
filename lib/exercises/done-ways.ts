import type { DoneRule, EntryRule, Exercise, Field } from "#lib/exercises/types";

/** Steps of the search; whoever nests more than this is believed. */
const MOST_STEPS = 20_000;
/** Rules on entries that are weighed against one another; more are looked at one by one. */
const MOST_TOGETHER = 5;

/** What choices and yes-or-no questions have to be answered with so far. */
type Given = ReadonlyMap<string, string>;

/** One search: the questions by name, and the last one that would have needed two answers at once. */
type Search = { readonly named: ReadonlyMap<string, Field>; steps: number; clash: string | null };

type Leaf = (given: Given, entryRules: readonly EntryRule[]) => boolean;

/** What has to be given for a question to be asked at all; null where that cannot be. Conditions stand on one another. */
function asked(search: Search, name: string, given: Given): Given | null {
  const field = search.named.get(name);
  return field?.onlyIf ? answered(search, field.onlyIf.field, field.onlyIf.value, given) : given;
}

function answered(search: Search, name: string, value: string, given: Given): Given | null {
  const held = given.get(name);
  if (held === value) return given;
  if (held !== undefined) {
    search.clash = name;
    return null;
  }
  return asked(search, name, new Map([...given, [name, value]]));
}

/** Goes on with so many of these questions, in every way there is, those that ask for nothing first. */
function someOf(
  search: Search,
  names: readonly string[],
  count: number,
  given: Given,
  goOn: (given: Given) => boolean,
): boolean {
  const [free, bound] = [true, false].map((isFree) =>
    names.filter((name) => (asked(search, name, given) === given) === isFree),
  ) as [string[], string[]];
  const choose = (from: readonly string[], left: number, now: Given): boolean => {
    search.steps += 1;
    if (left <= 0 || search.steps > MOST_STEPS) return goOn(now);
    const [name, ...others] = from;
    if (name === undefined || from.length < left) return false;
    const next = asked(search, name, now);
    return (next !== null && choose(others, left - 1, next)) || choose(others, left, now);
  };
  return choose(bound, count - free.length, given);
}

/** Whether these rules can hold at once, and with them what `leaf` asks of the rules on entries among them. */
function holdTogether(search: Search, rules: readonly DoneRule[], given: Given, leaf: Leaf): boolean {
  const walk = (left: readonly DoneRule[], now: Given, entryRules: readonly EntryRule[]): boolean => {
    search.steps += 1;
    if (search.steps > MOST_STEPS) return true;
    const [rule, ...others] = left;
    if (rule === undefined) return leaf(now, entryRules);
    const onward = (next: Given | null) => next !== null && walk(others, next, entryRules);
    switch (rule.op) {
      case "all":
        return walk([...rule.rules, ...others], now, entryRules);
      case "any":
        return rule.rules.some((one) => walk([one, ...others], now, entryRules));
      case "equals":
        return onward(answered(search, rule.field, rule.value, now));
      case "minCount":
        return someOf(search, [...new Set(rule.fields)], rule.count, now, onward);
      case "minEntries":
      case "minDays":
      case "minDifferent":
        return walk(others, now, [...entryRules, rule]);
      default:
        return onward(asked(search, rule.field, now));
    }
  };
  return walk(rules, given, []);
}

/** Whether one entry can meet all of these, and this answer with them. */
function holdInOne(search: Search, rules: readonly EntryRule[], answer: Given = new Map()): boolean {
  return holdTogether(
    search,
    rules.map(({ rule }) => rule),
    answer,
    () => true,
  );
}

function holdsByItself(search: Search, rule: EntryRule): boolean {
  if (rule.op !== "minDifferent") return holdInOne(search, [rule]);
  const field = search.named.get(rule.field);
  const values = field?.type === "choice" ? field.options.map(({ value }) => value) : [];
  const possible = values.filter((value) => {
    const given = answered(search, rule.field, value, new Map());
    return given !== null && holdInOne(search, [rule], given);
  });
  return possible.length >= rule.count;
}

/** Whether so many entries have room for all of these rules, where one entry may count for several. */
function haveRoom(search: Search, rules: readonly EntryRule[], times: number): boolean {
  const subsets = Array.from({ length: 2 ** rules.length - 1 }, (_, index) =>
    rules.flatMap((_rule, place) => ((index + 1) & (1 << place) ? [place] : [])),
  ).filter((places) =>
    holdInOne(
      search,
      rules.filter((_, place) => places.includes(place)),
    ),
  );
  const largest = subsets.filter((one) =>
    subsets.every((other) => other === one || !one.every((place) => other.includes(place))),
  );
  const tried = new Map<string, boolean>();
  const covers = (left: readonly number[], entries: number): boolean => {
    const first = left.findIndex((count) => count > 0);
    if (first === -1) return true;
    if (entries === 0) return false;
    const key = `${left.join(" ")} ${entries}`;
    const known = tried.get(key);
    if (known !== undefined) return known;
    const found = largest.some(
      (places) =>
        places.includes(first) &&
        covers(
          left.map((count, place) => (places.includes(place) ? Math.max(0, count - 1) : count)),
          entries - 1,
        ),
    );
    tried.set(key, found);
    return found;
  };
  return covers(
    rules.map(({ count }) => count),
    times,
  );
}

/**
 * Why no answers can ever meet the done rule: its parts, and the conditions of what they read, ask for two answers to
 * one question, or for more entries than there can be. Null where there is a way.
 */
export function noWay({ done, fields, repeat }: Pick<Exercise, "done" | "fields" | "repeat">): string | null {
  const search: Search = {
    named: new Map(fields.map((field) => [field.name, field])),
    steps: 0,
    clash: null,
  };
  const times = repeat?.times ?? 0;
  const found = holdTogether(search, [done], new Map(), (_, entryRules) => {
    if (!entryRules.every((rule) => holdsByItself(search, rule))) return false;
    return entryRules.length < 2 || entryRules.length > MOST_TOGETHER || haveRoom(search, entryRules, times);
  });
  if (found) return null;
  return search.clash === null
    ? "The done rule can never be met: it asks for more entries than there can be."
    : `The done rule can never be met: it asks for two different answers to "${search.clash}" at once.`;
}
