import type { Exercise } from "#lib/exercises/types";

const cards = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: `card_${index + 1}`, label: `Card ${index + 1}` }));

/** A private list with matches, and a question that can be revealed: as the library has one, at level 1. */
export const PRIVATE_LIST: Exercise = {
  slug: "a-private-list",
  version: 1,
  title: "A private list",
  family: "D",
  weights: { dissonance: 0, regulation: 0, attachment: 0, communication: 1 },
  stages: ["early"],
  format: "homework",
  sessionFirst: false,
  who: "each",
  exerciseClass: "X",
  explicitness: 1,
  minutes: { min: 5, typical: 10, max: 20 },
  minutesNote: "About 10 minutes.",
  dose: { times: 1, enough: 1, per: "once" },
  materials: [],
  aim: "Find common ground.",
  steps: ["Mark each card."],
  fields: [
    {
      type: "sort",
      name: "list",
      label: "Which ones?",
      why: "Nobody else sees it.",
      visibility: "me",
      required: true,
      step: 1,
      matches: true,
      options: cards(20),
      piles: [
        { value: "yes", label: "Yes" },
        { value: "maybe", label: "Maybe" },
        { value: "no", label: "No" },
      ],
    },
    {
      type: "short",
      name: "maybe_needs",
      label: "What would help?",
      why: "You may share it later.",
      visibility: "reveal",
      required: false,
      step: 1,
    },
  ],
  done: { op: "filled", field: "list" },
  derived: [],
  qualityCue: "Both marked freely.",
  smaller: "Mark three cards.",
  handout: ["A no is a no."],
  gates: [],
  adaptations: [],
  stopLine: null,
  evidence: { parent: [], thisForm: { grade: "PLAUS", text: "This form is reasoned." } },
};

/** The same with four cards more, which its writer may make their own. */
export const PERSONAL_LIST: Exercise = {
  ...PRIVATE_LIST,
  slug: "a-personal-list",
  fields: PRIVATE_LIST.fields.map((field) =>
    field.type === "sort" ? { ...field, options: cards(24), personal: true } : field,
  ),
};
