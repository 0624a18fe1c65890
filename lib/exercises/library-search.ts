import { type SQL, sql } from "drizzle-orm";
import { builtinWord, ownWord } from "#db/schema/library";
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

/** How many letters of a word may be wrong, missing or too many: two, in a short word fewer. */
export function slipsAllowed(word: string): number {
  const { length } = [...word];
  if (length <= 2) return 0;
  return length <= 4 ? 1 : 2;
}

/**
 * CTEs that end in `wanted (q, titled)`: the words as one text query, and the same for titles alone. A word the library
 * knows, or the beginning of one, stands for itself. Any other stands for the known words nearest to it by
 * letters (edit distance), and where none is near for those that look alike (trigrams). Cost: the practice's
 * vocabulary, which grows far slower than its library.
 */
export function wantedWords(practiceId: Id, words: readonly string[]): SQL {
  const asked = words.map((word, n) => sql`(${n}::int, ${word}::text, ${slipsAllowed(word)}::int)`);
  return sql`
    asked (n, word, slips) as (values ${sql.join(asked, sql`, `)}),
    known as materialized (
      select word from ${builtinWord}
      union all
      select word from ${ownWord} where practice_id = ${practiceId}),
    near as materialized (
      select a.n, k.word,
        case when starts_with(k.word, a.word) then 0
          else ext.levenshtein_less_equal(k.word, a.word, a.slips) end as slips
      from asked a join known k on starts_with(k.word, a.word)
        or (length(k.word) between length(a.word) - a.slips and length(a.word) + a.slips
          and ext.levenshtein_less_equal(k.word, a.word, a.slips) <= a.slips)),
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
      select n, word, false as begins from (
        select n, word, slips, min(slips) over (partition by n) as least from near) each_near
      where slips = least and slips > 0
      union all select n, word, false from alike
      union all select n, word, true from asked),
    per_word as (
      select n,
        string_agg(distinct quote_literal(word) || case when begins then ':*' else '' end, ' | ') as anywhere,
        string_agg(distinct quote_literal(word) || case when begins then ':*A' else ':A' end, ' | ') as in_title
      from meant where strpos(word, chr(92)) = 0 group by n),
    wanted as (
      select string_agg('(' || anywhere || ')', ' & ')::tsquery as q,
        string_agg('(' || in_title || ')', ' | ')::tsquery as titled
      from per_word)`;
}
