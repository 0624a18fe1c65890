import type { SaidOfHold } from "./hold-words";

function Reason({ words, note }: SaidOfHold) {
  return (
    <div className="flex max-w-measure flex-col">
      <dt className="type-note type-figure">{words}</dt>
      <dd className="whitespace-pre-wrap wrap-anywhere">{note}</dd>
    </div>
  );
}

/** Why a hold was set and why it stays or went, newest first; what lies between the two is folded. */
export function HoldReasons({ said }: { said: readonly SaidOfHold[] }) {
  const [newest, ...older] = said;
  const first = older.at(-1);
  const between = older.slice(0, -1);
  if (!newest) return null;
  return (
    <>
      <dl className="flex flex-col gap-1">
        <Reason {...newest} />
        {first ? <Reason {...first} /> : null}
      </dl>
      {between.length > 0 ? (
        <details>
          <summary className="cursor-pointer underline">
            Looked at in between ({first?.isAfterGap ? "the newest " : ""}
            {between.length})
          </summary>
          <dl className="mt-1 flex flex-col gap-1">
            {between.map((one) => (
              <Reason key={one.id} {...one} />
            ))}
          </dl>
        </details>
      ) : null}
    </>
  );
}
