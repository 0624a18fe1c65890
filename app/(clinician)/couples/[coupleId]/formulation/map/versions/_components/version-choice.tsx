import { Button } from "#ui/button";
import { Field } from "#ui/field";
import { Select } from "#ui/select";

type VersionChoiceProps = {
  versions: readonly { version: number; day: string }[];
  before: number;
  after: number;
};

/** Which two versions lie side by side. */
export function VersionChoice({ versions, before, after }: VersionChoiceProps) {
  const options = versions.map(({ version, day }) => ({
    value: String(version),
    label: `Version ${version}, ${day}`,
  }));
  return (
    <form method="get" className="screen-only flex flex-wrap items-end gap-4">
      <Field id="a" label="On the left">
        {(control) => <Select {...control} name="a" options={options} defaultValue={String(before)} />}
      </Field>
      <Field id="b" label="On the right">
        {(control) => <Select {...control} name="b" options={options} defaultValue={String(after)} />}
      </Field>
      <Button type="submit">Show these two</Button>
    </form>
  );
}
