"use client";
import { MECHANISMS } from "#lib/exercises/types";
import { FieldGroup } from "#ui/field-group";
import {
  CLASS_CHOICES,
  FAMILY_CHOICES,
  FORMAT_CHOICES,
  LEVEL_CHOICES,
  PER_CHOICES,
  STAGE_CHOICES,
  UNIT_CHOICES,
  WEIGHT_CHOICES,
  WHO_CHOICES,
} from "./choice-words";
import { CommandButton } from "./commands";
import { NumberPart, SelectPart, TickPart, TicksPart } from "./controls";
import { useDesk } from "./draft-context";
import { faultsAt } from "./draft-faults";
import { idOf } from "./draft-paths";
import { sumInWords } from "./weight-words";

function Weights() {
  const { draft, faults } = useDesk();
  const sum = MECHANISMS.reduce((total, one) => total + Math.round(draft.weights[one] * 100), 0);
  return (
    <FieldGroup id={idOf("weights")} legend="What it works on" errors={faultsAt(faults, "weights")}>
      <div className="flex flex-wrap gap-4">
        {WEIGHT_CHOICES.map(({ path, label }) => (
          <NumberPart key={path} path={path} label={label} step={0.05} max={1} />
        ))}
      </div>
      <p role="status" className="type-note type-figure mt-1">
        {sumInWords(sum)}
      </p>
    </FieldGroup>
  );
}

function Entries() {
  const { draft, faults } = useDesk();
  return (
    <FieldGroup
      id={idOf("repeat")}
      legend="Several entries in one piece of homework"
      errors={faultsAt(faults, "repeat")}
    >
      {draft.repeat === undefined ? (
        <CommandButton command="add repeat">Write it in several entries</CommandButton>
      ) : (
        <div className="flex flex-wrap items-end gap-4">
          <SelectPart path="repeat.unit" label="One entry is a" options={UNIT_CHOICES} />
          <NumberPart path="repeat.times" label="At most" />
          <NumberPart path="repeat.perDay" label="On one day (optional)" />
          <CommandButton command="remove repeat">Write it once</CommandButton>
        </div>
      )}
    </FieldGroup>
  );
}

/** What an exercise is for and what it asks of people: all but its words. */
export function FramePart() {
  const { draft, faults } = useDesk();
  return (
    <>
      <SelectPart path="family" label="Section of the library" options={FAMILY_CHOICES} />
      <Weights />
      <TicksPart path="stages" label="When in the work" options={STAGE_CHOICES} />
      <SelectPart path="format" label="Format" options={FORMAT_CHOICES} />
      <TickPart path="sessionFirst" label="It is taught in a session before it goes home" />
      <SelectPart path="who" label="Who" options={WHO_CHOICES} />
      <SelectPart path="exerciseClass" label="Class" options={CLASS_CHOICES} />
      <SelectPart
        path="explicitness"
        label="Level"
        options={LEVEL_CHOICES}
        hint={draft.stopLine === null ? undefined : `Stands on every page then: “${draft.stopLine}”`}
      />
      <FieldGroup id={idOf("minutes")} legend="Minutes of one go" errors={faultsAt(faults, "minutes")}>
        <div className="flex flex-wrap gap-4">
          <NumberPart path="minutes.min" label="At least" />
          <NumberPart path="minutes.typical" label="As a rule" />
          <NumberPart path="minutes.max" label="At most" />
        </div>
      </FieldGroup>
      <FieldGroup id={idOf("dose")} legend="How often" errors={faultsAt(faults, "dose")}>
        <div className="flex flex-wrap gap-4">
          <NumberPart path="dose.times" label="Times" />
          <NumberPart path="dose.enough" label="Enough" />
          <SelectPart path="dose.per" label="In what time" options={PER_CHOICES} />
        </div>
      </FieldGroup>
      <Entries />
    </>
  );
}
