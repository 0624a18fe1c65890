import type { YesStatus } from "#lib/couples/fresh-yes";
import { askedLine, YES_NAMES } from "../../_components/yes-words";

type Slot = "A" | "B";
type ConsentOnPaperProps = {
  checks: readonly { slot: Slot; keys: readonly string[] }[];
  marks: readonly { id: string; slot: Slot; on: string }[];
  wordsOf: Readonly<Record<string, string>>;
  yesStatus: readonly YesStatus[];
  timeZone: string;
};

/**
 * What consent asks of the therapist, for paper: the checks that are open, the days of those that were done, and whether
 * touch and sexual work are available. The line noted about a check stays on the page.
 */
export function ConsentOnPaper({ checks, marks, wordsOf, yesStatus, timeZone }: ConsentOnPaperProps) {
  const open = checks.filter(({ keys }) => keys.length > 0);
  return (
    <div className="mb-3 flex flex-col gap-2">
      {open.length === 0 ? null : (
        <div className="keep-together">
          <p className="font-medium">See each alone about consent before any touch or sexual work</p>
          {open.map(({ slot, keys }) => (
            <p key={slot}>
              Partner {slot}: {keys.map((key) => `${key}, ${wordsOf[key]}`).join(" ")} Rated 7 or more.
            </p>
          ))}
        </div>
      )}
      {marks.length === 0 ? null : (
        <p>
          Consent checks that were done: {marks.map(({ slot, on }) => `partner ${slot} on ${on}`).join("; ")}.
        </p>
      )}
      <ul>
        {yesStatus.map((one) => (
          <li key={one.exerciseClass}>
            {YES_NAMES[one.exerciseClass]}: {one.isAvailable ? "available" : "not available"}.{" "}
            {askedLine(one, timeZone)}
          </li>
        ))}
      </ul>
    </div>
  );
}
