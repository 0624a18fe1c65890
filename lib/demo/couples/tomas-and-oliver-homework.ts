import type { HomeworkStory } from "#lib/demo/types";

export const tomasAndOliverHomework: readonly HomeworkStory[] = [
  {
    key: "two-truths",
    exercise: "two-truths-map",
    givenAt: 1,
    for: "both",
    dueAfter: 7,
    sent: {
      A: {
        daysAfter: 3,
        time: "23:05",
        check: [7, 6, 6],
        answers: {
          belief_a: "Being good at sex is what I bring to the two of us.",
          belief_b: "I want to be liked on days when I bring nothing.",
          belief_a_true: 8,
          belief_b_true: 7,
          usual_move: "I ask how it was, and I read the face before the answer.",
          saves_me: "The worry that I have had my day.",
          costs_me: "I am watching myself instead of being there.",
          discomfort: 6,
          share_line: "I would like to be met on an ordinary Tuesday.",
        },
      },
      B: {
        daysAfter: 5,
        time: "17:30",
        check: [7, 5, 7],
        answers: {
          belief_a: "Praise is a gift, so more of it must be better.",
          belief_b: "When I praise on demand, it feels like a form I fill in.",
          belief_a_true: 6,
          belief_b_true: 8,
          usual_move: "I say it was great before anyone asks.",
          saves_me: "The look of disappointment.",
          costs_me: "My own wishes. I lose track of them.",
          discomfort: 5,
          share_line: "I like you most when nobody is keeping score.",
        },
      },
    },
  },
  {
    key: "wave",
    exercise: "urge-wave",
    givenAt: 4,
    for: "A",
    dueAfter: 7,
    sent: {
      A: {
        daysAfter: 4,
        time: "23:20",
        check: [8, 5, 7],
        answers: {
          pull: "ask_did_well",
          urge_start: 8,
          wait: 600,
          urge_end: 5,
          chose: "let_go",
          expected: "I would feel like a fraud all evening.",
          happened: "We watched the end of the film. Nothing was missing.",
        },
      },
    },
  },
  {
    key: "outside-world",
    exercise: "daily-stress-share",
    givenAt: 4,
    for: "both",
    dueAfter: 7,
    sent: {
      A: {
        daysAfter: 5,
        time: "22:50",
        check: [8, 2, 9],
        answers: {
          topic: "The inspection at work",
          turns: 1260,
          what_helped: "A hand on my back while I talked.",
          felt_supported: 8,
        },
      },
      B: {
        daysAfter: 5,
        time: "22:55",
        check: [8, 2, 8],
        answers: {
          topic: "The divorce in my family",
          turns: 1200,
          what_helped: "Being asked what I was afraid of.",
          felt_supported: 7,
        },
      },
    },
  },
  {
    key: "touch",
    exercise: "touch-no-agenda",
    givenAt: 5,
    for: "both",
    dueAfter: 7,
    sent: {
      A: {
        daysAfter: 4,
        time: "22:30",
        check: [7, 3, 8],
        answers: {
          kind: "back_to_back",
          off_limits: "My left shoulder, it is still sore.",
          timer: 600,
          word: "Slow",
          pressure: 2,
          comfort: 7,
          agreement_kept: "yes",
        },
      },
      B: {
        daysAfter: 5,
        time: "18:15",
        check: [8, 1, 9],
        answers: {
          kind: "back_to_back",
          timer: 600,
          word: "Warm",
          pressure: 1,
          comfort: 8,
          agreement_kept: "yes",
        },
      },
    },
  },
  {
    key: "letter",
    exercise: "letter-to-a-friend-couple",
    givenAt: 6,
    for: "both",
    dueAfter: 14,
    sent: {
      A: {
        daysAfter: 9,
        time: "15:40",
        check: [9, 4, 8],
        answers: {
          letter:
            "Dear you two, I know the look you give each other when the light goes out, as if somebody were about to read out the marks. I have given that look for years. More effort will not make it go away. I tried, and all I got was tired. When closeness has to prove something, the one who gives is busy and the one who gets cannot just enjoy it. What helped us was boring and small: sit back to back for five minutes, talk about work, go to bed early and do nothing at all. Ask for one thing, and let no be an answer. The jury got bored and left. I miss it sometimes, and then I put the kettle on.",
          read_aloud: "yes",
          hard_sentence: "Go to bed early and do nothing at all.",
          fits_letter_act: "On Thursday we go to bed at ten and just read.",
          choice_felt_free: 9,
        },
      },
      B: {
        daysAfter: 11,
        time: "16:20",
        check: [8, 3, 8],
        answers: {
          letter:
            "Dear friends, you asked me why my praise does not help, when there is so much of it. I think it is like sugar in tea: after the fourth spoon nobody tastes it any more, and you still pour. When I praise because I am afraid of a sad face, I am not really looking at the person in front of me. You lose something when that happens: you cannot believe the true kind words either, since they sound just the same. Try to say less and mean it. Say what you like for yourself as well, even if it is only a quiet Sunday. And when the question comes, it is fine to hold a hand and say that you are here, and that you will not answer it again tonight.",
          read_aloud: "yes",
          hard_sentence: "Say what you like for yourself as well.",
          fits_letter_act: "I choose the film on Saturday, and I say so.",
          choice_felt_free: 8,
        },
      },
    },
  },
  {
    key: "let-it-land",
    exercise: "hold-the-compliment",
    givenAt: 7,
    for: "both",
    dueAfter: 7,
    sent: {
      A: {
        daysAfter: 3,
        time: "23:10",
        check: [9, 2, 9],
        answers: {
          kind_word: "I was told I laugh with my whole face again.",
          believed_before: 6,
          why_meant:
            "It had nothing to do with anything I did. We were waiting for a bus. I think it was simply seen and said.",
          means_about_me: "I do not have to be impressive to be looked at kindly.",
          means_for_us: "We see each other again, also at a bus stop.",
          believed_after: 9,
          told_them: "yes",
        },
      },
      B: {
        daysAfter: 5,
        time: "17:05",
        check: [8, 1, 8],
        answers: {
          kind_word: "My side of the shelf was left just as I like it.",
          believed_before: 7,
          why_meant:
            "It took time, and it was done on a day when there was none. Somebody thought about what I like.",
          means_about_me: "My likes are worth a thought.",
          means_for_us: "There is room for both of us here.",
          believed_after: 9,
          told_them: "yes",
        },
      },
    },
  },
  {
    key: "outsider",
    exercise: "kind-outsider",
    givenAt: 8,
    for: "both",
    dueAfter: 7,
    sent: {
      A: {
        daysAfter: 4,
        time: "23:00",
        check: [8, 3, 8],
        answers: {
          writing_time: 430,
          facts:
            "Saturday, in the kitchen at home. One of us said that the guests had liked the food. The other asked: and what about me? Then we were both quiet and cleaned up.",
          outsider_view:
            "They would see two tired people who both wanted to hear a thank-you. Nobody was wrong. If I look at it like that, I can say thanks first without making it a test.",
          hard_part: "In the moment it sounds like a verdict.",
          next_time: "Two tired people, one kitchen. Say thanks first.",
          distress_now: 2,
        },
      },
      B: {
        daysAfter: 5,
        time: "16:45",
        check: [8, 2, 8],
        answers: {
          writing_time: 440,
          facts:
            "Saturday evening after the guests had left. There was a remark about the food, a question, and then we washed up without talking.",
          outsider_view:
            "They would notice that we both stayed in the kitchen. Neither of us walked off. They would say that the quiet was tired, not cold.",
          hard_part: "I start to think about what I could have said.",
          next_time: "The quiet was tired, not cold.",
          distress_now: 1,
        },
      },
    },
  },
  {
    key: "outside-again",
    exercise: "daily-stress-share",
    givenAt: 9,
    for: "both",
    dueAfter: 14,
    sent: {
      A: {
        daysAfter: 6,
        time: "22:35",
        check: [8, 1, 9],
        reviewedNextDay: true,
        answers: {
          topic: "Two people off sick in the same week",
          turns: 1180,
          what_helped: "That I could swear a little and nobody minded.",
          felt_supported: 9,
        },
      },
      B: {
        daysAfter: 7,
        time: "17:50",
        check: [9, 1, 9],
        answers: {
          topic: "The timetable for next term",
          turns: 1210,
          what_helped: "You said it back better than I had said it.",
          felt_supported: 8,
        },
      },
    },
  },
  {
    key: "small-moments",
    exercise: "bids-week",
    givenAt: 9,
    for: "both",
    dueAfter: 7,
    opens: { inDays: 5 },
    sent: {},
  },
  {
    key: "own-ground",
    exercise: "affirm-first",
    givenAt: 9,
    for: "A",
    dueAfter: 28,
    opens: { after: "small-moments", days: 2 },
    sent: {},
  },
];
