import type { Profile } from "#lib/formulation/types";
import { Button } from "#ui/button";
import { Field } from "#ui/field";
import { Select } from "#ui/select";
import { formatDate } from "../../../../../_ui/when";
import { ProfileDrawing } from "./profile-part";
import { VersionTable } from "./version-table";

export type ProfileVersion = {
  day: string;
  byTherapist: boolean;
  byPartners: readonly ("A" | "B")[];
  profile: Profile;
};

type HistoryPartProps = {
  versions: readonly ProfileVersion[];
  /** The two that lie side by side, the earlier one first; null with fewer than two. */
  pair: readonly [ProfileVersion, ProfileVersion] | null;
};

/** Who rated when and what came of it, and any two of these days side by side. */
export function HistoryPart({ versions, pair }: HistoryPartProps) {
  if (versions.length === 0)
    return <p className="text-text-muted">The first ratings begin it. Rate again every four sessions.</p>;
  const options = versions.map(({ day }) => ({ value: day, label: formatDate(day) }));
  return (
    <div className="flex flex-col gap-8">
      <VersionTable versions={versions} />
      {pair === null ? null : (
        <>
          <form method="get" action="#versions" className="screen-only flex flex-wrap items-end gap-4">
            <Field id="a" label="On the left">
              {(control) => <Select {...control} name="a" options={options} defaultValue={pair[0].day} />}
            </Field>
            <Field id="b" label="On the right">
              {(control) => <Select {...control} name="b" options={options} defaultValue={pair[1].day} />}
            </Field>
            <Button type="submit">Show these two</Button>
          </form>
          <div className="chart-pair">
            {pair.map(({ day, profile }, place) => (
              <section key={place === 0 ? "before" : "after"} aria-label={`After ${formatDate(day)}`}>
                <h3 className="type-label mb-2">After {formatDate(day)}</h3>
                <ProfileDrawing title={`What drove the loop after ${formatDate(day)}`} profile={profile} />
              </section>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
