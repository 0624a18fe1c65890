"use client";
import type { GateAddition, GateCondition, GateEffect } from "#lib/exercises/types";
import { FieldErrors } from "#ui/field-errors";
import { answerChoices, questionChoices } from "./answer-choices";
import { CLASS_CHOICES, COMPARE_CHOICES, EFFECT_CHOICES, gateChoices, SOURCE_CHOICES } from "./choice-words";
import { CommandButton, ItemButtons } from "./commands";
import { SelectPart, TextPart, TicksPart } from "./controls";
import { useDesk } from "./draft-context";
import { faultsAt } from "./draft-faults";
import { idOf } from "./draft-paths";
import { GATE_KINDS, PICK_KINDS } from "./draft-templates";

/** The pick that has to stand in the same entry. */
function Beside({ when, path }: { when: GateCondition; path: string }) {
  const { draft } = useDesk();
  const lists = questionChoices(draft, PICK_KINDS);
  if (when.alongside === undefined)
    return lists.length === 0 ? null : (
      <CommandButton command={`add ${path}.alongside`}>Only beside a pick</CommandButton>
    );
  return (
    <div className="flex flex-wrap items-end gap-4">
      <SelectPart path={`${path}.alongside.field`} label="And in the same entry" options={lists} />
      <SelectPart
        path={`${path}.alongside.picked`}
        label="This is picked"
        options={answerChoices(draft, when.alongside.field)}
      />
      <CommandButton command={`remove ${path}.alongside`}>Whatever is picked</CommandButton>
    </div>
  );
}

function Condition({ machine, path }: { machine: GateEffect; path: string }) {
  const { draft } = useDesk();
  const { when } = machine;
  const at = `${path}.when`;
  if (!when) return <CommandButton command={`add ${at}`}>Only for some answers</CommandButton>;
  const offered = when.source === "answer" ? answerChoices(draft, when.field) : [];
  return (
    <>
      <div className="flex flex-wrap items-end gap-4">
        <SelectPart path={`${at}.source`} label="It reads" options={SOURCE_CHOICES} />
        {when.source === "answer" ? (
          <SelectPart path={`${at}.field`} label="Question" options={questionChoices(draft, GATE_KINDS)} />
        ) : (
          <TextPart path={`${at}.field`} label="Which one, such as q6 or K6" />
        )}
        <SelectPart
          path={`${at}.op`}
          label="It applies when that"
          options={COMPARE_CHOICES.filter(({ value }) => offered.length === 0 || value === "eq")}
        />
        {offered.length === 0 ? (
          <TextPart path={`${at}.value`} label="Value" />
        ) : (
          <SelectPart path={`${at}.value`} label="Value" options={offered} />
        )}
        <CommandButton command={`remove ${at}`}>Whenever the gate is on</CommandButton>
      </div>
      {when.source === "answer" ? <Beside when={when} path={at} /> : null}
    </>
  );
}

/** What becomes of a gate that is met by an answer. */
function AnswerPart({ machine, path }: { machine: GateEffect; path: string }) {
  if (machine.when?.source !== "answer") return null;
  return (
    <>
      <p className="type-note">When it is met, it alerts you, and you alone.</p>
      {machine.effect === "block" ? (
        <TicksPart
          path={`${path}.holds`}
          label="Until you have reviewed it, it holds for both"
          hint="With nothing ticked: all work of this exercise’s own class."
          options={CLASS_CHOICES}
        />
      ) : null}
    </>
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
      <SelectPart path={`${at}.gate`} label="Gate" options={gateChoices(machine)} />
      <SelectPart path={`${at}.effect`} label="What it does" options={EFFECT_CHOICES} />
      <Condition machine={machine} path={at} />
      <AnswerPart machine={machine} path={at} />
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
