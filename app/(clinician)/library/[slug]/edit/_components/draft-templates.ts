import type {
  DerivedValue,
  DoneRule,
  Exercise,
  Field,
  GateCondition,
  GateEffect,
} from "#lib/exercises/types";

type FieldType = Field["type"];
export type AuthoredType = Exclude<FieldType, "stamp">;

const TWO_OPTIONS = [
  { value: "option_1", label: "" },
  { value: "option_2", label: "" },
];
const TWO_PILES = [
  { value: "pile_1", label: "" },
  { value: "pile_2", label: "" },
];

/** What belongs to one kind of question alone, as it is to begin with. */
const OWN_PARTS: Readonly<Record<AuthoredType, object>> = {
  scale: { low: "Not at all", high: "Very much" },
  short: {},
  long: {},
  choice: { options: TWO_OPTIONS },
  multi: { options: TWO_OPTIONS },
  check: { options: TWO_OPTIONS },
  yesno: {},
  timer: { minutes: [5], parts: 1 },
  turns: { rounds: 1, minutesEach: 2 },
  lines: { max: 3 },
  rank: { options: TWO_OPTIONS, max: 2 },
  sort: { options: TWO_OPTIONS, piles: TWO_PILES },
  dates: { max: 1 },
  pacer: { minutes: 2, inSeconds: 4, outSeconds: 6 },
};

/** A name that no other has: `question_3`. */
export function freeName(stem: string, taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number += 1) {
    const name = `${stem}_${number}`;
    if (!taken.includes(name)) return name;
  }
}

/** A question as it is when it is added: one line of text for the therapist, at the last step that has one. */
export function newField({ fields }: Pick<Exercise, "fields">): Field {
  return {
    type: "short",
    name: freeName(
      "question",
      fields.map(({ name }) => name),
    ),
    label: "",
    why: "",
    visibility: "therapist",
    required: false,
    step: fields.at(-1)?.step ?? 1,
  };
}

/** A question as another kind: its words, audience and place stay, and its choices where both kinds have them. */
export function asType(field: Field, type: AuthoredType): Field {
  const { name, label, why, visibility, required, step, sensitive, asked, onlyIf, clinicianOnly } = field;
  const parts = OWN_PARTS[type];
  const kept = "options" in field && "options" in parts ? { options: field.options } : {};
  return {
    type,
    name,
    label,
    why,
    visibility,
    required,
    step,
    ...(sensitive && { sensitive }),
    ...(asked && { asked }),
    ...(onlyIf && { onlyIf }),
    ...(clinicianOnly && { clinicianOnly }),
    ...parts,
    ...kept,
  } as Field;
}

/** The names of the questions a rule reads, as many as its kind can take over from another. */
function namesIn(rule: DoneRule): string[] {
  if (rule.op === "all" || rule.op === "any") return rule.rules.flatMap(namesIn);
  if (rule.op === "minDifferent") return [rule.field, ...namesIn(rule.rule)];
  if ("rule" in rule) return namesIn(rule.rule);
  return rule.op === "minCount" ? [...rule.fields] : [rule.field];
}

/** A rule as another kind of test, of the same question where it reads one. */
export function asTest(rule: DoneRule, op: DoneRule["op"]): DoneRule {
  const field = namesIn(rule)[0] ?? "";
  switch (op) {
    case "all":
    case "any":
      return { op, rules: rule.op === "all" || rule.op === "any" ? rule.rules : [rule] };
    case "minEntries":
    case "minDays":
      return { op, rule: "rule" in rule ? rule.rule : rule, count: 1 };
    case "minDifferent":
      return { op, field, rule: "rule" in rule ? rule.rule : rule, count: 1 };
    case "minCount":
      return { op, fields: namesIn(rule).filter((name) => name !== ""), count: 1 };
    case "equals":
      return { op, field, value: "yes" };
    case "minWords":
      return { op, field, words: 3 };
    case "minSeconds":
      return { op, field, seconds: 60 };
    case "minPicked":
      return { op, field, count: 1 };
    case "filled":
      return { op, field };
  }
}

/** A worked-out number as another kind. */
export function asDerived(value: DerivedValue, kind: DerivedValue["kind"]): DerivedValue {
  const { name, label } = value;
  switch (kind) {
    case "difference":
      return { name, label, kind, from: "", minus: "" };
    case "share":
      return { name, label, kind, part: "", among: [] };
    case "rate":
      return { name, label, kind, of: "", value: "" };
    case "kept":
      return { name, label, kind, left: "", of: "" };
  }
}

/** The kinds of question a gate can read. */
export const GATE_KINDS: readonly AuthoredType[] = ["scale", "choice", "yesno"];
/** And those a pick of which can stand beside it. */
export const PICK_KINDS: readonly AuthoredType[] = ["multi", "check"];

/** A condition of this kind, as it is to begin with. */
function newCondition({ fields }: Pick<Exercise, "fields">, source: GateCondition["source"]): GateCondition {
  if (source === "check_in") return { source, field: "q6", op: "gte", value: 7 };
  if (source === "indicator") return { source, field: "D1", op: "gte", value: 7 };
  const first = fields.find(({ type }) => (GATE_KINDS as readonly string[]).includes(type));
  const field = first?.name ?? "question_1";
  if (first?.type === "yesno") return { source, field, op: "eq", value: "no" };
  if (first?.type === "choice") return { source, field, op: "eq", value: first.options[0]?.value ?? "" };
  return { source, field, op: "gte", value: 7 };
}

/** A gate with the parts its effect and what it reads can carry out; of another kind where `source` says so. */
export function asGate(draft: Exercise, machine: GateEffect, source?: GateCondition["source"]): GateEffect {
  const { gate, effect, holds, alert } = machine;
  const when = source && source !== machine.when?.source ? newCondition(draft, source) : machine.when;
  const isAnswer = when?.source === "answer";
  return {
    gate,
    effect,
    ...(when && { when }),
    ...(isAnswer && effect === "block" && holds && { holds }),
    ...(isAnswer && alert && { alert }),
  };
}

/** What is added to a list, or put in a place that may be empty; undefined where nothing can be added. */
export function newItem(draft: Exercise, path: string, held: unknown): unknown {
  const last = path.split(".").at(-1);
  switch (last) {
    case "materials":
    case "steps":
    case "handout":
    case "adaptations":
      return "";
    case "fields":
      return newField(draft);
    case "options":
    case "piles": {
      const taken = (Array.isArray(held) ? held : []).map((option: { value: string }) => option.value);
      return { value: freeName(last === "options" ? "option" : "pile", taken), label: "" };
    }
    case "derived":
      return {
        name: freeName(
          "number",
          draft.derived.map(({ name }) => name),
        ),
        label: "",
        kind: "difference",
        from: "",
        minus: "",
      };
    case "rules":
      return { op: "filled", field: draft.fields[0]?.name ?? "" };
    case "gates":
      return { text: "", machine: null };
    case "machine":
      return { gate: "G16", effect: "warn" };
    case "when":
      return newCondition(draft, "answer");
    case "alongside": {
      const list = draft.fields.find((field) => field.type === "multi" || field.type === "check");
      return list && "options" in list
        ? { field: list.name, picked: list.options[0]?.value ?? "" }
        : undefined;
    }
    case "parent":
      return { text: "", grades: [] };
    case "repeat":
      return { unit: "day", times: 7 };
    case "onlyIf":
      return { field: "", value: "" };
  }
  return undefined;
}
