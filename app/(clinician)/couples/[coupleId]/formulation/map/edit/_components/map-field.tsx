"use client";
import { MAP_LIMITS } from "#lib/formulation/constants";
import { Field } from "#ui/field";
import { TextArea } from "#ui/text-area";
import { TextInput } from "#ui/text-input";

type MapFieldProps = {
  name: string;
  label: string;
  hint: string;
  value: string;
  /** What another window saved meanwhile; null where none did. */
  saved: string | null;
  errors: readonly string[];
};

/** One part of the map; a line or a few, by how much of it fits. */
export function MapField({ name, label, hint, value, saved, errors }: MapFieldProps) {
  const limit = MAP_LIMITS[name.split(".").at(-1) as keyof typeof MAP_LIMITS];
  const meanwhile = saved !== null && saved !== value;
  return (
    <Field
      id={name.replaceAll(".", "-")}
      label={label}
      hint={
        <>
          {hint}
          {meanwhile ? (
            <span className="mt-1 block break-words border-l-4 border-l-warning pl-3 text-text">
              Saved meanwhile: {saved === "" ? "nothing" : saved}
            </span>
          ) : null}
        </>
      }
      errors={errors}
    >
      {(control) =>
        limit < 100 ? (
          <TextInput {...control} key={value} name={name} autoComplete="off" defaultValue={value} />
        ) : (
          <TextArea
            {...control}
            key={value}
            name={name}
            length={limit > 1000 ? "long" : "short"}
            limit={limit}
            autoComplete="off"
            defaultValue={value}
          />
        )
      }
    </Field>
  );
}
