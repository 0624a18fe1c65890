import type { YesStatus } from "#lib/couples/fresh-yes";
import { Badge } from "#ui/badge";
import { formatDate } from "../../../../_ui/when";
import { AskForYes } from "./ask-for-yes";

const NAMES = { T: "Touch", X: "Sexual work" } as const;

const day = (at: Date) => formatDate(at.toISOString().slice(0, 10));

function lineOf({ isAvailable, askedAt, askFrom }: YesStatus): string {
  if (askedAt === null) return "Nobody was asked yet.";
  if (isAvailable) return "For one exercise. Giving it uses it up.";
  if (askFrom === null) return `Both were last asked on ${day(askedAt)}.`;
  return `Both were asked on ${day(askedAt)}. The question stays on both phones until ${day(askFrom)}.`;
}

/**
 * Whether touch and sexual work can be given now, and the way to ask. It says available or not, and nothing of who
 * said what or who has not said anything.
 */
export function YesList({ coupleId, status }: { coupleId: string; status: readonly YesStatus[] }) {
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
                {NAMES[one.exerciseClass]}
                <Badge kind={one.isAvailable ? "strong" : "plain"}>
                  {one.isAvailable ? "available" : "not available"}
                </Badge>
              </span>
              <span className="type-note">{lineOf(one)}</span>
            </span>
            {one.askFrom === null ? (
              <AskForYes
                coupleId={coupleId}
                exerciseClass={one.exerciseClass}
                what={NAMES[one.exerciseClass]}
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
