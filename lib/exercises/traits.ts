import { LISTED_FROM, MINUTE_OPTIONS } from "#lib/exercises/rules";
import {
  EVIDENCE_GRADES,
  EXERCISE_CLASSES,
  EXPLICITNESS,
  type Exercise,
  FORMATS,
  MECHANISMS,
  STAGES,
} from "#lib/exercises/types";

/** Where an exercise comes from: with the product, or written by the practice. */
export const ORIGINS = ["builtin", "own"] as const;
export type Origin = (typeof ORIGINS)[number];

export const EXERCISE_STATES = ["draft", "published", "retired"] as const;
export type ExerciseState = (typeof EXERCISE_STATES)[number];

/**
 * Every filter of the library with its choices. The place of a choice in this table is the place of its bit
 * in what is stored, so choices are only ever added at the end; a test holds the places.
 */
export const FILTER_CHOICES = {
  mechanism: MECHANISMS,
  stage: STAGES,
  format: FORMATS,
  minutes: MINUTE_OPTIONS,
  class: EXERCISE_CLASSES,
  level: EXPLICITNESS,
  evidence: EVIDENCE_GRADES,
  origin: ORIGINS,
  state: EXERCISE_STATES,
} as const;
export type FilterName = keyof typeof FILTER_CHOICES;
export type FilterChoice<N extends FilterName> = (typeof FILTER_CHOICES)[N][number];
export type LibraryFilters = { readonly [N in FilterName]?: FilterChoice<N> | undefined };

export const FILTER_NAMES = Object.keys(FILTER_CHOICES) as readonly FilterName[];

/** The first bit of each filter. */
const FIRST: Readonly<Record<FilterName, number>> = {
  mechanism: 0,
  stage: 4,
  format: 8,
  minutes: 11,
  class: 16,
  level: 20,
  evidence: 24,
  origin: 32,
  state: 34,
};

/** The bit of one choice, as a number; bits are added up, never shifted, since there are more than 32. */
export function bitOf<N extends FilterName>(name: N, choice: FilterChoice<N>): number {
  const place = (FILTER_CHOICES[name] as readonly unknown[]).indexOf(choice);
  if (place < 0) throw new RangeError(`No such choice of ${name}.`);
  return 2 ** (FIRST[name] + place);
}

/** The bits of every filter that is set, added up. */
export function maskOf(filters: LibraryFilters): number {
  return FILTER_NAMES.reduce((mask, name) => {
    const choice = filters[name];
    return choice === undefined ? mask : mask + bitOf(name, choice as never);
  }, 0);
}

/**
 * What an exercise passes of each filter, but for origin and state, which are the row's own. "session" and
 * "homework" take in what can be done both ways; minutes and level are "up to".
 */
export function traitsOf(exercise: Exercise): number {
  const passes: { readonly [N in FilterName]: (choice: FilterChoice<N>) => boolean } = {
    mechanism: (mechanism) => exercise.weights[mechanism] >= LISTED_FROM,
    stage: (stage) => exercise.stages.includes(stage),
    format: (format) => exercise.format === format || exercise.format === "both",
    minutes: (minutes) => exercise.minutes.typical <= minutes,
    class: (kind) => exercise.exerciseClass === kind,
    level: (level) => exercise.explicitness <= level,
    evidence: (grade) => exercise.evidence.thisForm.grade === grade,
    origin: () => false,
    state: () => false,
  };
  return FILTER_NAMES.reduce((sum, name) => {
    const choices = FILTER_CHOICES[name] as readonly unknown[] as readonly never[];
    const pass = passes[name] as (choice: never) => boolean;
    return choices.reduce((total, choice) => (pass(choice) ? total + bitOf(name, choice) : total), sum);
  }, 0);
}

/** The choices of a filter that stored traits pass, in the order of the filter. */
export function choicesIn<N extends FilterName>(traits: number, name: N): FilterChoice<N>[] {
  return (FILTER_CHOICES[name] as readonly FilterChoice<N>[]).filter(
    (choice) => Math.floor(traits / bitOf(name, choice)) % 2 === 1,
  );
}
