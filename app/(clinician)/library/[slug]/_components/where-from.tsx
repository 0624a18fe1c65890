import type { OpenedExercise, OpenedVersion } from "#lib/exercises/open-exercise";
import { Badge } from "#ui/badge";
import { Link } from "#ui/link";
import { Notice } from "#ui/notice";
import { STATE_LABEL } from "../../_components/filter-words";

type WhereFromProps = {
  opened: Pick<OpenedExercise, "origin" | "state" | "forkOf" | "versions" | "exercise">;
};

/** The version in use that came after one; null where it is the newest. */
export function replacedBy(
  version: number,
  versions: readonly Pick<OpenedVersion, "version" | "state">[],
): number | null {
  return versions.find((other) => other.state === "published" && other.version > version)?.version ?? null;
}

const stateOf = ({ version, state }: OpenedVersion, versions: readonly OpenedVersion[]) =>
  state === "published" && replacedBy(version, versions) !== null
    ? "replaced"
    : STATE_LABEL[state].toLowerCase();

function Replaced({ slug, by }: { slug: string; by: number }) {
  return (
    <Notice title={`Replaced by version ${by}`}>
      <Link href={`/library/${slug}`}>Open version {by}</Link>
    </Notice>
  );
}

/** Of the practice's own exercise: its version and state, what it was forked from, and its other versions. */
export function WhereFrom({ opened }: WhereFromProps) {
  const { origin, state, forkOf, versions, exercise } = opened;
  const by = state === "published" ? replacedBy(exercise.version, versions) : null;
  const replaced = by === null ? null : <Replaced slug={exercise.slug} by={by} />;
  if (origin === "builtin") return replaced;
  const others = versions.filter(({ version }) => version !== exercise.version);
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <Badge kind="strong">Ours</Badge>
        <Badge kind={state === "published" ? "plain" : "sample"}>
          {by === null ? STATE_LABEL[state] : "Replaced"}
        </Badge>
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
              {other.version} ({stateOf(other, versions)})
            </Link>
          ))}
        </p>
      )}
      {replaced}
      {state === "retired" ? (
        <Notice title="Retired">
          It stays readable where it was given. It cannot be given or planned any more.
        </Notice>
      ) : null}
    </div>
  );
}
