import type { Share } from "#lib/couples/rules-not-now";
import { askWords, chosenWords } from "../../../../../../_components/share-words";

/** What each chose about homework, beside the decision about it. Never on paper: it is theirs and for the therapist. */
export function NotNowNote({ shares }: { shares: readonly Share[] }) {
  const chosen = chosenWords(shares);
  if (chosen === null) return null;
  return (
    <span className="screen-only type-note">
      {chosen} {askWords(shares)}
    </span>
  );
}
