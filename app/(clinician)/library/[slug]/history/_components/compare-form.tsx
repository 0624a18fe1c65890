import { Button } from "#ui/button";
import { Field } from "#ui/field";
import { Select } from "#ui/select";

type CompareFormProps = { versions: readonly number[]; from: number; to: number };

/** Chooses two versions to compare; a plain form that asks the page again. */
export function CompareForm({ versions, from, to }: CompareFormProps) {
  const options = versions.map((version) => ({ value: String(version), label: `Version ${version}` }));
  return (
    <form method="get" className="screen-only flex flex-wrap items-end gap-4">
      <Field id="from" label="From">
        {(control) => <Select {...control} name="from" options={options} defaultValue={String(from)} />}
      </Field>
      <Field id="to" label="To">
        {(control) => <Select {...control} name="to" options={options} defaultValue={String(to)} />}
      </Field>
      <Button type="submit">Compare</Button>
    </form>
  );
}
