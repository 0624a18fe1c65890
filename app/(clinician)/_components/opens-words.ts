import { formatDate } from "../../_ui/when";

type WaitsFor = { slot: "A" | "B"; on: string | null; days: number; after: string | null };

function oneLine({ on, days, after }: WaitsFor): string {
  if (on !== null) return `opens on ${formatDate(on)}`;
  if (after === null) return "opens later";
  if (days === 0) return `opens after ${after}`;
  return `opens ${days === 1 ? "1 day" : `${days} days`} after ${after}`;
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What homework waits for, for the therapist; each partner on their own where they differ. Null where nothing waits. */
export function opensWords(waits: readonly WaitsFor[], slots: readonly string[]): string | null {
  const [first] = waits;
  if (!first) return null;
  const lines = waits.map((one) => `${one.slot}: ${oneLine(one)}`);
  const isSame = waits.length === slots.length && new Set(waits.map(oneLine)).size === 1;
  return isSame ? upper(oneLine(first)) : lines.join("; ");
}
