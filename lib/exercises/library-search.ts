import { type SQL, sql } from "drizzle-orm";
import {
  builtinExercise,
  builtinSlip,
  builtinWord,
  ownExercise,
  ownSlip,
  ownTerm,
  ownWord,
} from "#db/schema/library";
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

/** Above every letter, for the end of what begins with a word. */
const LAST_LETTER = String.fromCodePoint(0x10ffff);

/** The words of a table that begin with another one; by an index, so no pattern. */
const begins = (word: SQL, start: SQL) =>
  sql`${word} collate "C" >= ${start} and ${word} collate "C" < ${start} || ${LAST_LETTER}::text`;

/**
 * CTEs that end in `own_hit (slug, version, words)`, the practice's own exercises by how many of the words each has,
 * and `wanted (q, titled, all_titled, is_some, words)`: the words as one text query, the same for titles alone,
 * whether no exercise has all of them, so that those with the most are looked for, and how many that are. A word the
 * library knows stands for itself in all its forms, as does the beginning of one. Any other stands for the known words
 * the fewest slips away, and where none is near for those that look alike (trigrams). Words such as "the" are not
 * looked for. Everything is found by key: the cost is that of what is found, also among thousands of exercises.
 */
export function wantedWords(practiceId: Id, words: readonly string[]): SQL {
  const asked = words.map(
    (word, n) =>
      sql`(${n}::int, ${word}::text, ${slipsAllowed(word)}::int, ${JSON.stringify(swapsOf(word))}::text::jsonb)`,
  );
  // A lateral part with "offset 0" is asked once for each row, by key.
  return sql`
    asked (n, word, slips, swaps) as materialized (
      select n, word, slips, swaps from (values ${sql.join(asked, sql`, `)}) typed (n, word, slips, swaps)
      where coalesce(ts_lexize('english_stem', word), '{-}') <> '{}'),
    left_over as materialized (
      select a.n, cut.slip from asked a cross join lateral app.slips_of(a.word, a.slips) cut (slip)),
    known as materialized (
      select l.n, k.word from left_over l cross join lateral (
        select word from ${builtinSlip} where slip = l.slip
        union all select word from ${ownSlip} where practice_id = ${practiceId} and slip = l.slip offset 0) k
      union
      select a.n, k.word from asked a cross join lateral (
        select word from ${builtinWord} where ${begins(sql`word`, sql`a.word`)}
        union all
        select word from ${ownWord} where practice_id = ${practiceId} and ${begins(sql`word`, sql`a.word`)}
          and length(word) <= ${LONGEST_WORD} offset 0) k),
    near as materialized (
      select n, word, slips, min(slips) over (partition by n) as least from (
        select a.n, k.word, a.slips as most,
          case when k.word = a.word then -1 when starts_with(k.word, a.word) then 0 else least(
            case when length(a.word) > ${FIRST_LETTER_STANDS} or left(k.word, 1) = left(a.word, 1)
              then ext.levenshtein_less_equal(k.word, a.word, a.slips) end,
            (select 1 + min(ext.levenshtein_less_equal(k.word, swapped, a.slips - 1))
              from jsonb_array_elements_text(a.swaps) swapped)) end as slips
        from asked a join known k on k.n = a.n) each_near
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
    term as materialized (
      select n, word, begins from meant
      union select n, unnest(ts_lexize('english_stem', word)), false from meant),
    per_word as materialized (
      select n,
        string_agg(distinct quote_literal(word) || case when begins then ':*' else '' end, ' | ')::tsquery as anywhere,
        string_agg(distinct quote_literal(word) || case when begins then ':*A' else ':A' end, ' | ')::tsquery as in_title
      from term where strpos(word, chr(92)) = 0 group by n),
    joined as materialized (
      select string_agg('(' || anywhere::text || ')', ' & ')::tsquery as every,
        string_agg('(' || anywhere::text || ')', ' | ')::tsquery as any_of,
        string_agg('(' || in_title::text || ')', ' | ')::tsquery as titled,
        string_agg('(' || in_title::text || ')', ' & ')::tsquery as all_titled, count(*)::int as many
      from per_word),
    own_hit as materialized (
      select slug, version, count(distinct n)::int as words from (
        select t.n, o.slug, o.version from term t cross join lateral (
          select slug, version from ${ownTerm} where practice_id = ${practiceId} and term = t.word offset 0) o
        where not t.begins
        union all
        select t.n, o.slug, o.version from term t cross join lateral (
          select slug, version from ${ownTerm}
          where practice_id = ${practiceId} and ${begins(sql`term`, sql`t.word`)} offset 0) o
        where t.begins
        union all
        select w.n, d.slug, d.version from ${ownExercise} d join per_word w on d.search @@ w.anywhere
        where d.practice_id = ${practiceId} and d.state = 'draft') each_hit
      group by slug, version),
    builtin_hit as materialized (
      select b.slug, b.version, count(*)::int as words from ${builtinExercise} b join per_word w on b.search @@ w.anywhere
      where b.superseded_at is null group by b.slug, b.version),
    wanted as materialized (
      select case when is_some then any_of else every end as q, titled, all_titled, is_some, most as words
      from joined cross join lateral (
        select coalesce(greatest((select max(words) from builtin_hit), (select max(words) from own_hit)), 0) as most) best
      cross join lateral (select many > 1 and most < many as is_some) tried)`;
}
