import { type SQL, sql } from "drizzle-orm";
import type { Card } from "#lib/exercises/card";

/** The stems of a card's words with their weights: title (A), aim (B), steps (C), subjects (D). */
export function searchOf({ words }: Card): SQL<string> {
  const part = (text: string, weight: "A" | "B" | "C" | "D") =>
    sql`setweight(to_tsvector('english', ${text}::text), ${weight}::text::"char")`;
  return sql`${part(words.title, "A")} || ${part(words.aim, "B")} || ${part(words.steps, "C")}
    || ${part(words.subjects, "D")}`;
}

/** The words of cards as they are typed, each once, as a set of rows: what a slip of the keyboard is compared with. */
export function vocabularyOf(cards: readonly Card[]): SQL<string> {
  const text = cards.map(({ words }) => Object.values(words).join(". ")).join(". ");
  return sql`unnest(tsvector_to_array(to_tsvector('simple', ${text}::text)))`;
}

/** A card as the columns of a row. */
export function cardColumns(card: Card) {
  const { title, aim, minutes, blockedBy, warnedBy, traits } = card;
  return {
    title,
    sortTitle: card.words.title,
    aim,
    minutes,
    blockedBy,
    warnedBy,
    traits,
    search: searchOf(card),
  };
}
