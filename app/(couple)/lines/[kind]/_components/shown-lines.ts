import type { FormPick, Said } from "#lib/auth/form-state";
import type { NotDone } from "#lib/formulation/choose-lines";
import type { LineChoice, OpenLine, SaidLine } from "#lib/formulation/own-lines";
import type { LineKind } from "#lib/formulation/types";
import { CHECK_IN_ITEMS } from "#lib/progress/types";
import { formatWeekday } from "../../../../_ui/when";
import { lines as words } from "../../words";

function dayOf(kind: LineKind, day: string): string {
  return kind === "check_in" ? words.week(formatWeekday(day)) : words.sent(formatWeekday(day));
}

/** A line to tick, under the week or the day it was sent. */
export function asPick(
  kind: LineKind,
  { sourceId, line, saidOn, isChosen }: LineChoice,
  asks: string,
): FormPick {
  return {
    value: `${sourceId}/${line}`,
    label: asks,
    group: dayOf(kind, saidOn),
    isPicked: isChosen,
  };
}

/** A line that is open, side by side: what it asks, when each said it, and both numbers. */
export function asSaid(kind: LineKind, { line, own, partner }: OpenLine, asks: string): Said {
  const item = CHECK_IN_ITEMS.find(({ key }) => key === line);
  const [you, theirs] = [own, partner].map(({ picked }) => picked);
  const none = item?.notApplicable ?? "";
  const when = (said: SaidLine) => (own.saidOn === partner.saidOn ? "" : ` (${dayOf(kind, said.saidOn)})`);
  return {
    kind: "info",
    title: asks,
    lines: [
      ...(own.saidOn === partner.saidOn ? [dayOf(kind, own.saidOn)] : []),
      `${you == null ? words.youSay(none) : words.you(you)}${when(own)}`,
      `${theirs == null ? words.partnerSays(none) : words.partner(theirs)}${when(partner)}`,
      words.ends(item?.low ?? words.ratingLow, item?.high ?? words.ratingHigh),
    ],
  };
}

/** What was kept all the same, and what was not. */
export function notDone(not: readonly NotDone[]): string {
  const kept = not.includes("held")
    ? words.backAndHeld
    : not.includes("gone")
      ? words.backAndGone
      : words.keptRest;
  return not.includes("open") ? `${kept} ${words.stays}` : kept;
}
