import { Link } from "#ui/link";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import { percent } from "../../../../../../_components/brief-words";
import { type BriefProps, Line, Part } from "./part";

const COUNTED = ["one", "two", "three"] as const;

/** What the work was counted from: so many sessions, and what is open at home. */
function weighedWords(sessions: number): string {
  if (sessions === 0) return "Of the open homework";
  return sessions === 1
    ? "Of the last session and homework"
    : `Of the last ${COUNTED[sessions - 1] ?? "few"} sessions and homework`;
}

/** The need that the work of late is furthest behind with, against the couple's own profile. */
export function LeftOut({ brief: { couple, gap, lead, weighed } }: BriefProps) {
  const formulation = `/couples/${couple.id}/formulation`;
  if (gap === null)
    return (
      <Part id="gap" title="Left out">
        <p className="mt-2 text-text-muted">
          {lead.kind === "not_enough" ? (
            <>
              There is no profile to weigh the work against yet.{" "}
              <Link href={`${formulation}/rate`}>Rate the couple</Link>
            </>
          ) : weighed === 0 ? (
            "Nothing was done yet, so nothing is left out."
          ) : (
            <>
              The work of late follows the <Link href={formulation}>profile</Link>.
            </>
          )}
        </p>
      </Part>
    );
  return (
    <Part id="gap" title="Left out">
      <dl className="ruled">
        <Line name="Furthest behind">
          <MechanismGlyph name={gap.mechanism} />
        </Line>
        <Line name="Its part of the profile">
          <Link href={formulation}>{percent(gap.profile)}</Link>
        </Line>
        <Line name={weighedWords(weighed)}>
          <Link href={`/couples/${couple.id}#${weighed === 0 ? "homework" : "recent"}`}>
            {percent(gap.covered)}
          </Link>
        </Line>
      </dl>
    </Part>
  );
}
