import { describe, expect, it } from "vitest";
import { catalogue } from "#lib/exercises/catalogue/index";
import { findExercise, listExercises } from "#lib/exercises/queries";
import { leadMechanisms } from "#lib/exercises/rules";
import { exerciseSchema } from "#lib/exercises/schema";
import { MECHANISMS, type Mechanism, STOP_LINE } from "#lib/exercises/types";

/**
 * The entries of the catalogue paper: D R A K in hundredths; stages by first letter; format; who; minutes;
 * class; level; then each field as name:type:visibility (m me, t therapist, s shared, r reveal, * therapist's own).
 */
const PAPER: Record<string, { head: string; fields: string }> = {
  "two-truths-map": {
    head: "80 0 0 20 | ae | both | each | 15 | I | 1",
    fields:
      "belief_a:short:t belief_a_true:scale:t belief_b:short:t belief_b_true:scale:t usual_move:short:t saves_me:short:t costs_me:short:t discomfort:scale:t share_line:short:r",
  },
  "offer-audit": {
    head: "80 20 0 0 | e | homework | each | 3 | I | 1",
    fields:
      "today:choice:t offered:multi:t toward:multi:t away:multi:t freedom:scale:t after_feel:scale:t surprise:short:r",
  },
  "staying-same-ledger": {
    head: "90 0 0 10 | em | both | each | 20 | I | 0",
    fields:
      "setup:short:t protects:long:t costs_me:long:t costs_partner:long:t risk_change:long:t opens:long:t starred:lines:t need_to_move:short:r",
  },
  "values-compass": {
    head: "60 0 20 20 | em | both | each_then_together | 25 | J | 1",
    fields:
      "cards:sort:t own_card:short:t top3:rank:r best_week:long:t closeness_1:scale:t closeness_2:scale:t closeness_3:scale:t heard_back:yesno:s small_act:short:s",
  },
  "affirm-first": {
    head: "40 40 20 0 | em | homework | solo | 12 | I | 0",
    fields: "urge_before:scale:t area:choice:t writing_time:timer:t why_matters:long:m urge_after:scale:t",
  },
  "letter-to-a-friend-couple": {
    head: "80 0 0 20 | m | both | each | 25 | I | 1",
    fields:
      "letter:long:t read_aloud:yesno:t hard_sentence:short:r fits_letter_act:short:s choice_felt_free:scale:t",
  },
  "good-enough-beliefs": {
    head: "60 30 0 10 | em | both | each_then_together | 25 | J | 2",
    fields:
      "rules:check:t bites:short:t origin:short:m makes_me_do:short:t new_rule:short:r predict:short:t predict_sure:scale:t tried:choice:t happened:short:t belief_now:scale:t",
  },
  "kind-no-warm-yes": {
    head: "40 0 20 40 | em | both | together | 30 | J | 1",
    fields:
      "how_i_like_no:short:r no_now:short:t practice:turns:s signals:short:s felt_safe_to_say_no:scale:t sting:scale:t",
  },
  "seven-day-loop-log": {
    head: "25 50 25 0 | ae | homework | each | 3 | I | 1",
    fields:
      "log_kind:choice:t trigger_kind:choice:t trigger_note:short:t belief:short:t belief_strength:scale:t feelings:multi:t intensity:scale:t body:short:t move:multi:t asked_plainly:yesno:t response_seen:choice:t response_given:choice:t relief_now:scale:t relief_24h:scale:t real_need:short:r need_kind:choice:r closeness_2d:scale:t tension_2d:scale:t cost_note:short:t repeat_seen:short:r",
  },
  "name-it-first": {
    head: "0 80 0 20 | em | both | solo | 4 | I | 0",
    fields:
      "body_spot:short:m words:multi:t strength_before:scale:t matters_line:short:r breath:timer:t strength_after:scale:t next:choice:t",
  },
  "urge-wave": {
    head: "0 80 10 10 | em | both | solo | 15 | I | 0",
    fields:
      "pull:choice:t urge_start:scale:t wait:timer:t urge_end:scale:t chose:choice:t expected:short:t happened:short:t",
  },
  "pause-pact": {
    head: "0 60 0 40 | e | both | together | 15 | J | 0",
    fields:
      "my_signs:check:r signal:short:s return_rule:choice:s used:yesno:s used_count:choice:s came_back_on_time:yesno:s flooded_before:scale:t flooded_after:scale:t",
  },
  "soothing-kit": {
    head: "15 85 0 0 | ec | both | solo | 20 | I | 0",
    fields:
      "kit:check:t kit_own:short:t kind_sentence:short:m item:choice:t before:scale:t after:scale:t best3:rank:r if_then:short:t",
  },
  "kind-outsider": {
    head: "0 50 20 30 | mc | homework | each | 7 | I | 0",
    fields:
      "writing_time:timer:t facts:long:t outsider_view:long:t hard_part:short:t next_time:short:r distress_now:scale:t",
  },
  "support-not-answer": {
    head: "0 50 30 20 | em | both | together | 25 | J | 0",
    fields:
      "fear_under:short:r being_asked_is:short:r support_line:short:s line_agreed:yesno:t practice:turns:s felt_cared:scale:t pressure_to_answer:scale:t unasked_warmth:short:s",
  },
  "body-attention-solo": {
    head: "10 80 10 0 | em | homework | solo | 10 | I | 2",
    fields: "grading:scale:t presence:scale:t timer:timer:t note:short:m",
  },
  "cycle-diagram-together": {
    head: "0 20 60 20 | ae | session | together | 30 | J | 1",
    fields:
      "loop_name:short:s my_move:short:s outside_feeling:choice:s under_feeling:short:r more_more:short:s exceptions:short:s fits:scale:s",
  },
  // The paper's choice of what was done is kept; a day without a reach is left out.
  "bids-week": {
    head: "0 0 80 20 | ec | homework | each | 3 | I | 0",
    fields: "partner_reach:short:t i_did:choice:t my_reach:short:t late_answer:yesno:t glad_of:short:r",
  },
  // The couple writes the ten, so what the paper ticks and chooses is written in lines.
  "ways-in-menu": {
    head: "0 0 80 20 | em | both | together | 25 | J | 0",
    fields:
      "my_five:lines:r easy:lines:r stretch:lines:r not_me:lines:r menu10:lines:s new_two:lines:s slots:dates:s closeness_after:scale:t keep:choice:s",
  },
  "hold-the-compliment": {
    head: "20 40 40 0 | em | homework | each | 8 | I | 0",
    fields:
      "kind_word:short:t believed_before:scale:t why_meant:long:t means_about_me:long:m means_for_us:short:r believed_after:scale:t told_them:yesno:t",
  },
  "softer-reach": {
    head: "0 0 70 30 | m | session | together | 35 | J | 1",
    fields:
      "soft_sentence:short:s asked_for:short:s answer:choice:s felt_met:scale:t therapist_event:choice:t*",
  },
  "daily-stress-share": {
    head: "0 30 50 20 | emc | homework | together | 20 | J | 0",
    fields: "turns:turns:s topic:short:s felt_supported:scale:t what_helped:short:r",
  },
  "touch-no-agenda": {
    head: "0 20 60 20 | em | homework | together | 10 | T | 1",
    fields:
      "kind:choice:s off_limits:short:r timer:timer:s pressure:scale:t comfort:scale:t word:short:s agreement_kept:yesno:t",
  },
  "stay-after": {
    head: "0 20 70 10 | mc | homework | together | 15 | X | 2",
    fields: "stayed:yesno:s noticed:short:s liked:short:s pull_to_ask:scale:t warmth_24h:scale:t",
  },
  "speak-listen-swap": {
    head: "0 15 15 70 | em | both | together | 20 | J | 1",
    fields:
      "topic:short:s heat:scale:r turns:turns:s got_it_1:yesno:s got_it_2:yesno:s got_it_3:yesno:s got_it_4:yesno:s understood_more:short:s felt_heard:scale:t",
  },
  "plain-ask": {
    head: "20 0 20 60 | em | both | each_then_together | 20 | J | 1",
    fields:
      "hint:short:t want_to_feel:choice:r ask:short:s no_is_ok:scale:t answer:choice:s heard_no_is_ok:scale:t after:scale:t",
  },
  // What both said yes or maybe to is worked out, so it is no field, and so is the match both picked.
  "private-yes-no-maybe": {
    head: "20 0 10 70 | mc | both | each_then_together | 30 | X | 3",
    fields: "list:sort:m maybe_needs:short:r pressure:scale:t",
  },
  "sensate-focus-1": {
    head: "0 40 30 30 | m | both | together | 30 | X | 2",
    fields:
      "agreement:check:s timer:timer:s presence:scale:t grading:scale:t pressure:scale:t two_sensations:short:r agreement_kept:yesno:t",
  },
  "sensate-focus-2": {
    head: "0 40 30 30 | mc | both | together | 40 | X | 3",
    fields:
      "agreement:check:s timer:timer:s presence:scale:t grading:scale:t pressure:scale:t two_sensations:short:r agreement_kept:yesno:t guided:yesno:t let_it_fall:choice:t plain_ask_after:short:r",
  },
  // Three tools are three picks of a list, where the paper has a choice.
  "loop-first-aid-plan": {
    head: "10 20 30 40 | c | both | together | 35 | J | 0",
    fields:
      "my_signs:check:s risk_times:check:s tools_each:multi:s tools_both:multi:s if_then:lines:s monthly_date:dates:s call_rule:short:s confidence:scale:s",
  },
};

const FAMILY_LEAD: Record<string, Mechanism> = {
  A: "dissonance",
  B: "regulation",
  C: "attachment",
  D: "communication",
};

describe("the catalogue", () => {
  it("holds every exercise of the release, each once", () => {
    expect(catalogue.map((exercise) => exercise.slug)).toEqual(Object.keys(PAPER));
  });

  it.each(catalogue)("$slug passes every catalogue check", (exercise) => {
    const result = exerciseSchema.safeParse(exercise);
    expect(result.success ? [] : result.error.issues).toEqual([]);
    expect(result.data).toEqual(exercise);
  });

  it.each(catalogue)("$slug says what the paper says", (exercise) => {
    const paper = PAPER[exercise.slug];
    const head = [
      MECHANISMS.map((mechanism) => Math.round(exercise.weights[mechanism] * 100)).join(" "),
      exercise.stages.map((stage) => stage.charAt(0)).join(""),
      exercise.format,
      exercise.who,
      exercise.minutes.typical,
      exercise.exerciseClass,
      exercise.explicitness,
    ].join(" | ");
    expect(head).toBe(paper?.head);
    const fields = exercise.fields.map(
      (field) => `${field.name}:${field.type}:${field.visibility.charAt(0)}${field.clinicianOnly ? "*" : ""}`,
    );
    expect(fields.toSorted()).toEqual(paper?.fields.split(" ").toSorted());
  });

  it.each(catalogue)("$slug sums to exactly 1.00", ({ weights }) => {
    const hundredths = MECHANISMS.map((mechanism) => weights[mechanism] * 100);
    expect(hundredths.every((value) => Math.abs(value - Math.round(value)) < 1e-9)).toBe(true);
    expect(hundredths.reduce((sum, value) => sum + Math.round(value), 0)).toBe(100);
  });

  it.each(catalogue)("$slug has the largest weight of its section", ({ family, weights, slug }) => {
    const leads = leadMechanisms(weights);
    const isIntegration = ["sensate-focus-1", "sensate-focus-2"].includes(slug);
    expect(leads).toContain(isIntegration ? "regulation" : FAMILY_LEAD[family]);
    expect(leads.length > 1).toBe(["affirm-first", "kind-no-warm-yes", "hold-the-compliment"].includes(slug));
  });

  it("carries the stop sentence on touch and from level 2 on, and only there", () => {
    for (const exercise of catalogue) {
      const touches = /(T|X) \| \d$|[23]$/.test(PAPER[exercise.slug]?.head ?? "");
      expect(exercise.stopLine, exercise.slug).toBe(touches ? STOP_LINE : null);
    }
  });

  it("offers a touch exercise without touch", () => {
    const kind = findExercise("touch-no-agenda")?.fields.find((field) => field.name === "kind");
    expect(kind?.type === "choice" && kind.options.some((option) => /no touch/i.test(option.label))).toBe(
      true,
    );
  });

  it("holds touch and sexual work for both, and tells you alone, where an agreement was not kept", () => {
    for (const slug of ["touch-no-agenda", "sensate-focus-1", "sensate-focus-2"]) {
      const gates = findExercise(slug)?.gates.map(({ machine }) => machine);
      expect(gates?.filter((machine) => machine?.gate === "agreement")).toEqual([
        {
          gate: "agreement",
          effect: "block",
          when: { source: "answer", field: "agreement_kept", op: "eq", value: "no" },
          holds: ["T", "X"],
          alert: true,
        },
      ]);
    }
  });

  it("offers a list of matches long enough to give no answer away, each card for two", () => {
    const list = findExercise("private-yes-no-maybe")?.fields.find(({ name }) => name === "list");
    expect(list?.type === "sort" && [list.matches, list.options.length >= 24]).toEqual([true, true]);
  });

  it("carries citations over, what is unsure marked so", () => {
    const unsure = catalogue.filter((exercise) => exercise.evidence.parent.some((item) => item.unsure));
    expect(unsure.map((exercise) => exercise.slug)).toEqual(["offer-audit", "urge-wave"]);
    for (const exercise of catalogue) {
      for (const item of exercise.evidence.parent)
        expect(/unsure/.test(item.text)).toBe(item.unsure === true);
      const isAgreed = ["softer-reach", "sensate-focus-2"].includes(exercise.slug);
      expect(exercise.evidence.thisForm.grade).toBe(isAgreed ? "CONS" : "PLAUS");
    }
  });

  it("adds to the gates what the paper adds", () => {
    const machine = catalogue.flatMap((exercise) =>
      exercise.gates.flatMap((gate) =>
        gate.machine === null ? [] : [`${exercise.slug} ${gate.machine.gate} ${gate.machine.effect}`],
      ),
    );
    expect(machine).toEqual([
      "two-truths-map consent_check warn",
      "two-truths-map consent_check warn",
      "offer-audit consent_check warn",
      "offer-audit G04 block",
      "staying-same-ledger G11 warn",
      "good-enough-beliefs G08 warn",
      "kind-no-warm-yes consent_check block",
      "kind-no-warm-yes G02 block",
      "kind-no-warm-yes G04 block",
      "seven-day-loop-log G13 warn",
      "seven-day-loop-log G01 warn",
      "seven-day-loop-log G02 warn",
      "urge-wave G02 block",
      "urge-wave G13 warn",
      "pause-pact G02 block",
      "kind-outsider G02 block",
      "kind-outsider G04 block",
      "support-not-answer G02 block",
      "support-not-answer G13 warn",
      "body-attention-solo G06 warn",
      "softer-reach calm_base block",
      "softer-reach G03 warn",
      "softer-reach G02 block",
      "touch-no-agenda agreement block",
      "plain-ask consent_check warn",
      "private-yes-no-maybe G02 block",
      "private-yes-no-maybe G04 block",
      "private-yes-no-maybe G10 block",
      "sensate-focus-1 G07 warn",
      "sensate-focus-1 G08 warn",
      "sensate-focus-1 agreement block",
      "sensate-focus-2 G06 block",
      "sensate-focus-2 G07 block",
      "sensate-focus-2 agreement block",
    ]);
  });
});

describe("finding exercises", () => {
  it("lists each exercise once", () => {
    expect(listExercises().map((exercise) => exercise.slug)).toEqual(Object.keys(PAPER));
  });

  it("finds by slug, and by slug and version", () => {
    expect(findExercise("urge-wave")?.title).toBe("Ride the wave");
    expect(findExercise("urge-wave", 1)).toBe(findExercise("urge-wave"));
  });

  it("finds nothing where there is nothing", () => {
    expect(findExercise("urge-wave", 2)).toBeNull();
    expect(findExercise("no-such-exercise")).toBeNull();
    expect(findExercise("")).toBeNull();
  });
});
