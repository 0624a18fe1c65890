import { useState } from "react";
import { readMinutes } from "./typed-minutes";

/** What was refused: one object for each try, so that the summary is brought to attention once for each. */
type Refused = {
  readonly status: "refused";
  readonly message: string;
  readonly fields: { readonly actualMinutes: string[] };
};

export type TypedMinutes = {
  /** Null while nothing was typed. */
  text: string | null;
  refused: Refused | null;
  type: (text: string) => void;
};

type Entry = { itemId: string; text: string; refused: Refused | null };

/**
 * The minutes typed for an item. They count whichever way it is ended, by a button or by a key, and for that item alone.
 * `take` gives them out; false where they are refused, with the sentence that says why.
 */
export function useTypedMinutes(itemId: string | null) {
  const [entry, setEntry] = useState<Entry | null>(null);
  const here = entry !== null && entry.itemId === itemId ? entry : null;
  const field: TypedMinutes = {
    text: here?.text ?? null,
    refused: here?.refused ?? null,
    type: (text) => itemId !== null && setEntry({ itemId, text, refused: here?.refused ?? null }),
  };
  const take = (): { minutes: number | null } | false => {
    const read = readMinutes(field.text);
    if (read.kind === "problem" && here) {
      const fields = { actualMinutes: [read.problem] };
      setEntry({
        ...here,
        refused: { status: "refused", message: "Please look at the marked fields.", fields },
      });
      return false;
    }
    setEntry(null);
    return { minutes: read.kind === "minutes" ? read.minutes : null };
  };
  return { field, take };
}
