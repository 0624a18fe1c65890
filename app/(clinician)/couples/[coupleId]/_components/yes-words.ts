import type { YesStatus } from "#lib/couples/fresh-yes";
import { formatDay } from "../../../../_ui/when";

/** The two kinds of work that need a fresh yes from each. */
export const YES_NAMES = { T: "Touch", X: "Sexual work" } as const;

/** Since when both are asked, and until when the question stays. */
export function askedLine({ isAvailable, askedAt, askFrom }: YesStatus, timeZone: string): string {
  const day = (at: Date) => formatDay(at, timeZone);
  if (askedAt === null) return "Nobody was asked yet.";
  if (isAvailable) return "For one exercise. Giving it uses it up.";
  if (askFrom === null) return `Both were last asked on ${day(askedAt)}.`;
  return `Both were asked on ${day(askedAt)}. The question stays on both phones until ${day(askFrom)}.`;
}
