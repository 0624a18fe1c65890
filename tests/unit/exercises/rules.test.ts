import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "#lib/exercises/catalogue/index";
import { derive } from "#lib/exercises/evaluate";
import { findExercise } from "#lib/exercises/queries";
import {
  audienceLine,
  clinicianFields,
  compares,
  coupleText,
  fitsFormat,
  leadMechanisms,
  partnerFields,
  splitByVisibility,
} from "#lib/exercises/rules";
import { type Exercise, type Format, VISIBILITIES } from "#lib/exercises/types";
import { arbitraryAnswers } from "#tests/unit/exercises/arbitrary-answers";

function known(slug: string): Exercise {
  const exercise = findExercise(slug);
  if (exercise === null) throw new Error(`no exercise ${slug}`);
  return exercise;
}

describe("derived values", () => {
  it("are the differences of the paper", () => {
    expect(derive(known("affirm-first").derived, { urge_before: 8, urge_after: 3 })).toEqual({
      urge_drop: 5,
    });
    expect(derive(known("urge-wave").derived, { urge_start: 8, urge_end: 3 })).toEqual({ urge_change: -5 });
    expect(derive(known("hold-the-compliment").derived, { believed_before: 2, believed_after: 6 })).toEqual({
      landing: 4,
    });
  });

  it("take the part of small reaches that were met, of those with an answer", () => {
    const week = {
      "i_did.1": "answered",
      "i_did.2": "missed",
      "i_did.3": "brushed_off",
      "i_did.6": "answered",
    };
    expect(derive(known("bids-week").derived, week)).toEqual({ turn_toward: 0.5 });
    expect(derive(known("bids-week").derived, { "my_reach.1": "a joke" })).toEqual({ turn_toward: null });
  });

  it("are blank where an answer is absent or not sure", () => {
    expect(derive(known("urge-wave").derived, { urge_start: 8 })).toEqual({ urge_change: null });
    expect(derive(known("urge-wave").derived, { urge_start: 8, urge_end: "not_sure" })).toEqual({
      urge_change: null,
    });
  });

  it("say how much of the relief was kept, as in the formulation paper", () => {
    const { derived } = known("seven-day-loop-log");
    expect(derive(derived, { "relief_now.1": 8, "relief_24h.1": 2 })).toEqual({ relief_kept: 0.25 });
    const both = { "relief_now.1": 8, "relief_24h.1": 2, "relief_now.4": 4, "relief_24h.4": 3 };
    expect(derive(derived, both)).toEqual({ relief_kept: 0.5 });
    // No relief has nothing to keep; one entry's rating is never set against another's.
    expect(derive(derived, { "relief_now.1": 0, "relief_24h.1": 0 })).toEqual({ relief_kept: null });
    expect(derive(derived, { "relief_now.1": 8, "relief_24h.2": 2 })).toEqual({ relief_kept: null });
  });

  it("follow a belief, and the reasons of a week", () => {
    const beliefs = known("good-enough-beliefs").derived;
    expect(derive(beliefs, { predict_sure: 9, belief_now: 4 })).toEqual({ belief_shift: 5 });
    expect(derive(beliefs, { predict_sure: 9, tried: "no_chance_yet" })).toEqual({ belief_shift: null });
    const audit = known("offer-audit").derived;
    expect(
      derive(audit, { "toward.1": ["fun"], "away.1": ["guilt", "stop_fight"], "away.6": ["guilt"] }),
    ).toEqual({ away_share: 0.75 });
  });

  it("keep a real zero", () => {
    expect(derive(known("urge-wave").derived, { urge_start: 0, urge_end: 0 })).toEqual({ urge_change: 0 });
  });

  it("take a share of picks, blank when nothing was picked", () => {
    const share = {
      name: "away_share",
      label: "Away",
      kind: "share",
      part: "away",
      among: ["away", "toward"],
    } as const;
    expect(derive([share], { away: ["guilt"], toward: ["fun", "play", "desire"] })).toEqual({
      away_share: 0.25,
    });
    expect(derive([share], { toward: ["fun"] })).toEqual({ away_share: 0 });
    expect(derive([share], { away: [], toward: [] })).toEqual({ away_share: null });
    expect(derive([share], {})).toEqual({ away_share: null });
  });
});

describe("lead mechanisms", () => {
  it("are the largest, or all of the largest", () => {
    expect(leadMechanisms(known("urge-wave").weights)).toEqual(["regulation"]);
    expect(leadMechanisms(known("affirm-first").weights)).toEqual(["dissonance", "regulation"]);
  });
});

describe("where it can be done", () => {
  const slugs = (format: Format) =>
    catalogue.filter((exercise) => fitsFormat(exercise, format)).map(({ slug }) => slug);

  it("takes in what can be done both ways", () => {
    expect(slugs("session")).toContain("softer-reach");
    expect(slugs("session")).toContain("pause-pact");
    expect(slugs("session")).not.toContain("touch-no-agenda");
    expect(slugs("homework")).not.toContain("softer-reach");
    expect(slugs("homework")).toContain("pause-pact");
  });

  it("is both only for what is meant for both", () => {
    const both = catalogue.filter(({ format }) => format === "both").map(({ slug }) => slug);
    expect(slugs("both")).toEqual(both);
  });
});

describe("a comparison", () => {
  it("holds for the numbers it names, and no others", () => {
    const held = (["gte", "gt", "lte", "lt", "eq"] as const).map((op) =>
      [3, 4, 5].map((one) => compares(op, one, 4)),
    );
    expect(held).toEqual([
      [false, true, true],
      [false, false, true],
      [true, true, false],
      [true, false, false],
      [false, true, false],
    ]);
  });
});

describe("who sees what", () => {
  it("is said in these words", () => {
    expect(VISIBILITIES.map(audienceLine)).toEqual([
      "Only you can see what you write here.",
      "You and your therapist can see this. Your partner cannot.",
      "You, your partner and your therapist may see this.",
      "Your therapist can see this. Your partner can see it only if you both choose to share.",
    ]);
  });

  it("leaves the therapist's own field out of everything a partner gets", () => {
    const softer = known("softer-reach");
    expect(partnerFields(softer).map((field) => field.name)).toEqual([
      "soft_sentence",
      "asked_for",
      "answer",
      "felt_met",
    ]);
    expect(clinicianFields(softer).map((field) => field.name)).toEqual(["therapist_event"]);
    expect(coupleText(softer).join("\n")).not.toMatch(/softening/i);
  });

  it("splits answers by who may read them", () => {
    expect(
      splitByVisibility(known("name-it-first"), {
        "body_spot.1": "chest",
        "words.1": ["sad"],
        "matters_line.1": "we talk",
      }),
    ).toEqual({
      me: { "body_spot.1": "chest" },
      therapist: { "words.1": ["sad"] },
      shared: {},
      reveal: { "matters_line.1": "we talk" },
    });
  });

  it.each(catalogue)("puts each answer of $slug in exactly one part, its own", (exercise) => {
    const visibilityOf = new Map(partnerFields(exercise).map((field) => [field.name, field.visibility]));
    for (const field of exercise.fields.filter((one) => one.clinicianOnly !== true)) {
      const entry = exercise.repeat && !["start", "end"].includes(field.asked ?? "each") ? ".2" : "";
      expect(visibilityOf.get(`${field.name}${entry}`)).toBe(field.visibility);
    }
    fc.assert(
      fc.property(arbitraryAnswers(partnerFields(exercise)), (answers) => {
        const parts = splitByVisibility(exercise, answers);
        expect(Object.assign({}, ...Object.values(parts))).toEqual(answers);
        for (const visibility of VISIBILITIES) {
          for (const name of Object.keys(parts[visibility])) expect(visibilityOf.get(name)).toBe(visibility);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("refuses to store an answer that has no place", () => {
    expect(() => splitByVisibility(known("softer-reach"), { therapist_event: "seen" })).toThrow(RangeError);
    expect(() => splitByVisibility(known("softer-reach"), { stray: "private words" })).toThrow(
      /^An answer belongs to no field of this exercise\.$/,
    );
  });
});

describe("the rules", () => {
  it("stay light enough for the browser: types and the reading of words, nothing else", () => {
    const seen = new Set<string>();
    const walk = (name: string) => {
      const source = readFileSync(new URL(`../../../lib/exercises/${name}.ts`, import.meta.url), "utf8");
      for (const [, from = ""] of source.matchAll(/from "([^"]+)"/g)) {
        if (seen.has(from)) continue;
        seen.add(from);
        walk(from.replace("#lib/exercises/", ""));
      }
    };
    walk("rules");
    walk("evaluate");
    expect([...seen].toSorted()).toEqual([
      "#lib/exercises/entries",
      "#lib/exercises/field-types",
      "#lib/exercises/reading-grade",
      "#lib/exercises/rules-personal",
      "#lib/exercises/types",
    ]);
  });
});
