import { MINUTE_OPTIONS } from "#lib/exercises/rules";
import { EVIDENCE_GRADES, EXPLICITNESS, MECHANISMS, STAGES } from "#lib/exercises/types";
import { type FilterKey, type LibraryFilter, WAYS } from "#lib/planning/rules-library";

/**
 * The filters that stand in the address, so that a reload keeps them. What is searched for does not: it is typed freely
 * and may name somebody, and an address stays in the browser's history.
 */
const CHOICES = {
  mechanism: MECHANISMS,
  minutes: MINUTE_OPTIONS,
  stage: STAGES,
  way: WAYS,
  level: EXPLICITNESS,
  grade: EVIDENCE_GRADES,
  unused: [true],
} as const satisfies { readonly [Key in Exclude<FilterKey, "words">]: readonly unknown[] };

/** The filters an address names; what it cannot name is left out. */
export function filterFromAddress(search: string): LibraryFilter {
  const named = new URLSearchParams(search);
  return Object.fromEntries(
    Object.entries(CHOICES).flatMap(([key, choices]) => {
      const choice = choices.find((one) => String(one) === named.get(key));
      return choice === undefined ? [] : [[key, choice]];
    }),
  );
}

/** An address's own part of it with these filters, whatever else it holds. */
export function addressWith(filter: LibraryFilter, search: string): string {
  const named = new URLSearchParams(search);
  for (const key of Object.keys(CHOICES) as (keyof typeof CHOICES)[]) {
    const choice = filter[key];
    if (choice === undefined) named.delete(key);
    else named.set(key, String(choice));
  }
  const said = named.toString();
  return said === "" ? "" : `?${said}`;
}
