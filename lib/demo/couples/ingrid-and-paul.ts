import { ingridAndPaulEpisodes } from "#lib/demo/episodes/ingrid-and-paul";
import type { CoupleStory } from "#lib/demo/types";

export const ingridAndPaul: CoupleStory = {
  slug: "ingrid-and-paul",
  shape: "give_in_resent",
  shows: ["off track"],
  about: [
    "A woman and a man, 41 and 44, two children at school, a garden they both love.",
    "Ingrid says yes early to have peace; Paul can tell, feels small, and does more around the house instead of asking.",
    "After eleven weeks the loop still wins. The plan needs another look before more exercises are added.",
  ],
  stage: "middle",
  state: "active",
  sessionMinutes: 75,
  partners: {
    A: { name: "Ingrid Solvang", email: "ingrid@sample.test", explicitnessCeiling: 1 },
    B: { name: "Paul Whitcombe", email: "paul@sample.test", explicitnessCeiling: 2 },
  },
  meetings: [
    {
      day: -75,
      time: "08:30",
      frame: "first",
      note: "First meeting. Polite and careful with each other. Both say that nothing is really wrong. The garden is where they are at ease. Secrets policy: discretion.",
    },
    {
      day: -68,
      time: "08:30",
      frame: "individual",
      note: "Met A alone. No fear, no threat. A no is possible, she says, and costs a silent week. Consent talked through in detail; agreed that a real no comes before any exercise.",
    },
    {
      day: -61,
      time: "08:30",
      frame: "individual",
      note: "Met B alone. No pressure intended, and he sees that his silence works like one. Grieves for his own father, who died in spring.",
    },
    {
      day: -54,
      time: "08:30",
      frame: "feedback",
      note: "Findings shared. Dissonance leads, talk need high. Loop named the favour. They agreed with the map and did not look at each other while doing so.",
    },
    {
      day: -33,
      time: "08:30",
      frame: "joint",
      core: [
        { exercise: "pause-pact", minutes: 15, took: 20 },
        { exercise: "plain-ask", minutes: 13 },
      ],
      note: "One session was moved because of the children. Pause agreed. The plain ask was not reached. B had stopped the ledger early and said that it felt like homework at school.",
    },
    {
      day: -19,
      time: "08:30",
      frame: "joint",
      core: [{ exercise: "speak-listen-swap", minutes: 28, took: 24 }],
      note: "One round only, then A was tired. The pause was used once, without coming back on time. Tension high in both check-ins. Homework was more than they could carry.",
    },
    {
      day: -5,
      time: "08:30",
      frame: "joint",
      core: [
        { exercise: "name-it-first", minutes: 14, took: 12 },
        { title: "Open time", minutes: 14, took: 25 },
      ],
      note: "Slower on purpose. Both say the evenings are no better. Not on the expected line: plan to see each alone, ask about the alliance, make the homework small, and take this case to supervision.",
    },
  ],
  next: {
    day: 2,
    time: "08:30",
    frame: "joint",
    plan: "draft",
    core: [{ title: "Each partner alone", minutes: 28 }],
  },
  homework: [
    {
      key: "two-truths",
      exercise: "two-truths-map",
      givenAt: 1,
      for: "both",
      dueAfter: 7,
      sent: {
        A: {
          daysAfter: 5,
          time: "22:00",
          check: [6, 6, 5],
          answers: {
            belief_a: "When I say no, the whole week goes cold.",
            belief_b: "A yes that is not mine makes me cold too.",
            belief_a_true: 8,
            belief_b_true: 8,
            usual_move: "I say yes early, so that the evening can be over.",
            saves_me: "The silence at breakfast.",
            costs_me: "I look forward to being tired.",
            discomfort: 6,
          },
        },
        B: {
          daysAfter: 6,
          time: "22:30",
          check: [5, 5, 5],
          answers: {
            belief_a: "As long as we are close now and then, we are fine.",
            belief_b: "I can tell when it is a favour, and I feel small.",
            belief_a_true: 7,
            belief_b_true: 8,
            usual_move: "I do more around the house, and hope.",
            saves_me: "Having to ask what is wrong.",
            costs_me: "I keep count of things I do not want to count.",
            discomfort: 5,
            share_line: "I would rather hear a real no.",
          },
        },
      },
    },
    {
      key: "ledger",
      exercise: "staying-same-ledger",
      givenAt: 4,
      for: "both",
      dueAfter: 14,
      sent: {
        A: {
          daysAfter: 12,
          time: "21:45",
          check: [6, 5, 5],
          answers: {
            setup: "We keep the peace by not talking about it.",
            protects:
              "The good parts: Sundays, the garden, how we are with the children. Nobody has to hear that they are not enough.",
            costs_me:
              "I plan my evenings so that the question does not come up. I miss being held without it meaning something.",
            costs_partner: "I think it is lonely to get a yes and to notice that it is a thin one.",
            risk_change: "That we find out we want different things, and cannot unknow it.",
            opens: "Being held for no reason. A no that is only a no.",
            starred: ["I miss being held.", "A no that is only a no."],
            need_to_move: "To know that a no will not cost us the weekend.",
          },
        },
        B: {
          daysAfter: 16,
          time: "23:15",
          stopped: true,
          check: [4, 6, 3],
          answers: { setup: "We keep busy.", protects: "It keeps the house calm." },
        },
      },
    },
    {
      key: "pause",
      exercise: "pause-pact",
      givenAt: 5,
      for: "both",
      dueAfter: 14,
      sent: {
        A: {
          daysAfter: 9,
          time: "21:20",
          check: [5, 5, 5],
          answers: {
            my_signs: ["quiet", "blank"],
            signal: "Teapot",
            return_rule: "minutes_40",
            used: "yes",
            used_count: "one",
            flooded_before: 8,
            came_back_on_time: "no",
            flooded_after: 6,
          },
        },
        B: {
          daysAfter: 10,
          time: "22:45",
          check: [4, 5, 4],
          answers: {
            my_signs: ["hot", "repeat"],
            signal: "Teapot",
            return_rule: "minutes_40",
            used: "yes",
            used_count: "one",
            flooded_before: 7,
            came_back_on_time: "no",
            flooded_after: 6,
          },
        },
      },
    },
    {
      key: "plain-ask",
      exercise: "plain-ask",
      givenAt: 5,
      for: "both",
      dueAfter: 14,
      decided: { 6: "keep", 7: "drop" },
      sent: {
        A: {
          daysAfter: 12,
          time: "21:50",
          check: [5, 6, 4],
          answers: {
            hint: "I left the brochure of the small hotel on the table.",
            want_to_feel: "free_to_say_no",
            ask: "When we go up early, I feel watched. I would like to just read side by side tonight. Are you up for it?",
            no_is_ok: 5,
            answer: "later",
            heard_no_is_ok: 5,
            after: 4,
          },
        },
      },
    },
    {
      key: "let-it-land",
      exercise: "hold-the-compliment",
      givenAt: 6,
      for: "both",
      dueAfter: 14,
      decided: { 7: "shrink" },
      sent: {
        A: {
          daysAfter: 8,
          time: "22:05",
          check: [4, 5, 4],
          answers: {
            kind_word: "The neighbours were told that I had saved the roses.",
            believed_before: 3,
            why_meant: "It was true, and it was said with a proud face.",
            means_about_me: "I am good with things that need time.",
            means_for_us: "We can still be on one side in front of others.",
            believed_after: 4,
            told_them: "no",
          },
        },
      },
    },
    {
      key: "outsider",
      exercise: "kind-outsider",
      givenAt: 7,
      for: "both",
      dueAfter: 7,
      sent: {
        A: {
          daysAfter: 3,
          time: "22:50",
          check: [4, 7, 3],
          answers: {
            writing_time: 400,
            facts:
              "Sunday evening. One of us turned the light off early. The other said: fine, then. We lay back to back until one got up to sleep on the sofa.",
            outsider_view:
              "They would see two people who both thought they had lost something. I am not sure what good it would do. Perhaps I could see that the sofa was not meant as a punishment.",
            hard_part: "I hear those two words, and I am back at every other time.",
            distress_now: 7,
          },
        },
      },
    },
  ],
  checkIns: {
    A: {
      firstWeek: -10,
      lastWeek: -1,
      from: [6, 3, 4, 4, 7, 6],
      to: [7, 3, 3, 3, 7, 8],
      bend: 1,
      missing: [-6],
    },
    B: {
      firstWeek: -10,
      lastWeek: -1,
      from: [4, 5, 4, 4, 6, 6],
      to: [4, 4, 4, 3, 7, 7],
      bend: 1,
      missing: [-8, -3],
    },
  },
  screenedAgain: -5,
  ratings: [
    {
      day: -54,
      self: {
        A: "6 7 8 8 7 7 6  2 3 1 5 2 2 4  4 4 3 5 6 2 6  7 6 5 6 5 7",
        B: "3 5 6 6 5 4 5  4 5 3 6 4 4 6  6 7 6 4 6 4 6  6 5 3 6 7 6",
      },
      therapist: {
        A: "8 8 9 8 7 8 6  2 3 1 5 2 3 4  4 4 3 6 7 2 7  8 6 5 7 5 7",
        B: "2 5 7 7 6 4 5  4 5 4 6 4 5 6  6 7 6 4 6 4 6  6 5 3 6 7 6",
      },
    },
  ],
  episodes: ingridAndPaulEpisodes,
};
