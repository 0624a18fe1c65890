import { RATE_AGAIN_AFTER } from "#lib/formulation/constants";
import type { Basis } from "#lib/formulation/rules-basis";
import type { LeftOut, Profile, WholeShares } from "#lib/formulation/types";
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

/** How much of the loop each of the three makes. */
export function sharesLine(shares: WholeShares): string {
  return `Of the three: ${shares.map(([mechanism, share]) => `${MECHANISM_LABEL[mechanism]} ${share}`).join(" / ")} %`;
}

export const LEFT_OUT: Readonly<Record<LeftOut, string>> = {
  explicitness: "Goes further than this couple has agreed to",
  time: "Longer than a session of this couple",
  materials: "Needs something this couple lacks",
  not_rated: "Works on something that is not rated enough yet",
};

/** How long ago the therapist rated, in sessions, and when it is time again. Source: formulation paper, section 5. */
export function rateAgainWords(sessionsSince: number | null): string | null {
  if (sessionsSince === null) return null;
  const held = sessionsSince === 1 ? "One session" : `${sessionsSince === 0 ? "No" : sessionsSince} sessions`;
  return sessionsSince >= RATE_AGAIN_AFTER
    ? `${held} since you last rated: rate again, and ask both to rate again.`
    : `${held} since you last rated; again after ${RATE_AGAIN_AFTER}, at feedback and at the end.`;
}

/** What the profile rests on where that is not everything: a sentence or two for each of the two. */
export function basisLines(basis: readonly Basis[]): string[] {
  return basis.flatMap(({ slot, isSelf, isTherapist, missing }) => {
    if (!isSelf && !isTherapist) return [`Partner ${slot}: nothing is rated yet.`];
    const said = [
      ...(isSelf && isTherapist ? [] : [`rated by ${isTherapist ? "you" : "themself"} alone so far.`]),
      ...(missing.length === 0
        ? []
        : [`Not enough yet: ${missing.map((one) => MECHANISM_LABEL[one]).join(", ")}.`]),
    ];
    return said.length === 0 ? [] : [`Partner ${slot}: ${said.join(" ")}`];
  });
}
