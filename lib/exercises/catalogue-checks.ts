import { audienceFaults } from "#lib/exercises/audience-checks";
import { doneFaults } from "#lib/exercises/done-checks";
import { kindFaults, partFaults } from "#lib/exercises/field-checks";
import { gateFaults } from "#lib/exercises/gate-checks";
import { limitFaults } from "#lib/exercises/limit-checks";
import { coupleText, leadMechanisms } from "#lib/exercises/rules";
import { topicFaults } from "#lib/exercises/topic-checks";
import {
  type Exercise,
  type Family,
  type Fault,
  MECHANISMS,
  type Mechanism,
  STOP_LINE,
} from "#lib/exercises/types";
import { wordFaults } from "#lib/exercises/wording-checks";

const FAMILY_LEAD: Readonly<Record<Family, readonly Mechanism[]>> = {
  A: ["dissonance"],
  B: ["regulation"],
  C: ["attachment"],
  // Section D holds the integration exercises too, where regulation leads.
  D: ["communication", "regulation"],
};

function weightFaults({ weights, family }: Exercise): Fault[] {
  const hundredths = MECHANISMS.map((mechanism) => weights[mechanism] * 100);
  const faults: Fault[] = [];
  if (hundredths.some((value) => Math.abs(value - Math.round(value)) > 1e-9)) {
    faults.push({ path: ["weights"], message: "Weights are whole hundredths." });
  } else if (hundredths.reduce((sum, value) => sum + Math.round(value), 0) !== 100) {
    faults.push({ path: ["weights"], message: "Weights sum to exactly 1.00." });
  }
  if (!leadMechanisms(weights).some((mechanism) => FAMILY_LEAD[family].includes(mechanism))) {
    faults.push({
      path: ["weights"],
      message: "The largest weight belongs to the section of the catalogue.",
    });
  }
  return faults;
}

/** That two numbers never go by one name. */
function sameNameFaults({ derived }: Exercise): Fault[] {
  return derived.flatMap(({ name }, index) =>
    derived.slice(0, index).some((earlier) => earlier.name === name)
      ? [{ path: ["derived", index], message: `Another number is called "${name}": names are unique.` }]
      : [],
  );
}

function derivedFaults({ derived, fields }: Exercise): Fault[] {
  const named = new Map(fields.map((field) => [field.name, field]));
  return derived.flatMap((value, index) => {
    const fault = (message: string): Fault => ({ path: ["derived", index], message });
    if (value.kind === "difference") {
      return [value.from, value.minus]
        .filter((name) => named.get(name)?.type !== "scale")
        .map((name) => fault(`A difference is between scales; "${name}" is none.`));
    }
    if (value.kind === "kept") {
      return [value.left, value.of]
        .filter((name) => named.get(name)?.type !== "scale")
        .map((name) => fault(`What is kept is a part of a scale; "${name}" is none.`));
    }
    if (value.kind === "rate") {
      const of = named.get(value.of);
      const offered = of?.type === "choice" && of.options.some((option) => option.value === value.value);
      return offered ? [] : [fault(`A rate is of one option of a choice; "${value.of}" has no such option.`)];
    }
    const lists = [value.part, ...value.among].filter((name) => {
      const type = named.get(name)?.type;
      return type !== "multi" && type !== "check";
    });
    const faults = lists.map((name) => fault(`A share is of picks; "${name}" has none.`));
    return value.among.includes(value.part) ? faults : [...faults, fault("A share counts its own part.")];
  });
}

function fieldFaults({ fields, steps }: Exercise): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  fields.forEach((field, index) => {
    const fault = (message: string) => faults.push({ path: ["fields", index], message });
    if (seen.has(field.name)) fault("Field names are unique.");
    seen.add(field.name);
    if (field.step > steps.length) fault("A field belongs to one of the steps.");
    if (field.step < (fields[index - 1]?.step ?? 1)) fault("Fields come in the order of their steps.");
    if (field.clinicianOnly === true && field.visibility !== "therapist") {
      fault("What the therapist fills in is for the therapist.");
    }
    if ("options" in field) {
      const values = field.options.map((option) => option.value);
      if (new Set(values).size !== values.length) fault("Options are unique.");
    }
  });
  return faults;
}

function touchFaults({ exerciseClass, explicitness, fields, stopLine }: Exercise): Fault[] {
  const faults: Fault[] = [];
  const touches = exerciseClass === "T" || exerciseClass === "X";
  const asksPressure = fields.some(
    (field) =>
      (field.name === "pressure" || field.name === "pull_to_ask") &&
      field.type === "scale" &&
      field.visibility === "therapist" &&
      field.clinicianOnly !== true,
  );
  if (touches && !asksPressure) {
    faults.push({ path: ["fields"], message: "A touch exercise asks about pressure in private." });
  }
  if ((touches || explicitness >= 2) !== (stopLine === STOP_LINE)) {
    faults.push({ path: ["stopLine"], message: "The stop sentence stands on touch and sexual exercises." });
  }
  return faults;
}

function wholeFaults(exercise: Exercise): Fault[] {
  const { minutes, dose, format, sessionFirst, explicitness, exerciseClass } = exercise;
  const faults: Fault[] = [];
  const say = (path: string, message: string) => faults.push({ path: [path], message });
  if (minutes.min > minutes.typical || minutes.typical > minutes.max) {
    say("minutes", "Minutes go from least to typical to most.");
  }
  if (dose.enough > dose.times) say("dose", "Enough is not more than all.");
  if (sessionFirst && format !== "both")
    say("sessionFirst", "Only what goes home after a session starts there.");
  if (exerciseClass === "X" && explicitness < 2) {
    say("explicitness", "Sexual work (class X) is at level 2 or 3.");
  }
  if (exerciseClass !== "X" && explicitness > 2) {
    say("explicitness", "Level 3 is for sexual work (class X) alone.");
  }
  if (explicitness === 0 && coupleText(exercise).some((text) => /\bsex/i.test(text))) {
    say("explicitness", "Level 0 does not name sex.");
  }
  return faults;
}

/** Every catalogue check an exercise breaks. Source: exercise catalogue paper, catalogue checks. */
export function catalogueFaults(exercise: Exercise): Fault[] {
  return [
    weightFaults,
    fieldFaults,
    topicFaults,
    kindFaults,
    partFaults,
    audienceFaults,
    doneFaults,
    derivedFaults,
    sameNameFaults,
    touchFaults,
    wholeFaults,
    gateFaults,
    limitFaults,
    wordFaults,
  ].flatMap((check) => check(exercise));
}
