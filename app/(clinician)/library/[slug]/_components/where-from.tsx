import type { OpenedExercise } from "#lib/exercises/open-exercise";
import { Badge } from "#ui/badge";
import { Link } from "#ui/link";
import { Notice } from "#ui/notice";
import { STATE_LABEL } from "../../_components/filter-words";

type WhereFromProps = {
  opened: Pick<OpenedExercise, "origin" | "state" | "forkOf" | "versions" | "exercise">;
};

/** Of the practice's own exercise: its version and state, what it was forked from, and its other versions. */
export function WhereFrom({ opened }: WhereFromProps) {
  const { origin, state, forkOf, versions, exercise } = opened;
  if (origin === "builtin") return null;
  const others = versions.filter(({ version }) => version !== exercise.version);
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <Badge kind="strong">Ours</Badge>
        <Badge kind={state === "published" ? "plain" : "sample"}>{STATE_LABEL[state]}</Badge>
        <span className="type-note">Version {exercise.version}</span>
      </p>
      {forkOf === null ? null : (
        <p className="type-note">
          Forked from <Link href={`/library/${forkOf.slug}?version=${forkOf.version}`}>{forkOf.title}</Link>,
          version {forkOf.version}.
        </p>
      )}
      {others.length === 0 ? null : (
        <p className="type-note flex flex-wrap gap-x-3">
          Other versions:
          {others.map((other) => (
            <Link key={other.version} href={`/library/${exercise.slug}?version=${other.version}`}>
              {other.version} ({STATE_LABEL[other.state].toLowerCase()})
            </Link>
          ))}
        </p>
      )}
      {state === "retired" ? (
        <Notice title="Retired">
          It stays readable where it was given. It cannot be given or planned any more.
        </Notice>
      ) : null}
    </div>
  );
}
