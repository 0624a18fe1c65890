import type { Exercise, Fault, Field } from "#lib/exercises/types";

/** Words of one topic, each with all that may follow its stem. */
const anyOf = (...patterns: readonly string[]) => new RegExp(`\\b(${patterns.join("|")})\\b`, "i");

const SOMEBODY = "(you|me|him|her|them|us|each other|your|my|somebody|someone|anyone|anybody)";

/**
 * Safety, pressure, freedom to say no, upset. An answer about them that the partner reads can bring harm. Source: exercise
 * catalogue paper, catalogue checks.
 */
const SAFETY = anyOf(
  "(un)?safe(ly|ty|r|st)?",
  "pressur(ed?|es|ing)",
  "push(ed|es|ing)?",
  "(un)?free(ly|dom|r)?",
  "forc(ed?|es|ing|eful|efully)",
  "coerc\\w+",
  "against (your|my|their) will",
  "upset(s|ting)?",
  "distress\\w*",
  "overwhelm\\w*",
  "flooded",
  "panic\\w*",
  "scar(ed|es|ing|y)",
  "afraid",
  "frighten\\w*",
  "terrif\\w+",
  "intimidat\\w+",
  "in fear",
  "fear (of |for )?(your|my|their) (partner|life|anger)",
  "threat\\w*",
  "danger\\w*",
  "violen\\w+",
  "abus\\w+",
  "assault\\w*",
  "rap(ed?|ing)",
  "weapons?",
  "injur\\w+",
  "bruis\\w+",
  "harm(ed|s|ful|ing)?",
  "hurt(s|ing|ful)?",
  `hit(s|ting)? ${SOMEBODY}`,
  "(was|were|been|be|got|get|being) (you |he |she |they )?(hit|beaten|kicked|grabbed)",
  `(beat|beats|kick|kicks|kicked|grab|grabs|grabbed) ${SOMEBODY}`,
  "slap(s|ped|ping)?",
  "punch(ed|es|ing)?",
  "shov(ed?|es|ing)",
  "chok(ed?|es|ing)",
  "strangl\\w+",
  "stalk(s|ed|ing)?",
  "controll(ed|ing)",
  "trapped",
  "unwanted",
  "consent(ed|ing)?",
  "(had|have|has|having|need|needed|obliged) to (say yes|say no|agree|give in|go along|do it)",
  "must say yes",
  "g(ave|ive|iven|iving) in",
  "(go|going|went) along with",
  "(could|can|did|do|does)(n['’]t| ?not) (dare|say no)",
  "did(n['’]t| not) want",
  "bull(y|ied|ying)",
  "hard to say no",
  `ma(de|ke|kes) (you|me|them) (do|say|agree)`,
);

const SEX = anyOf(
  "sex(ual|ually)?",
  "intimate(ly)?",
  "intimacy",
  "intercourse",
  "orgasm\\w*",
  "climax\\w*",
  "masturbat\\w+",
  "penetrat\\w+",
  "foreplay",
  "genitals?",
  "erections?",
  "ma(de|ke|kes|king) love",
  "love ?making",
  "(sleep|sleeps|slept|sleeping) (together|with)",
  "(go|goes|went|gone|going) to bed (together|with)",
);

const COUNT =
  /\b(how (many|often|much|regularly|frequent(ly)?)|number of|times|counts?(?! just as much)|often|frequen(t|tly|cy)|every time (you|we)|when did (you|we) last|(which|what|on what) (days?|dates?|nights?|evenings?|mornings?)|more than once|once or more|twice|(per|each|every) (day|night|week|month))\b/i;

/** Kinds of answer that make a list to count, whatever their words say. */
const LISTED: readonly Field["type"][] = ["dates", "lines"];

/** Whether words ask about safety, pressure, freedom or upset. */
export function asksOfSafety(words: string): boolean {
  return SAFETY.test(words);
}

/** Whether an answer of this kind to these words counts sexual acts. */
export function countsSex(words: string, type: Field["type"]): boolean {
  return SEX.test(words) && (COUNT.test(words) || LISTED.includes(type));
}

/** The words a field shows and stores, its name included. */
const wordsOfField = (field: Field) =>
  [
    field.name.replaceAll("_", " "),
    field.label,
    field.why,
    ...("low" in field ? [field.low, field.high] : []),
    ...("options" in field ? field.options.map((option) => option.label) : []),
    ...("piles" in field ? field.piles.map((pile) => pile.label) : []),
  ].join(" ");

/** What no field may ask, or may not ask of both. */
export function topicFaults({ fields }: Pick<Exercise, "fields">): Fault[] {
  return fields.flatMap((field, index) => {
    const words = wordsOfField(field);
    const isTold = field.visibility === "shared" && (field.sensitive !== undefined || asksOfSafety(words));
    return [
      isTold ? "What asks about safety, pressure, freedom or upset is not shared." : null,
      countsSex(words, field.type) ? "No field counts sexual acts." : null,
    ]
      .filter((message) => message !== null)
      .map((message) => ({ path: ["fields", index], message }));
  });
}
