import { type SQL, sql } from "drizzle-orm";
import { builtinExercise, builtinWord, ownExercise, ownWord } from "#db/schema/library";
import { folded } from "#lib/exercises/card";
import type { Id } from "#lib/kernel/ids";

/** Words of a search that are looked at; the rest of a long sentence adds nothing. */
const MOST_WORDS = 6;
/** Words offered in place of one that nothing is near to by letters. */
const MOST_ALIKE = 8;

/** The words of a search, as they are compared. */
export function searchWords(text: string): string[] {
  const words = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** How many slips a word may have: a letter wrong, missing or too many, or two neighbours swapped. */
export function slipsAllowed(word: string): number {
  const { length } = [...word];
  if (length <= 2) return 0;
  return length <= 5 ? 1 : 2;
}

/** In so short a word another first letter makes another word: "wife" is no slip for "life". */
const FIRST_LETTER_STANDS = 4;
/** A longer word is no word anybody types. */
const LONGEST_WORD = 40;

/** The word with each two neighbours swapped, one pair at a time. */
export function swapsOf(word: string): string[] {
  const letters = [...word];
  const swapped = letters
    .slice(1)
    .map((letter, at) => [...letters.slice(0, at), letter, letters[at], ...letters.slice(at + 2)].join(""));
  return [...new Set(swapped)].filter((other) => other !== word);
}

/**
 * CTEs that end in `wanted (q, titled, all_titled, is_some)`: the words as one text query, the same for titles alone,
 * and whether no exercise has all of them, so that those with some are looked for. A word the library knows stands
 * for itself in all its forms, as does the beginning of one. Any other stands for the known words the fewest slips
 * away, and where none is near for those that look alike (trigrams). Words such as "the" are not looked for. Cost:
 * the practice's vocabulary, which grows far slower than its library.
 */
export function wantedWords(practiceId: Id, words: readonly string[]): SQL {
  const asked = words.map(
    (word, n) =>
      sql`(${n}::int, ${word}::text, ${slipsAllowed(word)}::int, ${JSON.stringify(swapsOf(word))}::text::jsonb)`,
  );
  const hasAll = (rows: SQL) =>
    sql`exists (select from ${rows} and superseded_at is null and search @@ every)`;
  return sql`
    asked (n, word, slips, swaps) as (
      select n, word, slips, swaps from (values ${sql.join(asked, sql`, `)}) typed (n, word, slips, swaps)
      where coalesce(ts_lexize('english_stem', word), '{-}') <> '{}'),
    known as materialized (
      select word from ${builtinWord}
      union all
      select word from ${ownWord} where practice_id = ${practiceId} and length(word) <= ${LONGEST_WORD}),
    near as materialized (
      select n, word, slips, min(slips) over (partition by n) as least from (
        select a.n, k.word, a.slips as most,
          case when k.word = a.word then -1 when starts_with(k.word, a.word) then 0 else least(
            case when length(a.word) > ${FIRST_LETTER_STANDS} or left(k.word, 1) = left(a.word, 1)
              then ext.levenshtein_less_equal(k.word, a.word, a.slips) end,
            (select 1 + min(ext.levenshtein_less_equal(k.word, swapped, a.slips - 1))
              from jsonb_array_elements_text(a.swaps) swapped)) end as slips
        from asked a join known k on starts_with(k.word, a.word)
          or (a.slips > 0 and length(k.word) between length(a.word) - a.slips and length(a.word) + a.slips
            and ext.levenshtein_less_equal(k.word, a.word, a.slips + 1) <= a.slips + 1)) each_near
      where slips <= most),
    alike as materialized (
      select a.n, best.word
      from asked a cross join lateral (
        select w.word from (
          select word from ${builtinWord} where word operator(ext.%>) a.word
          union
          select word from ${ownWord} where practice_id = ${practiceId} and word operator(ext.%>) a.word) w
        order by ext.word_similarity(a.word, w.word) desc, w.word limit ${MOST_ALIKE}) best
      where not exists (select from near where near.n = a.n)),
    meant as (
      select n, word, false as begins from near where slips = least
      union all select n, word, false from alike
      union all select n, word, not exists (select from near where near.n = a.n and least < 0) from asked a),
    term as (
      select n, word, begins from meant
      union select n, unnest(ts_lexize('english_stem', word)), false from meant),
    per_word as materialized (
      select n,
        string_agg(distinct quote_literal(word) || case when begins then ':*' else '' end, ' | ')::tsquery as anywhere,
        string_agg(distinct quote_literal(word) || case when begins then ':*A' else ':A' end, ' | ')::tsquery as in_title
      from term where strpos(word, chr(92)) = 0 group by n),
    joined as (
      select string_agg('(' || anywhere::text || ')', ' & ')::tsquery as every,
        string_agg('(' || anywhere::text || ')', ' | ')::tsquery as any_of,
        string_agg('(' || in_title::text || ')', ' | ')::tsquery as titled,
        string_agg('(' || in_title::text || ')', ' & ')::tsquery as all_titled, count(*) as many
      from per_word),
    wanted as materialized (
      select case when is_some then any_of else every end as q, titled, all_titled, is_some
      from joined cross join lateral (select many > 1
        and not ${hasAll(sql`${builtinExercise} where true`)}
        and not ${hasAll(sql`${ownExercise} where practice_id = ${practiceId}`)} as is_some) tried)`;
}
