"use client";
import type { ReactNode } from "react";
import { Checkbox } from "#ui/checkbox";
import { Field } from "#ui/field";
import { FieldErrors } from "#ui/field-errors";
import { FieldGroup } from "#ui/field-group";
import { Select, type SelectOption } from "#ui/select";
import { TextArea } from "#ui/text-area";
import { TextInput } from "#ui/text-input";
import { useDesk } from "./draft-context";
import { faultsAt } from "./draft-faults";
import { idOf, textAt, valueAt } from "./draft-paths";

type PlaceProps = { path: string; label: ReactNode; hint?: ReactNode };

/** One text of the draft. Its name is its path, so that a form without scripts says the same. */
export function TextPart({ path, label, hint, lines }: PlaceProps & { lines?: "short" | "normal" }) {
  const { draft, faults, type } = useDesk();
  return (
    <Field id={idOf(path)} label={label} hint={hint} errors={faultsAt(faults, path)}>
      {(control) =>
        lines === undefined ? (
          <TextInput
            {...control}
            name={path}
            value={textAt(draft, path)}
            onChange={(event) => type(path, event.currentTarget.value)}
          />
        ) : (
          <TextArea
            {...control}
            name={path}
            length={lines}
            value={textAt(draft, path)}
            onChange={(event) => type(path, event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}

type NumberPartProps = PlaceProps & { step?: number; min?: number; max?: number };

/** One number of the draft. */
export function NumberPart({ path, label, hint, step = 1, min = 0, max }: NumberPartProps) {
  const { draft, faults, type } = useDesk();
  return (
    <Field id={idOf(path)} label={label} hint={hint} errors={faultsAt(faults, path)}>
      {(control) => (
        <TextInput
          {...control}
          type="number"
          inputMode="decimal"
          width="narrow"
          name={path}
          min={min}
          max={max}
          step={step}
          value={textAt(draft, path)}
          onChange={(event) => type(path, event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** One choice of the draft. */
export function SelectPart({
  path,
  label,
  hint,
  options,
}: PlaceProps & { options: readonly SelectOption[] }) {
  const { draft, faults, type } = useDesk();
  const value = textAt(draft, path);
  // What is chosen but offered no more stays in sight, so that it is not changed unseen.
  const shown = options.some((option) => option.value === value)
    ? options
    : [{ value, label: value === "" ? "Choose" : `${value} (gone)` }, ...options];
  return (
    <Field id={idOf(path)} label={label} hint={hint} errors={faultsAt(faults, path)}>
      {(control) => (
        <Select
          {...control}
          name={path}
          value={value}
          options={shown}
          onChange={(event) => type(path, event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function Tick({
  name,
  label,
  hint,
  isOn,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  isOn: boolean;
}) {
  const { type } = useDesk();
  return (
    <>
      {/* A box that is not ticked sends nothing; this says so for it. */}
      <input type="hidden" name={name} value="" />
      <Checkbox
        name={name}
        value="on"
        label={label}
        hint={hint}
        checked={isOn}
        onChange={(event) => type(name, event.currentTarget.checked ? "on" : "")}
      />
    </>
  );
}

/** One yes or no of the draft. */
export function TickPart({ path, label, hint }: PlaceProps) {
  const { draft, faults } = useDesk();
  return (
    <div id={idOf(path)} tabIndex={-1}>
      <FieldErrors id={`${idOf(path)}-errors`} errors={faultsAt(faults, path)} />
      <Tick name={path} label={label} hint={hint} isOn={valueAt(draft, path) === true} />
    </div>
  );
}

type TicksPartProps = PlaceProps & { options: readonly { value: string; label: ReactNode }[] };

/** A list of the draft that holds some of these. */
export function TicksPart({ path, label, hint, options }: TicksPartProps) {
  const { draft, faults } = useDesk();
  const held = valueAt(draft, path);
  const values = (Array.isArray(held) ? held : []).map(String);
  return (
    <FieldGroup id={idOf(path)} legend={label} hint={hint} errors={faultsAt(faults, path)}>
      <div className="flex flex-wrap gap-x-6">
        {options.map((option) => (
          <Tick
            key={option.value}
            name={`${path}~${option.value}`}
            label={option.label}
            isOn={values.includes(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
