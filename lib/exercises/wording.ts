/** What is wrong with a word or phrase of a couple's page. */
export const WORDING_RULES = [
  "gendered",
  "label",
  "diagnosis",
  "sex_default",
  "rejection",
  "failure",
  "mark",
  "therapist_word",
  "anatomy",
  "theory",
  "blame",
  "proof",
  "pressure",
  "withholding",
  "frequency",
  "partner_status",
] as const;
export type WordingRule = (typeof WORDING_RULES)[number];

/** What to write in place of it, said to the one who writes an exercise. */
export const WORDING_ADVICE: Readonly<Record<WordingRule, string>> = {
  gendered: 'Say "your partner", "they", "the two of you".',
  label: "Say what happens in the loop, and not what somebody is like.",
  diagnosis: 'Say "the loop", "stuck", "different levels of wanting".',
  sex_default: 'Say "sex" or "intimate time", in their own words.',
  rejection: 'Say "a kind no", "not now".',
  failure: 'Say "tried", "a smaller step", "held for now"; leave out what one should do.',
  mark: "Nothing is marked or counted: leave it out.",
  therapist_word: 'Say "your therapist", "you".',
  anatomy: "Presume no body: let each use their own words.",
  theory: 'Say "pulled two ways", "soothing", "the bond", "talking".',
  blame: "Say what the loop does to you both.",
  proof: "Do not have them ask for proof, praise or a verdict.",
  pressure: "A yes is free: leave room for a no.",
  withholding: "Never tell them to hold warmth back.",
  frequency: "More sex is not the aim, and its number is not asked.",
  partner_status: "Say nothing of what the other partner did.",
};

/** A word or phrase not to use, and where it stands in the text. */
export interface WordingFault {
  readonly rule: WordingRule;
  readonly words: string;
  readonly start: number;
}

interface Pattern {
  readonly rule: WordingRule;
  readonly find: RegExp;
  /** Harmless where the whole sentence matches this. */
  readonly unless?: RegExp;
  /** Harmless where what stands before it in the sentence matches this. */
  readonly after?: RegExp;
}

/** "No one is to blame", "nothing to prove", 'asked "are we okay?"': what is denied or told is not said. */
const DENIED =
  /\b(no|not|never|nobody|nothing|without|neither|nor|cannot|instead of|rather than|asked)\b|n['’]t\b/i;
const WHEN = /\b(when|once|until|till|after|if|what|as soon as)\b/i;
const CHILL = /\b(blanket|sock|cloth|layer|room|water|weather|air|heat|warm)/i;
const NOT_A_MARK = /\b(no|not|never|nothing|without|film|music|song|school)\b/i;
const DELIGHT = /\b(glad|smil|laugh|happy|warm|thank)/i;

const PATTERNS: readonly Pattern[] = [
  { rule: "gendered", find: /\b(husband|wife|wives|spouse|boyfriend|girlfriend)s?\b/ },
  { rule: "gendered", find: /(?<!-)\b(he|she|him|her|hers|his|himself|herself)\b(?!-)/ },
  { rule: "gendered", find: /\b(man|woman|men|women|lady|ladies|gentlem[ae]n)\b(?! the\b)/ },

  { rule: "label", find: /\b(pursuer|avoider|distancer)s?\b|\b(need|cling)(y|iness)\b|\bhigh-maintenance\b/ },
  { rule: "label", find: /\b(the|an?) (anxious|avoidant|insecure) (one|partner|person|type)\b/ },
  {
    rule: "label",
    find: /\b(is|are|was|were|be|being|been|so|too|act|acts) (selfish|lazy|crazy|hysterical|manipulative|over-?sensitive|a nag)\b/,
    after: DENIED,
  },
  {
    rule: "label",
    find: /\bcold (partner|person|one|shoulder)\b|\bcold(ness)? (to|towards?) (you|me|them|each|one|your)\b/,
  },
  {
    rule: "label",
    find: /\b(partner|they|you|i|we|who|being|be) ((is|are|am|was|were|seem|get|got|turn|turned|act|go|went|feel)s? )?((so|too|very|rather) )?cold\b/,
    unless: CHILL,
  },

  {
    rule: "diagnosis",
    find: /\b(dysfunction|toxic|co-?dependen|addict|frigid|impoten|narciss|abnormal)\w*|\blibidos?\b/,
  },
  { rule: "diagnosis", find: /\b(low|high) (sex )?(drive|desire)\b/ },
  { rule: "sex_default", find: /\b(intercourse|foreplay|the real thing|full sex|consummat\w+)\b/ },
  { rule: "sex_default", find: /\b(giv(e|es|ing)|gave) it up\b(?! to\b)/ },
  { rule: "rejection", find: /\b(reject(s|ed|ing|ions?)?|refus(e|es|ed|ing|als?)|rebuff\w*|spurn\w*)\b/ },
  { rule: "rejection", find: /\bturn(s|ed|ing)? (you|me|us|them|your partner|each other) down\b/ },
  { rule: "rejection", find: /\b(was|were|been|being|got|get) turned down\b/ },

  { rule: "failure", find: /\bfail(s|ed|ing|ures?)?\b/, after: DENIED },
  { rule: "failure", find: /\b(overdue|(non-?)?complian\w+)\b/ },
  { rule: "failure", find: /\b(should|ought to)\b|\b(should|ought)n['’]t\b/ },
  {
    rule: "failure",
    find: /\bmissed\b(?! (you|me|us|them|each other|one another|your partner|being|having|home)\b)/,
  },
  {
    rule: "mark",
    find: /\b(scor(e|es|ed|ing|ecards?)|grade[sd]?|badges?|leaderboards?|rankings?)\b/,
    unless: NOT_A_MARK,
  },
  { rule: "mark", find: /\bstreaks?\b(?! of\b)/ },
  {
    rule: "therapist_word",
    find: /\b(counsell?or|clinician|client)s?\b|\bpatients\b|\b(the|each|every|our|this) patient\b/,
  },
  {
    rule: "anatomy",
    find: /\b(penis|vagina|vulva|clitor|testic|scrot)\w*|\b(erection|breast)s?\b/,
  },
  {
    rule: "theory",
    find: /\b(dissonance|regulation|dysregulat\w+|mechanisms?|attachment)\b/,
    unless: /\b(file|e-?mail|photo|message) attachment/i,
  },

  {
    rule: "blame",
    find: /\b(your|their|my|whose) (own )?fault\b|\bto blame\b/,
    after: /\b(no|not|nobody|no one)\b(?! forget)/i,
  },
  { rule: "blame", find: /\bblam(e|es|ed|ing) (you|them|your partner|each other)\b/, after: DENIED },
  { rule: "blame", find: /\bwrong with (you|them|me|your partner)\b/, after: DENIED },
  { rule: "blame", find: /\bbecause of you\b/, unless: DELIGHT },
  {
    rule: "blame",
    find: /(?:^|[,;:"“]|\b(?:that|and|but|because|how|when)) *you(r partner)? (always|never)\b(?! (have|has|need|can|may|be|get|owe|want|know|alone)\w*)/,
  },
  {
    rule: "blame",
    find: /\byou (make|made|keep making) (your partner|them|me|each other) (feel|look|seem|small|angry|sad|jealous|anxious|nervous|unhappy|ask|wait|pay|do)\b/,
  },
  { rule: "blame", find: /\byou (have )?(ruined|spoil(ed|t)|wrecked|caused)\b/ },
  {
    rule: "blame",
    find: /\bwhy (can|ca|do|did|wo)(not|n['’]t| not) (you|they|your partner)\b(?! (both|two|try|take|sit|go|have|start|pick|choose)\b)/,
  },

  {
    rule: "proof",
    find: /\bask(s|ing)? (your partner|each other|one another|the other( one)?|them) (if|whether|that|how( much)?) (they|you) ((still|really|also|are|were) )?(love|want|like|enjoy|desire|fancy|find|found|mean|happy|did)(d|ed)?\b(?! to\b)/,
    after: DENIED,
  },
  { rule: "proof", find: /\bhow (attractive|good|desirable|sexy|good-looking) (they|your partner|you|i)\b/ },
  {
    rule: "proof",
    find: /\b(was|were) (it|that|i|you|we|sex|the sex)( (really|also))? (good|okay|ok|all right|alright|great|enough|fine)\b(?! (time|room|light|rest|to)\b)[^.]*\?/,
    after: DENIED,
  },
  {
    rule: "proof",
    find: /\b(am i|are we)( (still|really))? (good|enough|okay|ok|fine|attractive|sexy|all right|alright|desirable|wanted)\b(?! (to|with|for)\b)[^.]*\?/,
    after: DENIED,
  },
  {
    rule: "proof",
    find: /\bdid (i|we|you) (do (well|okay|ok|it right|good)|perform|satisfy|please|like it|enjoy it|come|climax)\b/,
    after: DENIED,
  },
  { rule: "proof", find: /\bdo you (still |really )?(love|want|desire|fancy|need|like) me\b/, after: DENIED },
  {
    rule: "proof",
    find: /\bhow (was|were|did) (i|we) (last night|do|in bed|doing)\b|\bhow was (the )?sex\b/,
  },
  {
    rule: "proof",
    find: /\b(tell|say|show)\b[^.?!]*\b(they|your partner|you) (was|were|are|is) ((so|really|very) )?(good|great|amazing|the best|perfect|wonderful)\b|\bhow (good|great) your partner\b/,
    after: DENIED,
  },
  {
    rule: "proof",
    find: /\b(rat|judg|compar)(e|es|ing) (your partner|each other|one another|their(?! own))\b/,
  },
  {
    rule: "proof",
    find: /\bperformances?\b|\bperform(s|ed|ing)? (well|badly|better|in bed|for)\b/,
    after: DENIED,
  },
  {
    rule: "proof",
    find: /\bask for (a |more |some )?(compliments?|praise|reassurance|proof)\b/,
    after: DENIED,
  },
  { rule: "proof", find: /\bprov(e|es|ing) (to|that|your|how)\b/, after: DENIED },

  {
    rule: "pressure",
    find: /\bjust say yes\b|\bsay(ing)? yes,? even\b|\bpush(es|ing)? through\b/,
    after: DENIED,
  },
  { rule: "pressure", find: /\bgiv(e|es|ing) in\b/, after: DENIED },
  {
    rule: "pressure",
    find: /\bow(e|es|ed) (your partner|each other|them|it|me|you)\b|\b(your|a) duty\b/,
    after: DENIED,
  },
  { rule: "withholding", find: /\bwith(hold|held)\w*/ },
  {
    rule: "withholding",
    find: /\b(stop|quit) (giving|offering|showing) (them |your partner )?(comfort|reassurance|warmth|care|praise|affection|hugs|love)\b/,
    after: DENIED,
  },
  {
    rule: "withholding",
    find: /\b(do not|don['’]t|never) (comfort|hug|reassure|soothe|answer|reply to) (your partner|each other)\b/,
  },
  { rule: "withholding", find: /\bignor(e|es|ing) (your partner|each other)\b/, after: DENIED },
  { rule: "frequency", find: /\bmore (often )?(sex|intimate time)\b/, unless: DENIED },
  {
    rule: "frequency",
    find: /\bha(ve|d|ving) (more )?sex (at least|more|\w+ times|twice|once|every|daily|weekly|often)\b/,
  },
  {
    rule: "partner_status",
    find: /\byour partner (has )?((already|just) )?(finished|answered|sent|shared|started|replied|read|seen|opened)\b/,
    after: WHEN,
  },
  { rule: "partner_status", find: /\byour partner is (waiting|online|writing)\b/, after: WHEN },
];

/** Case never matters, and a sentence may break a rule more than once. */
const SEARCHES = PATTERNS.map((pattern) => ({ ...pattern, find: new RegExp(pattern.find, "gi") }));

const SENTENCE = /[^.!?]+(?:[.!?]+|$)/g;

/**
 * The words and phrases of a text that a couple is not to meet: what blames, labels, presses, or has one ask the
 * other for proof. Source: sessions paper, section 5; design paper, the problem. In the order they stand.
 */
export function wordingFaults(text: string): WordingFault[] {
  const faults = [...text.matchAll(SENTENCE)].flatMap((sentence) =>
    SEARCHES.flatMap(({ rule, find, unless, after }) => {
      const [words] = sentence;
      if (unless?.test(words)) return [];
      return [...words.matchAll(find)]
        .filter((match) => !after?.test(words.slice(0, match.index)))
        .map((match) => ({ rule, words: match[0], start: sentence.index + match.index }));
    }),
  );
  return faults
    .filter(
      (fault, index) =>
        faults.findIndex((other) => other.rule === fault.rule && other.start === fault.start) === index,
    )
    .sort((one, two) => one.start - two.start);
}
