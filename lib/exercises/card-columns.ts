import { type SQL, sql } from "drizzle-orm";
import type { Card } from "#lib/exercises/card";

/** The words of a card with their weights: title (A), aim (B), steps (C), mechanisms (D). */
export function searchOf({ words }: Card): SQL<string> {
  const part = (text: string, weight: "A" | "B" | "C" | "D") =>
    sql`setweight(to_tsvector('simple', ${text}::text), ${weight}::text::"char")`;
  return sql`${part(words.title, "A")} || ${part(words.aim, "B")} || ${part(words.steps, "C")}
    || ${part(words.mechanisms, "D")}`;
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
