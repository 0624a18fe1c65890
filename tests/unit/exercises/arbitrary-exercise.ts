import fc from "fast-check";
import { askedIn } from "#lib/exercises/entries";
import { findExercise } from "#lib/exercises/queries";
import type {
  DerivedValue,
  DoneRule,
  EntryRule,
  Exercise,
  Field,
  GateAddition,
  GateCondition,
  GateEffect,
  Option,
  Repeat,
} from "#lib/exercises/types";
import { VISIBILITIES, type Visibility } from "#lib/exercises/types";

const options = (count: number): Option[] =>
  Array.from({ length: count }, (_, index) => ({ value: `o${index}`, label: `Way ${index}` }));

/** The piles of a private list whose matches can be opened. */
const MATCH_PILES = ["yes", "maybe", "no"].map((value) => ({ value, label: value }));

const kind = fc.oneof(
  fc.constant({ type: "scale", low: "Low", high: "High" } as const),
  fc.constantFrom({ type: "short" } as const, { type: "long" } as const, { type: "yesno" } as const),
  fc.integer({ min: 2, max: 5 }).map((n) => ({ type: "choice", options: options(n) }) as const),
  fc.integer({ min: 2, max: 5 }).map((n) => ({ type: "multi", options: options(n), max: n }) as const),
  fc.integer({ min: 2, max: 5 }).map((n) => ({ type: "check", options: options(n) }) as const),
  fc.integer({ min: 2, max: 6 }).map((max) => ({ type: "lines", max }) as const),
  fc.integer({ min: 2, max: 5 }).map((n) => ({ type: "rank", options: options(n), max: n }) as const),
  fc
    .integer({ min: 2, max: 9 })
    .map((n) => ({ type: "sort", options: options(n), piles: options(3) }) as const),
  fc.constant({ type: "sort", options: options(20), piles: MATCH_PILES, matches: true } as const),
  fc.integer({ min: 1, max: 5 }).map((max) => ({ type: "dates", max }) as const),
  fc.constant({ type: "timer", minutes: [5, 10], parts: 2 } as const),
  fc.constant({ type: "turns", rounds: 2, minutesEach: 2 } as const),
  fc.constant({ type: "pacer", minutes: 3, inSeconds: 4, outSeconds: 6 } as const),
);

/** Names that some object or list has a part of; an exercise may use them all the same. */
const ODD_NAMES = ["length", "name", "then", "values", "entries", "tostring", "valueof"];
/** Names that no exercise can be published with; one that was stored must still crash nothing. */
export const OBJECT_NAMES = ["constructor", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf"];

/** Whether an answer of one audience may decide if a question of another is asked. */
const reaches = (earlier: Visibility, later: Visibility) =>
  earlier === later || later === "me" || (earlier !== "me" && later !== "shared") || earlier === "shared";

const isClock = (field: Pick<Field, "type">) => ["timer", "turns", "pacer"].includes(field.type);

const PARTS_OF_REPEATED = ["start", "each", "each", "next_day", "two_days", "seven_days", "end"] as const;
const PARTS_OF_SINGLE = [undefined, undefined, "next_day", "two_days", "seven_days"] as const;

const repeat: fc.Arbitrary<Repeat | undefined> = fc.option(
  fc
    .record({
      unit: fc.constantFrom("day", "log", "try", "time"),
      times: fc.integer({ min: 2, max: 4 }),
      perDay: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
    })
    .map(({ perDay, ...rest }): Repeat => ({ ...rest, ...(perDay && { perDay }) })),
  { nil: undefined },
);

/** The one answer that every condition on a question waits for: two that wait for different ones could rule a rule out. */
const keyAnswer = (field: Field) => (field.type === "choice" ? (field.options.at(-1)?.value ?? "") : "yes");

function fieldsOf(of: Repeat | undefined, names: readonly string[]): fc.Arbitrary<Field[]> {
  const parts = of ? PARTS_OF_REPEATED : PARTS_OF_SINGLE;
  const one = fc.record({
    kind,
    asked: fc.constantFrom(...parts),
    visibility: fc.constantFrom(...VISIBILITIES),
    odd: fc.boolean(),
    conditional: fc.boolean(),
    which: fc.nat(6),
  });
  return fc.array(one, { minLength: 1, maxLength: 7 }).map((list) => {
    const fields: Field[] = [];
    for (const [index, { kind: own, asked, visibility: wanted, odd, conditional, which }] of list.entries()) {
      // How long a private clock ran is not for a done rule to ask.
      const shown = isClock(own) && wanted === "me" ? "therapist" : wanted;
      const visibility = "matches" in own ? "me" : shown;
      const part = index === 0 && of ? "each" : asked;
      const before = fields.filter(
        (field) =>
          (field.type === "yesno" || field.type === "choice") &&
          sameGroup(field.asked, part, of !== undefined) &&
          reaches(field.visibility, visibility),
      );
      // The last of them as often as the first: a condition stands on another, as far as there are questions.
      const earlier = before[which % Math.max(1, before.length)];
      fields.push({
        ...own,
        name: (odd ? names[index] : undefined) ?? `f${index}`,
        label: `What is it, ${index}?`,
        why: "It helps.",
        visibility,
        required: false,
        step: 1,
        ...(part && { asked: part }),
        ...(conditional && earlier && { onlyIf: { field: earlier.name, value: keyAnswer(earlier) } }),
      } as Field);
    }
    return fields;
  });
}

const groupOf = (part: Field["asked"], repeated: boolean) =>
  part === "start" || part === "end" ? part : repeated || part !== undefined ? "entry" : "start";

function sameGroup(one: Field["asked"], two: Field["asked"], repeated: boolean): boolean {
  return groupOf(one, repeated) === groupOf(two, repeated);
}

/** One test that a field can meet, as large as its kind allows. */
function testOf(field: Field, size: number): DoneRule {
  const upTo = (most: number) => 1 + (size % most);
  switch (field.type) {
    case "timer":
      return { op: "minSeconds", field: field.name, seconds: upTo(1200) };
    case "turns":
      return { op: "minSeconds", field: field.name, seconds: upTo(480) };
    case "pacer":
      return { op: "minSeconds", field: field.name, seconds: upTo(180) };
    case "yesno":
      if (field.visibility === "me") return { op: "filled", field: field.name };
      // Conditions look at "yes": a rule that asked for a "no" beside one could never hold.
      return { op: "equals", field: field.name, value: "yes" };
    case "long":
      return { op: "minWords", field: field.name, words: upTo(150) };
    case "lines":
    case "dates":
    case "rank":
      return { op: "minPicked", field: field.name, count: upTo(field.max) };
    case "sort":
    case "check":
      return { op: "minPicked", field: field.name, count: upTo(field.options.length) };
    default:
      return size % 2 === 0
        ? { op: "filled", field: field.name }
        : { op: "minCount", fields: [field.name], count: 1 };
  }
}

function ruleOver(fields: readonly Field[], sizes: readonly number[]): DoneRule {
  const rules = fields.map((field, index) => testOf(field, sizes[index] ?? 0));
  const [first = testOf(fields[0] as Field, 0)] = rules;
  return (sizes[0] ?? 0) % 3 === 0
    ? { op: "any", rules: rules.length > 0 ? rules : [first] }
    : { op: "all", rules };
}

/** A rule that counts entries, days or different answers to a choice on which nothing else hangs. */
function entryRuleOver(each: readonly Field[], { times }: Repeat, sizes: readonly number[]): EntryRule {
  const rule = ruleOver(each, sizes);
  const upTo = (most: number) => 1 + ((sizes[7] ?? 0) % most);
  const apart = each.find(
    ({ type, name, visibility }) =>
      type === "choice" && visibility !== "me" && each.every(({ onlyIf }) => onlyIf?.field !== name),
  );
  if (apart?.type === "choice" && (sizes[6] ?? 0) % 3 === 0)
    return {
      op: "minDifferent",
      field: apart.name,
      count: upTo(Math.min(times, apart.options.length)),
      rule,
    };
  return { op: (sizes[6] ?? 0) % 2 === 0 ? "minEntries" : "minDays", count: upTo(times), rule };
}

/** Every number that can be worked out of these, one of each kind. */
function derivedOf(fields: readonly Field[]): DerivedValue[] {
  const told = fields.filter(({ visibility }) => visibility !== "me");
  const [one, two] = told.filter(({ type }) => type === "scale");
  const picks = told.filter(({ type }) => type === "multi" || type === "check");
  const choice = told.find((field) => field.type === "choice");
  const label = "A number";
  return [
    ...(one && two
      ? [
          { name: "gap", label, kind: "difference", from: one.name, minus: two.name } as const,
          { name: "rest", label, kind: "kept", left: one.name, of: two.name } as const,
        ]
      : []),
    ...(picks[0]
      ? [
          {
            name: "part",
            label,
            kind: "share",
            part: picks[0].name,
            among: picks.map(({ name }) => name),
          } as const,
        ]
      : []),
    ...(choice?.type === "choice"
      ? [{ name: "part_of", label, kind: "rate", of: choice.name, value: keyAnswer(choice) } as const]
      : []),
  ];
}

/** A gate on every answer that one can read, in turn one that stops and one that warns beside a pick. */
function gatesOf(fields: readonly Field[], isOnce: (field: Field) => boolean): GateAddition[] {
  const told = fields.filter(({ visibility }) => visibility !== "me");
  const readable = told.filter(({ type }) => type === "scale" || type === "choice" || type === "yesno");
  return readable.map((field, index): GateAddition => {
    const isScale = field.type === "scale";
    const list = told.find(
      (one) => (one.type === "multi" || one.type === "check") && isOnce(one) === isOnce(field),
    );
    const when: GateCondition = {
      source: "answer",
      field: field.name,
      op: isScale ? "gte" : "eq",
      value: isScale ? 7 : keyAnswer(field),
      ...(list && index % 2 === 1 && { alongside: { field: list.name, picked: "o0" } }),
    };
    const machine: GateEffect =
      index % 2 === 0
        ? { gate: "G16", effect: "block", when, ...(index % 4 === 0 && { holds: ["J", "X"] }) }
        : { gate: "consent_check", effect: "warn", when, alert: true };
    return { text: "Look first.", machine };
  });
}

/** Any exercise the contract allows: every kind of field in every part, conditions, and a rule that can hold. */
export const arbitraryExercise: fc.Arbitrary<Exercise> = namedExercise(ODD_NAMES);

/** As `arbitraryExercise`, with some of the fields under these names. */
export function namedExercise(names: readonly string[]): fc.Arbitrary<Exercise> {
  return repeat.chain((of) =>
    fc
      .tuple(fieldsOf(of, names), fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }))
      .map(([fields, sizes]): Exercise => {
        const base = findExercise("two-truths-map");
        if (!base) throw new Error("the catalogue has lost an exercise");
        const { repeat: _none, ...rest } = base;
        const asked = (field: Field) => askedIn(field, of ? { repeat: of } : {});
        const once = fields.filter((field) => !of || asked(field) === "start" || asked(field) === "end");
        const each = fields.filter((field) => !once.includes(field));
        const perEntry: DoneRule[] = of && each.length > 0 ? [entryRuleOver(each, of, sizes)] : [];
        const inOne: DoneRule[] = once.length > 0 ? [ruleOver(once, sizes.slice(1))] : [];
        return {
          ...rest,
          fields,
          done: { op: "all", rules: [...inOne, ...perEntry] },
          derived: derivedOf(fields),
          gates: gatesOf(fields, (field) => once.includes(field)),
          ...(of && { repeat: of }),
        };
      }),
  );
}
