import { HoldReasons } from "../../_components/hold-reasons";
import type { SaidOfHold } from "../../_components/hold-words";

type HoldsBeforeProps = { holds: readonly { id: string; words: string; said: readonly SaidOfHold[] }[] };

/** The safety holds that were lifted, newest first: why each was set, why it stayed, and why it went. */
export function HoldsBefore({ holds }: HoldsBeforeProps) {
  if (holds.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer underline">Holds before ({holds.length})</summary>
      <ul className="ruled mt-2 border-y">
        {holds.map(({ id, words, said }) => (
          <li key={id} className="flex flex-col gap-1 py-3">
            <p className="font-medium">{words}</p>
            <HoldReasons said={said} />
          </li>
        ))}
      </ul>
    </details>
  );
}
