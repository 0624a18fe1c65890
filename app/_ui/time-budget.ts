import type { GlyphName } from "./mechanism-glyph";

export type BudgetItem = { id: string; title: string; minutes: number; mechanism: GlyphName | null };

export type BudgetSegment = BudgetItem & {
  /** Percent of the bar, from its start. */ start: number;
  width: number;
};

export type TimeBudget = {
  planned: number;
  segments: readonly BudgetSegment[];
  /** Percent at which the session ends; 100 unless more is planned than fits. */
  end: number;
  /** "42 of 50 minutes planned, 8 free". */
  sentence: string;
};

function remainder(planned: number, total: number): string {
  if (planned > total) return `${planned - total} over`;
  return planned === total ? "no time left over" : `${total - planned} free`;
}

/** Lays out plan items along a session of `total` minutes. Minutes are whole and positive. */
export function layOutTime(items: readonly BudgetItem[], total: number): TimeBudget {
  const planned = items.reduce((sum, item) => sum + item.minutes, 0);
  const span = Math.max(planned, total, 1);
  const percent = (minutes: number) => Math.round((minutes / span) * 100_000) / 1000;
  let before = 0;
  const segments = items.map((item) => {
    const segment = { ...item, start: percent(before), width: percent(item.minutes) };
    before += item.minutes;
    return segment;
  });
  return {
    planned,
    segments,
    end: percent(total),
    sentence: `${planned} of ${total} minutes planned, ${remainder(planned, total)}`,
  };
}
