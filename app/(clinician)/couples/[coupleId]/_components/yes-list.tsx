import type { YesStatus } from "#lib/couples/fresh-yes";
import type { AskStops } from "#lib/couples/rules-ask";
import { Badge } from "#ui/badge";
import { AskForYes } from "./ask-for-yes";
import { askedLine, YES_NAMES } from "./yes-words";

type YesListProps = { coupleId: string; status: readonly YesStatus[]; stops: AskStops; timeZone: string };

/**
 * Whether touch and sexual work can be given now, and the way to ask. It says available or not, and nothing of who
 * said what or who has not said anything.
 */
export function YesList({ coupleId, status, stops, timeZone }: YesListProps) {
  return (
    <>
      <ul className="ruled border-b">
        {status.map((one) => (
          <li
            key={one.exerciseClass}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2.5"
          >
            <span className="flex min-w-0 flex-col gap-0.5">
              <span className="inline-flex flex-wrap items-center gap-2">
                {YES_NAMES[one.exerciseClass]}
                <Badge kind={one.isAvailable ? "strong" : "plain"}>
                  {one.isAvailable ? "available" : "not available"}
                </Badge>
              </span>
              <span className="type-note">{askedLine(one, timeZone)}</span>
              {one.askFrom === null && stops[one.exerciseClass] ? (
                <span className="type-note">{stops[one.exerciseClass]}</span>
              ) : null}
            </span>
            {one.askFrom === null && stops[one.exerciseClass] === null ? (
              <AskForYes
                coupleId={coupleId}
                exerciseClass={one.exerciseClass}
                what={YES_NAMES[one.exerciseClass]}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <p className="type-note mt-2 max-w-measure">
        Both are asked in the same moment and words, each in private. It is available while both say yes, for
        two weeks at most, and each time anew. You are never told who said what.
      </p>
    </>
  );
}
