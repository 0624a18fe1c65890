import { Link } from "#ui/link";
import { movedWords } from "../../../../../../_components/brief-words";
import { type BriefProps, Line, Part } from "./part";

const STATE = {
  "both freer": "Both clearly freer",
  "one freer": "One clearly freer",
  holding: "Neither clearly changed",
  "look closer": "Look closer: one is clearly less free",
} as const;

/** What changed by more than noise since the start, each partner alone; never one number for the two. */
export function MovedPart({ brief: { couple, moved, summary } }: BriefProps) {
  const progress = `/couples/${couple.id}/progress`;
  return (
    <Part id="moved" title="What moved">
      <dl className="ruled">
        {(["A", "B"] as const).map((slot) => (
          <Line key={slot} name={`Partner ${slot}`}>
            <Link href={progress}>{movedWords(moved[slot])}</Link>
          </Line>
        ))}
        <Line name="The two">
          <Link href={progress}>{summary.state ? STATE[summary.state] : "Too few check-ins yet"}</Link>
        </Line>
      </dl>
    </Part>
  );
}
