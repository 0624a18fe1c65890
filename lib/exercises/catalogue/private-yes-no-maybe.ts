import { type Exercise, type Option, STOP_LINE } from "#lib/exercises/types";

/** From holding hands to sex in general terms; each is a thing two people do, so that a match needs no roles. */
const CARDS: readonly Option[] = [
  { value: "hold_hands", label: "Hold hands in bed" },
  { value: "cuddle_dressed", label: "Cuddle with clothes on" },
  { value: "rest_near", label: "Lie side by side and rest, with no more to it" },
  { value: "near_no_touch", label: "Be near each other with no touch" },
  { value: "say_warm_words", label: "Say warm words to each other" },
  { value: "flirt", label: "Flirt in a note or a message" },
  { value: "dance", label: "Dance close, or sway to music" },
  { value: "set_time", label: "Set a time for us beforehand" },
  { value: "start_unplanned", label: "Let it start with no plan" },
  { value: "quiet_first", label: "A quiet moment or a prayer first" },
  { value: "low_light", label: "Low light, or none" },
  { value: "more_light", label: "Enough light to see each other" },
  { value: "new_place", label: "A new place at home" },
  { value: "wash", label: "A bath or a shower with each other" },
  { value: "soft_kiss", label: "Soft kisses" },
  { value: "long_kiss", label: "Long, deep kisses" },
  { value: "swap_rubs", label: "Swap back or foot rubs" },
  { value: "undress", label: "Undress each other slowly" },
  { value: "bare_together", label: "Be naked together with no plan" },
  { value: "slow_touch", label: "Slow touch, with chest and genitals left out" },
  { value: "touch_all", label: "Touch with hands, with no part left out" },
  { value: "guide_hands", label: "Guide each other's hands" },
  { value: "own_touch", label: "Each touches their own body, side by side" },
  { value: "mouth", label: "Kiss and use the mouth all over" },
  { value: "sex_outside", label: "Sex with nothing going inside" },
  { value: "sex_inside", label: "Sex with something going inside" },
  { value: "ease_aid", label: "Use a lubricant or a cushion for ease" },
  { value: "toy", label: "Use a toy" },
  { value: "protection", label: "Plan protection first" },
  { value: "say_what_feels_good", label: "Say what feels good while it happens" },
  { value: "fantasy_talk", label: "Talk about a fantasy, and leave it as talk" },
  { value: "story", label: "Read or watch something sexy" },
  { value: "lead_follow", label: "One leads and one follows, with a stop word" },
  { value: "roles", label: "Play a role or a scene, agreed first" },
  { value: "firm_play", label: "Firm touch or being held in place, agreed first" },
  { value: "laugh", label: "Laugh and keep it light" },
  { value: "pause", label: "Take a pause halfway, and then see" },
  { value: "end_anywhere", label: "Stop anywhere, with or without a climax" },
  { value: "stay_close", label: "Stay close and quiet after" },
  { value: "talk_next_day", label: "Talk about it the next day" },
];

/**
 * Source: exercise catalogue paper, entry 27. What both put on yes or maybe is worked out by the server, once both
 * share, and only then shown: it is no field here, since no partner writes it. That choice to share, or not now, is
 * no field either; it belongs to sharing. The piles stay with their writer. Which match the
 * two pick, and how they stop, they say to each other: nothing is written before the matches are there, and no words
 * that name a wish leave their writer.
 */
export const privateYesNoMaybe: Exercise = {
  slug: "private-yes-no-maybe",
  version: 1,
  title: "Private list, shared matches",
  family: "D",
  weights: { dissonance: 0.2, regulation: 0, attachment: 0.1, communication: 0.7 },
  stages: ["middle", "consolidation"],
  format: "both",
  sessionFirst: false,
  who: "each_then_together",
  exerciseClass: "X",
  explicitness: 3,
  minutes: { min: 15, typical: 30, max: 40 },
  minutesNote: "About 30 minutes: the list on your own, then a look at the matches.",
  dose: { times: 1, enough: 1, per: "once" },
  materials: [
    "A place where no one sees your screen",
    "The list as it is. To add an item, ask your therapist to make it your own list",
  ],
  aim: "Find what you both like, and keep the rest to yourself.",
  steps: [
    "On your own, put each item on a pile: yes, maybe or no. With a maybe, think what would help.",
    "Leave out any item you like. Put your own words to it, for bodies and for acts.",
    "A no is never shown, asked about or counted. You do not need a reason for it.",
    "When you both choose to share, you see only what you both put on yes or maybe.",
    "Look at the matches with your therapist, or just the two of you.",
    "Pick one easy item, or none. None is a good pick too.",
    "Agree on how you will stop.",
  ],
  fields: [
    {
      type: "sort",
      name: "list",
      label: "Where do you put each item today?",
      why: "A no or a blank stays with you. You can change it until you send it.",
      options: CARDS,
      piles: [
        { value: "yes", label: "Yes" },
        { value: "maybe", label: "Maybe" },
        { value: "no", label: "No" },
      ],
      matches: true,
      visibility: "me",
      required: true,
      step: 1,
    },
    {
      type: "short",
      name: "maybe_needs",
      label: "What helps you when it is a maybe?",
      why: "Say what helps, and not which item. Then a maybe stays yours.",
      visibility: "reveal",
      required: false,
      step: 1,
    },
    {
      type: "scale",
      name: "pressure",
      label: "How much pressure did you feel as you sorted?",
      why: "Your partner cannot see this. Your therapist can slow things down.",
      low: "None",
      high: "As much as it gets",
      visibility: "therapist",
      required: false,
      sensitive: "pressure",
      step: 1,
    },
  ],
  // As many as must be shown: fewer, and a blank could give a no away.
  done: { op: "minPicked", field: "list", count: 20 },
  derived: [],
  qualityCue:
    "Both sorted in private, nobody asked about what did not match, and the pick (or none) came without pressure.",
  smaller: "Two minutes: on your own, read some of the list, and stop there. Nothing is shared.",
  handout: [
    "Yes, maybe or no: all three are good answers.",
    "A no is never shown, asked about or counted.",
    "One easy thing, or none. We agree on how to stop.",
  ],
  gates: [
    {
      text: "Not under control, fear or injury.",
      machine: { gate: "G02", effect: "block" },
    },
    {
      text: "Not while there is coercion, or a no is not safe to say.",
      machine: { gate: "G04", effect: "block" },
    },
    {
      text: "Not while there is an undisclosed secret that bears on consent.",
      machine: { gate: "G10", effect: "block" },
    },
    {
      text: "After sharing, leave 24 hours before anything is changed or picked, so that nobody is asked why something is not there.",
      machine: null,
    },
    {
      text: "A list that is changed after sharing is shared afresh by both, or not at all.",
      machine: null,
    },
    {
      text: "Go through the list with the couple beforehand: it can name only what is in it, and what is left out counts as a no.",
      machine: null,
    },
  ],
  adaptations: [
    "Kink: agree on limits, a stop word and after-care before any item with a role, a lead or force in play; no item says anything about health.",
    "Consensual non-monogamy: agree on who counts as partner here and on what the couple's agreements leave open; this list is between two.",
    "Asexual or celibate couples: sort only the items without sex; a full and finished list needs none of the others.",
    "Faith and culture: leave out what is not allowed, keep to days and places that fit, and use modest words; the list can be read in session in place of on a screen.",
    "Disability, pain or illness: read each item with aids, positions, helpers and energy in mind; ease comes before novelty.",
    "Trans bodies and dysphoria: each names their own body, and any item may be left out without a word.",
    "After birth, in menopause or with cancer: mark today's answer, and sort afresh later.",
    "Reading or screen is hard: sort alone with a screen reader, or with the therapist and one partner in the room.",
  ],
  stopLine: STOP_LINE,
  evidence: {
    parent: [
      { text: "A private yes, no, maybe list is a standard tool of sex therapy.", grades: ["CONS"] },
      { text: "Quality of sexual talk, r = .43 and .52 (Mallory 2022).", grades: ["META"] },
    ],
    thisForm: { grade: "PLAUS", text: "This version is reasoned and untested." },
  },
};
