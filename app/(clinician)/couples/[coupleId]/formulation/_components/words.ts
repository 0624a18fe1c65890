import type { LeftOut, Profile } from "#lib/formulation/types";
import { MECHANISM_LABEL } from "../../../../_components/exercise-words";

/** What the profile says, in one or two sentences. */
export function findingOf({ lead }: Profile): string {
  switch (lead.kind) {
    case "lead":
      return `${MECHANISM_LABEL[lead.mechanism]} leads: 5 or more, and at least 1 ahead of the other two.`;
    case "mixed":
      return "Mixed: none of the three is clearly ahead. That is common, and no fault in the ratings.";
    case "low_signal":
      return "Low signal: the three are low together. Look again before you build on it.";
    case "not_enough":
      return "Not enough rated yet for a couple's profile. It needs four ratings of each of the three for both partners.";
  }
}

export const LEFT_OUT: Readonly<Record<LeftOut, string>> = {
  explicitness: "Goes further than this couple has agreed to",
  time: "Longer than a session of this couple",
  materials: "Needs something this couple lacks",
  not_rated: "Works on something that is not rated enough yet",
};
