import type { Fault } from "#lib/exercises/types";
import { Notice } from "#ui/notice";

/** What a draft still lacks, place by place. Its sheet is shown when nothing of this is left. */
export function DraftGaps({ faults }: { faults: readonly Fault[] }) {
  return (
    <Notice title="Not finished yet">
      <p>Before it can be published:</p>
      <ul className="list-disc pl-5">
        {faults.map(({ path, message }) => (
          <li key={`${path.join(".")} ${message}`}>
            {path.length === 0 ? null : `${placeInWords(path)}: `}
            {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** "Fields 3, label". Places in lists count from 1. */
function placeInWords(path: Fault["path"]): string {
  const words = path.map((part) =>
    typeof part === "number" ? ` ${part + 1}` : `, ${part.replace(/([A-Z])/g, " $1").toLowerCase()}`,
  );
  const text = words.join("").replace(/^, /, "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
