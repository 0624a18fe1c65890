import { MOST_KEPT } from "#lib/couples/rules";
import { DISPOSITIONS, type Disposition, type OpenHomework } from "#lib/planning/types";

const WORDS: Readonly<Record<Disposition, string>> = {
  keep: "keep it",
  shrink: "make it smaller",
  replace: "replace it",
  drop: "let it rest",
};

const oneOf = new Intl.ListFormat("en-GB", { type: "disjunction" });

/**
 * What can be decided about homework: from the third time it is carried it is made smaller, replaced or laid to rest,
 * not kept as it is, and what is in its smaller form already has no smaller one. Source: screen paper, clinician's plan;
 * sessions paper, section 4.
 */
export function dispositionsFor({
  timesCarried,
  smaller,
}: Pick<OpenHomework, "timesCarried" | "smaller">): readonly Disposition[] {
  return DISPOSITIONS.filter(
    (one) => !(one === "keep" && timesCarried >= MOST_KEPT) && !(one === "shrink" && smaller),
  );
}

/** "keep it, make it smaller, replace it or let it rest": what can be chosen, in words. */
export function decisionsInWords(choices: readonly Disposition[]): string {
  return oneOf.format(choices.map((one) => WORDS[one]));
}
