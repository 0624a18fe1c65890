import { MECHANISM_LABEL } from "./exercise-words";

/** Names of the parts of an exercise, as the editor and the history call them. */
export const PART_LABEL: Readonly<Record<string, string>> = {
  slug: "Address",
  version: "Version",
  title: "Title",
  family: "Section of the library",
  weights: "What it works on",
  stages: "When in the work",
  format: "Format",
  sessionFirst: "Taught in a session first",
  who: "Who",
  exerciseClass: "Class",
  explicitness: "Level",
  minutes: "Minutes of one go",
  minutesNote: "Time, as the couple reads it",
  dose: "How often",
  repeat: "Entries",
  materials: "Material",
  aim: "Aim",
  steps: "Step",
  fields: "Question",
  done: "Done rule",
  derived: "Worked-out number",
  qualityCue: "What good work looks like",
  smaller: "The two-minute version",
  handout: "Card to keep, line",
  gates: "Gate",
  adaptations: "Adaptation",
  stopLine: "Stop line",
  evidence: "Evidence",
};

/** Names of the parts of a question and of other things inside a part. */
export const INNER_LABEL: Readonly<Record<string, string>> = {
  label: "words",
  why: "why it is asked",
  visibility: "who sees it",
  required: "counts towards done",
  step: "step it belongs to",
  sensitive: "what it is about",
  clinicianOnly: "filled in by the therapist",
  asked: "when it is asked",
  onlyIf: "condition",
  type: "kind",
  name: "key",
  low: "word at 0",
  high: "word at 10",
  options: "choice",
  piles: "pile",
  max: "the most",
  minutes: "minutes",
  parts: "runs",
  rounds: "rounds",
  minutesEach: "minutes each",
  inSeconds: "seconds in",
  outSeconds: "seconds out",
  matches: "list with matches",
  personal: "leaving out and adding cards",
  min: "at least",
  typical: "as a rule",
  times: "times",
  enough: "enough",
  per: "in what time",
  perDay: "on one day",
  unit: "what an entry is",
  text: "words",
  machine: "machine part",
  gate: "gate",
  effect: "effect",
  when: "condition",
  holds: "classes held",
  alert: "alert",
  grades: "grades",
  grade: "grade",
  unsure: "unsure",
  parent: "source",
  thisForm: "this form",
  kind: "kind",
  from: "from",
  minus: "minus",
  part: "part",
  among: "among",
  of: "of",
  value: "value",
  op: "test",
  rules: "rule",
  rule: "rule in each entry",
  fields: "questions",
  field: "question",
  count: "how many",
  words: "words at least",
  seconds: "seconds at least",
};

const isPlace = (key: string | undefined) => key !== undefined && /^\d+$/.test(key);

/** A place in an exercise by its path of keys, in words: `fields.1.label` is "Question 2, words". */
export function placeOfPath(path: string): string {
  const [part = "", ...keys] = path.split(".");
  const said: string[] = [];
  const [first, ...rest] = keys;
  const head = part === "fields" ? "Question" : (PART_LABEL[part] ?? "This exercise");
  said.push(isPlace(first) ? `${head} ${Number(first) + 1}` : part === "fields" ? "Questions" : head);
  const inner = isPlace(first) ? rest : keys;
  inner.forEach((key, index) => {
    if (isPlace(key)) return;
    const next = inner[index + 1];
    const name =
      part === "weights"
        ? (MECHANISM_LABEL[key as keyof typeof MECHANISM_LABEL] ?? key)
        : (INNER_LABEL[key] ?? key);
    said.push(isPlace(next) ? `${name} ${Number(next) + 1}` : name);
  });
  return said.join(", ");
}
