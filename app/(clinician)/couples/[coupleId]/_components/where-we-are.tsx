import type { WeekScore } from "#lib/couples/list-today";
import type { Glance } from "#lib/formulation/glance";
import { Badge } from "#ui/badge";
import { Link } from "#ui/link";
import { Trajectory } from "../../../today/_components/trajectory";
import { patternWords } from "../formulation/_components/episode-words";
import { ProfileDrawing } from "../formulation/_components/profile-part";
import { YES_NAMES } from "./yes-words";

const SLOTS = ["A", "B"] as const;

type WhereWeAreProps = {
  couple: { id: string; codeName: string };
  glance: Glance;
  weeks: Readonly<Record<"A" | "B", readonly WeekScore[]>>;
};

/** The formulation in a few lines: the loop by its name, the pattern and the weeks of each, what drives it, and the yes. */
export function WhereWeAre({ couple, glance, weeks }: WhereWeAreProps) {
  const { loopName, patterns, profile, yes } = glance;
  const home = `/couples/${couple.id}/formulation`;
  const hasWeeks = SLOTS.some((slot) => weeks[slot].length > 0);
  return (
    <div className="flex flex-col gap-3">
      <p>
        {loopName === null ? (
          <>
            No loop map yet: <Link href={`${home}/map/edit`}>draw it together</Link>
          </>
        ) : (
          <>
            Their loop:{" "}
            <Link href={`${home}/map`}>
              <span className="wrap-anywhere">
                {loopName === "" ? "not named yet" : `\u201c${loopName}\u201d`}
              </span>
            </Link>
          </>
        )}
      </p>
      <p>
        {SLOTS.map((slot) => patternWords(slot, patterns[slot])).join(" ")}{" "}
        <Link href={`${home}/episodes`}>Episodes</Link>
      </p>
      {hasWeeks ? (
        <Trajectory session={{ coupleId: couple.id, codeName: couple.codeName, weeks }} />
      ) : (
        <p className="type-note">The weeks of each appear here with the first check-in.</p>
      )}
      {profile === null ? (
        <p>
          Nothing is rated yet: <Link href={`${home}/rate`}>rate what you have seen</Link>
        </p>
      ) : (
        <ProfileDrawing title="What drives the loop, by partner" profile={profile} />
      )}
      <ul className="flex flex-wrap items-center gap-x-5 gap-y-1 border-t pt-3">
        {yes.map(({ exerciseClass, isAvailable }) => (
          <li key={exerciseClass} className="inline-flex items-center gap-2">
            {YES_NAMES[exerciseClass]}
            <Badge kind={isAvailable ? "strong" : "plain"}>
              {isAvailable ? "both said yes" : "not both yet"}
            </Badge>
          </li>
        ))}
        <li>
          <Link href={`${home}#yes`}>Ask both</Link>
        </li>
      </ul>
    </div>
  );
}
