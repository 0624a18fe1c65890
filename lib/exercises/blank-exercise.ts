import type { Exercise } from "#lib/exercises/types";

/** The start of an exercise a practice writes itself: a form without words, whose form says what it lacks. */
export function blankExercise(slug: string, title: string): Exercise {
  return {
    slug,
    version: 1,
    title,
    family: "D",
    weights: { dissonance: 0, regulation: 0, attachment: 0, communication: 1 },
    stages: [],
    format: "homework",
    sessionFirst: false,
    who: "each",
    exerciseClass: "I",
    explicitness: 0,
    minutes: { min: 5, typical: 10, max: 15 },
    minutesNote: "",
    dose: { times: 1, enough: 1, per: "once" },
    materials: [],
    aim: "",
    steps: ["", "", "", ""],
    fields: [],
    done: { op: "any", rules: [] },
    derived: [],
    qualityCue: "",
    smaller: "",
    handout: [""],
    gates: [],
    adaptations: [],
    stopLine: null,
    evidence: {
      parent: [{ text: "Written by this practice.", grades: [] }],
      thisForm: { grade: "PLAUS", text: "This form is reasoned and untested." },
    },
  };
}
