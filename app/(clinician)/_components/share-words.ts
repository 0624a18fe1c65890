import { askFirst, NOT_NOW_LABEL, type Share } from "#lib/couples/rules-not-now";
import { formatDate } from "../../_ui/when";

/** "A in, the short version", "B not now: no time, 3 Nov", "A not yet". */
export function shareWords({ slot, sent, isShort, notNow }: Share): string {
  if (sent) return `${slot} in${isShort ? ", the short version" : ""}`;
  if (notNow) return `${slot} not now: ${NOT_NOW_LABEL[notNow.reason]}, ${formatDate(notNow.on)}`;
  return `${slot} not yet`;
}

/** What each partner chose about it, where it is decided about: also who gave no answer why. Null where nobody did. */
export function chosenWords(shares: readonly Share[]): string | null {
  const short = shares.filter(({ isShort }) => isShort).map(({ slot }) => `${slot} chose the short version`);
  const open = shares.filter(({ sent }) => !sent);
  const reasons = open.map(({ slot, notNow }) =>
    notNow
      ? `${slot} said not now: ${NOT_NOW_LABEL[notNow.reason]}, ${formatDate(notNow.on)}`
      : `${slot} gave no answer`,
  );
  const told = [...short, ...(open.some(({ notNow }) => notNow) ? reasons : [])];
  return told.length === 0 ? null : `${told.join("; ")}. For you alone.`;
}

/** What to ask first; null where no reason points at anything. */
export function askWords(shares: readonly Pick<Share, "notNow">[]): string | null {
  const asked = askFirst(shares);
  return asked.length === 0 ? null : `Ask both alike, in this order: ${asked.join("? ")}?`;
}
