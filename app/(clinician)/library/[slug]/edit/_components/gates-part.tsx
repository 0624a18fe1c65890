"use client";
import type { GateAddition, GateEffect } from "#lib/exercises/types";
import { FieldErrors } from "#ui/field-errors";
import { questionChoices } from "./answer-choices";
import { COMPARE_CHOICES, EFFECT_CHOICES, GATE_CHOICES, SOURCE_CHOICES } from "./choice-words";
import { CommandButton, ItemButtons } from "./commands";
import { SelectPart, TextPart, TickPart } from "./controls";
import { useDesk } from "./draft-context";
import { faultsAt } from "./draft-faults";
import { idOf } from "./draft-paths";

function Condition({ machine, path }: { machine: GateEffect; path: string }) {
  const { draft } = useDesk();
  const { when } = machine;
  if (!when) return <CommandButton command={`add ${path}.when`}>Only for some answers</CommandButton>;
  return (
    <div className="flex flex-wrap items-end gap-4">
      <SelectPart path={`${path}.when.source`} label="It reads" options={SOURCE_CHOICES} />
      {when.source === "answer" ? (
        <SelectPart path={`${path}.when.field`} label="Question" options={questionChoices(draft)} />
      ) : (
        <TextPart path={`${path}.when.field`} label="Which one, such as q6 or K6" />
      )}
      <SelectPart path={`${path}.when.op`} label="It applies when that" options={COMPARE_CHOICES} />
      <TextPart path={`${path}.when.value`} label="Value" />
      <CommandButton command={`remove ${path}.when`}>Whenever the gate is on</CommandButton>
    </div>
  );
}

function Machine({ gate, path }: { gate: GateAddition; path: string }) {
  const { machine } = gate;
  const at = `${path}.machine`;
  if (machine === null) {
    return (
      <div className="flex flex-col items-start gap-1">
        <p className="type-note">The therapist alone judges this.</p>
        <CommandButton command={`add ${at}`}>Let the app watch for it</CommandButton>
      </div>
    );
  }
  return (
    <>
      <SelectPart path={`${at}.gate`} label="Gate" options={GATE_CHOICES} />
      <SelectPart path={`${at}.effect`} label="What it does" options={EFFECT_CHOICES} />
      <Condition machine={machine} path={at} />
      <TickPart path={`${at}.alert`} label="It alerts you, and you alone" />
      <div>
        <CommandButton command={`remove ${at}`}>Leave it to the therapist</CommandButton>
      </div>
    </>
  );
}

/** What holds this exercise on top of its class: in words, and where the app can tell, by rule. */
export function GatesPart() {
  const { draft, faults } = useDesk();
  return (
    <fieldset id={idOf("gates")} aria-label="Gates" className="flex min-w-0 flex-col gap-4">
      <FieldErrors id={`${idOf("gates")}-errors`} errors={faultsAt(faults, "gates")} />
      {draft.gates.map((gate, place) => {
        const path = `gates.${place}`;
        return (
          <fieldset
            key={path}
            id={idOf(path)}
            data-item={path}
            aria-label={`Gate ${place + 1}`}
            className="sheet flex min-w-0 flex-col gap-3"
          >
            <FieldErrors id={`${idOf(path)}-errors`} errors={faultsAt(faults, path)} />
            <TextPart path={`${path}.text`} label="When to hold it, in words" lines="short" />
            <Machine gate={gate} path={path} />
            <ItemButtons path={path} name={`gate ${place + 1}`} place={place} count={draft.gates.length} />
          </fieldset>
        );
      })}
      <div>
        <CommandButton command="add gates">Add a gate</CommandButton>
      </div>
    </fieldset>
  );
}
